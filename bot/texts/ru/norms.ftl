# Нормы
norms-title = Нормы на неделю
norms-hint = Изменить — кнопкой или строкой: <code>{ $example }</code>
norms-example = /norms хантер звонки 60
norms-example-person = /norms Анна встречи 8 с 30.11
norms-own = 👤 Свои нормы: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
norms-of-role = Нормы на неделю: { $role }
norms-of-person = Нормы на неделю: { $name } ({ $role })
norms-none = без нормы
norms-none-of = { $stage } без нормы
norms-else = {" "}({ $whose ->
    [person] у всех
   *[role] по методу
} { $above })
norms-later = ⏳ С { $day }: { $stage } — { $number }
norms-now = Сейчас: { $now }, { $whose ->
    [person] у всех
   *[role] по методу
}: { $above }
norms-ask = Какая норма? Кнопками или числом, можно сразу «{ $example }».
norms-answer = 60 с 30.11
norms-draft = Новая норма: <b>{ $number }</b>. С какой недели?
norms-no-monday = Норма действует с понедельника, а вы назвали { $day }. Ближайший после этого понедельник — { $monday }.
norms-confirm = Новая норма: <b>{ $number }</b> с { $day }. Верно?
norms-same = Так и есть, менять нечего.
norms-ask-whom = Кому лично? Нажмите или напишите: <code>{ $example }</code>
norms-ask-whose = Чья норма?
norms-ask-stage = { $whose }: какая норма?
norms-set-this = ✅ { $whose }, с этой недели ({ $day }): { $norms }.
norms-set-next = ✅ { $whose }, с { $day }: { $norms }.
norms-as-it-was = Так и есть, ничего не изменилось.
norms-changed = { $stage } — { $now } (было { $was })
norms-told = 🎯 Ваша норма { $when ->
    [this] с этой недели
   *[next] с { $day }
}: { $norms }. Руководитель: { $by }. Ваша неделя: /week
norms-bad = { $unfit ->
    [bad_day] День не разобрал. Норма меняется с понедельника, например: { $example }
    [past] Прошлые недели остаются со своими нормами. Можно с { $day } или позже.
    [too_far] Это дальше года. Напишите ближе, например: { $example }
    [no_such_stage] Здесь можно задать: { $stages }.
   *[bad_number] Нужно целое число от 1 до { $most }, например: { $example }
}
norms-or-leave = Ничего не менять — «отмена».
norms-incoming = У входящих звонков нормы нет: считается доля отвеченных в тот же день.
button-norms-people = 👤 Кому лично
button-norms-data = 📐 По данным отдела
button-norms-as-all = ↩️ Как у всех
button-norms-method = ↩️ По методу
button-norms-none = 🚫 Без нормы
button-norms-this = ✅ { $number } с этой недели ({ $day })
button-norms-from = ✅ { $number } с { $day }
button-norms-next = ✅ { $number } со следующей ({ $day })
button-norms-take = ✅ Принять с { $day }
norms-data-counting = ⏳ Считаю по данным отдела: несколько секунд.
norms-data-title = 📐 По данным отдела: { $role }
norms-data-early = Считать рано. Нужно недель, отработанных целиком: { $weeks }, и { $results }.
norms-data-so-far = Пока недель: { $weeks }, { $results }. До тех пор опирайтесь на метод.
norms-data-weeks = Полные недели, не больше { $most } последних: { $weeks }. За них:
norms-data-need = Чтобы было { $goal }, нужно: { $need }.
norms-data-missing = Нет данных: { $stages }. Их норма остаётся прежней: сначала их нужно записывать.
norms-data-now = Сейчас в норме: { $now }.
norms-data-same = Нормы и так такие.
norms-data-no-goal = { $stage } — без нормы: считать не от чего.
norms-count = { $stage ->
    [effective_call] { $count } { $count ->
        [one] результативный звонок
        [few] результативных звонка
       *[many] результативных звонков
    }
    [booked_meeting] { $count } { $count ->
        [one] назначенная встреча
        [few] назначенные встречи
       *[many] назначенных встреч
    }
    [held_meeting] { $count } { $count ->
        [one] проведённая встреча
        [few] проведённые встречи
       *[many] проведённых встреч
    }
    [warm_contact] { $count } { $count ->
        [one] тёплый контакт
        [few] тёплых контакта
       *[many] тёплых контактов
    }
    [visit] { $count } { $count ->
        [one] визит
        [few] визита
       *[many] визитов
    }
    [questionnaire] { $count } { $count ->
        [one] анкета
        [few] анкеты
       *[many] анкет
    }
   *[effective_meeting] { $count } { $count ->
        [one] результативная встреча
        [few] результативные встречи
       *[many] результативных встреч
    }
}
help-norms = нормы отдела и каждого: <code>{ $example }</code>
menu-norms = Нормы недели
