# Расписание
help-timetable = расписание на неделю, картинкой и для печати
menu-timetable = Расписание недели
timetable-title = <b>Расписание</b>
timetable-whose = Чьё расписание?
timetable-hint-home = Можно строкой: <code>/timetable { $example }</code>
timetable-example-home = хантер; пн 11:00-13:00 встречи
timetable-role = { $role ->
    [hunter] Хантеры
    [farmer] Фермеры
    [trainee] Стажёры
   *[head] Руководители
}
timetable-head = <b>Расписание: { $name }</b>
timetable-source = { $table ->
    [method] Как в методике.
    [team] Изменено для роли в вашей команде.
   *[own] Своё, отдельно от роли.
}
timetable-until-later = Действует сейчас. С { $day } действует другое.
timetable-from-later = Расписание действует с { $day }, сейчас — другое.
timetable-see-later = 📆 С { $day } ›
timetable-see-now = ‹ Сейчас
timetable-day-line = <b>{ $day }</b> { $start }–{ $end } · { $slots ->
    [one] { $slots } блок
    [few] { $slots } блока
   *[many] { $slots } блоков
}
timetable-day-meetings = 🤝 { $meetings }
timetable-free-days = Без блоков: { $days }
timetable-week-sum = Встреч в неделю: { $meetings }
timetable-draft = <b>Черновик</b>, ещё не действует:
timetable-draft-more = …и ещё: { $count }
timetable-hint-edit = Нажмите день или напишите: <code>{ $example }</code>
timetable-save-monday = ✅ С { $day }
timetable-save-now = ⚡ Сразу
timetable-discard = ✖️ Не менять
timetable-as-method = ↩️ Как в методике
timetable-as-team = ↩️ Как у роли
timetable-picture = 🖼 Картинкой
timetable-print = 🖨 Для печати
timetable-next-week = След. неделя ›
timetable-to-home = ☰ Чьё
timetable-to-week = ‹ Неделя
timetable-to-day = ‹ { $day }
timetable-more-people = Ещё ›
timetable-fewer-people = ‹ Назад
timetable-which = Кого вы имели в виду?
timetable-nobody = «{ $name }»: такого имени в команде нет. Чьё расписание?
timetable-day = <b>{ $name } · { $day }</b>
timetable-weekday = { $weekday ->
    [mon] понедельник
    [tue] вторник
    [wed] среда
    [thu] четверг
    [fri] пятница
    [sat] суббота
   *[sun] воскресенье
}
timetable-day-empty = Блоков нет.
timetable-hint-day = Можно написать: <code>{ $example }</code>
timetable-add = ➕ Блок
timetable-like = 📋 Как другой день
timetable-clear = 🗑 Весь день
timetable-like-ask = <b>{ $day }</b>: повторить какой день?
timetable-slot = <b>{ $name } · { $day }</b>
    { $start }–{ $end } { $activity }
timetable-shift-start = с { $minutes }
timetable-shift-end = до { $minutes }
timetable-time = 🕘 Время
timetable-activity = 🎯 Занятие
timetable-move = 📆 День
timetable-remove = 🗑 Убрать
timetable-time-ask = { $day }, { $start } { $activity }. Новое время? Напишите, например: <code>10:00-11:30</code>
timetable-time-bad = Время не понял. Напишите начало и конец, например: 10:00-11:30
timetable-activity-ask = { $day }, { $start }–{ $end }. Чем заняться?
timetable-move-ask = { $day }, { $start } { $activity }. На какой день?
timetable-add-ask = { $day }. Когда? Выберите свободное время или напишите: <code>18:00-19:00 документы</code>
timetable-add-bad = Не понял. Напишите время и занятие, например: 18:00-19:00 документы
timetable-kind = { $activity ->
    [standup] Утренняя оперативка
    [telemarketing] Телемаркетинг
    [reporting] Отчётность
    [client_study] Изучение клиентов
    [meeting] Встречи
    [documents] Документы
    [training] Внутреннее обучение
    [week_lists] Списки на неделю
   *[week_planning] Еженедельная планёрка
}
timetable-refused = { $refused ->
    [not_there] В это время блок не начинается.
    [overlap] Пересекается: { $slot }. Сначала измените или уберите его.
    [too_short] Блок длится не меньше 5 минут и заканчивается позже, чем начинается.
    [too_many] В одном дне не больше { $about } блоков.
    [last_slot] Расписание не может быть пустым: оставьте хотя бы один блок.
    [beyond_day] Блок не выходит за пределы дня.
    [no_activity] Чем заняться в это время? Допишите, например: пн 18:00-19:00 документы
    [same_day] Это тот же день.
    [nothing_to_copy] В том дне блоков нет.
   *[not_read] Не понял: «{ $about }». Пишите так: { $example }
}
timetable-example-edit = пн 11:00-13:00 встречи
timetable-example-day = { $day } 11:00-13:00 встречи
timetable-saved = { $name }: сохранено, действует с { $day }.
timetable-same = Менять нечего: так уже и есть.
timetable-late = Пока вы правили, расписание изменилось. Вот новое — внесите правку ещё раз.
timetable-told = Ваше расписание изменено, новое действует с { $day }. Руководитель: { $by }.
timetable-told-open = 📅 Расписание
timetable-not-yours = Расписание меняет руководитель отдела. Попросите его. Ваше расписание: /timetable
timetable-no-own = У руководителя своего расписания нет.
sheet-title = { $role ->
    [farmer] Таблица планирования времени менеджера по развитию клиентов
    [trainee] Таблица планирования времени стажёра
   *[other] Таблица планирования времени менеджера по продажам
}
sheet-name = Ф.И.О. { $role ->
    [farmer] МРК
    [trainee] стажёра
   *[other] МП
}
sheet-dates = Даты
sheet-weekday = День недели
sheet-draft = черновик
sheet-off = выходной
sheet-file = Расписание { $name }.pdf
sheet-motto = Время – главный ресурс менеджера по продажам! Учитесь использовать его рационально!
