# Сводка недели
help-summary = нормы отдела за неделю, её закрытие: <code>{ $example }</code>
menu-summary = Сводка недели
summary-example = /summary прошлая
summary-title = { $team } · { $monday }–{ $sunday }
summary-live = на { $time }
summary-closed = закрыта { $time }{ $version ->
    [1] {""}
   *[other] , версия { $version }
}
summary-reopened = открыта заново
summary-over = неделя закончилась, закроется в ночь на { $day }
summary-late = ⏰ С опозданием: сводка должна была прийти в { $time }.
summary-group = { $group ->
    [hunters] Хантеры
    [farmers] Фермеры
   *[trainees] Стажёры
}
summary-group-line = <b>{ $group } ({ $count })</b>: { $figures }
summary-nobody = В эту неделю в отделе никто не работал по нормам. Пригласить: /invite
summary-prorated = ◐ Норма за неполную неделю: { $people }
summary-not-counted = <b>Не засчитано, можно исправить</b>
summary-gap = • { $why }: { $count }{ $named ->
    [none] {""}
   *[other] {" "}({ $named })
}
summary-not-mended = Остальное не засчитано: { $reasons }
summary-promises = <b>Договорённости</b>: дано { $made } · выполнено { $kept } · сорвано { $broken } · просрочено { $overdue }
summary-made = Дано: { $clients }
summary-kept = ✅ Выполнено: { $clients }
summary-overdue = ⏰ Просрочено: { $clients }
summary-promised = { $client } ({ $kind }, до { $day }{ $name ->
    [none] {""}
   *[other] , { $name }
})
summary-risks = ⚠️ <b>Под угрозой { $count }</b>: { $clients }
summary-closing = 💰 <b>Блок 3, ждут подключения руководителя: { $count }</b>
summary-closing-all = 💰 Блок 3: сделок { $count }, руководитель подключён ко всем
summary-closing-none = 💰 Блок 3: открытых сделок нет
summary-deal = • { $client } — { $amount ->
    [none] сумма не названа
   *[other] { $amount }
}, с { $day }, { $name }
summary-lists = 📇 Списки на { $monday }–{ $sunday }: готовы { $ready } из { $all }{ $missing ->
    [none] {""}
   *[other] . Не хватает номеров: { $missing }
}
summary-improved = 📈 Больше всех к своей прошлой неделе: { $name }, { $done } % норм (было { $before } %)
summary-changes = <b>После закрытия изменилось: { $count }</b>
summary-change = • { $name }, { $figure }: { $was } → { $now } (кто: { $by })
summary-figure = { $figure ->
    [counted] { $stage }
    [logged] { $stage }, записано
    [norm] { $stage }, норма
    [made] договорённостей дано
    [kept] договорённостей выполнено
   *[broken] договорённостей сорвано
}
summary-no-figure = нет
summary-more = ещё { $count }
summary-no-week = Неделю не разобрал. Напишите день из неё, например: <code>{ $example }</code>
summary-day-example = /summary { $day }
summary-future = Эта неделя ещё не началась. Текущая: /summary
summary-too-early = Отдел работает здесь с { $day }: раньше сводок нет.
summary-counting = ⏳ Считаю: отдел большой. Пришлю через несколько секунд.
# Кнопки
button-summary-week = { $way ->
    [back] ◀️ { $day }
   *[on] { $day } ▶️
}
button-summary-trend = 📈 8 недель
button-summary-records = 📎 Записи (xlsx)
button-summary-close = 🔒 Закрыть неделю
button-summary-reopen = 🔓 Открыть заново
button-summary-versions = 🕓 Версии: { $count }
button-summary-lead = ⏰ Присылать за { $lead }
button-summary-show = 📊 К сводке
# Закрытие
summary-was-closed = 🔒 Неделя { $monday }–{ $sunday } закрыта: версия { $version }. Что исправят позже, станет новой версией.
summary-already-closed = Эта неделя уже закрыта.
summary-moved = Пока неделя считалась, её записи менялись. Закройте её ещё раз.
summary-not-over = Неделя ещё идёт: закрыть её можно, когда она закончится.
summary-was-reopened = 🔓 Неделя { $monday }–{ $sunday } открыта заново. Закроется в ночь на { $day } или кнопкой; прежняя версия сохранена.
summary-not-closed = Эта неделя не закрыта: открывать нечего.
summary-nothing-to-close = В этой неделе никто не работал: закрывать нечего.
summary-versions = <b>Версии недели { $monday }–{ $sunday }</b>
summary-no-versions = Неделя { $monday }–{ $sunday } ещё не закрывалась. Закроется в ночь на { $day }.
summary-version = { $version }. { $time }, { $how ->
    [head] закрыта: { $name }
    [clock] закрыта сама
   *[mended] исправлено: { $count }
}
summary-version-reopened = открыта заново { $time }: { $name }
# Когда присылать
summary-lead-ask = За сколько до еженедельной планёрки присылать сводку? Сейчас за { $lead }. Нажмите или напишите, например: <code>{ $example }</code>
summary-lead-example = /summary за 45 минут
summary-lead-set = ⏰ Сводка будет приходить за { $lead } до еженедельной планёрки: { $day } в { $time }.
summary-lead-came = Сводка этой недели уже пришла.
summary-lead-same = Так и есть: за { $lead } до планёрки.
summary-lead-bad = От { $least } до { $most } минут. Напишите, например: <code>{ $example }</code>
summary-minutes = { $minutes } { $minutes ->
    [one] минуту
    [few] минуты
   *[many] минут
}
# Картинка, таблица, 8 недель
summary-picture-stage = { $stage ->
    [effective_call] Звонки
    [booked_meeting] Назначено
    [held_meeting] Проведено
    [walkin] Обходы
    [studied] Изучено
    [warm_contact] Контакты
    [visit] Визиты
    [questionnaire] Анкеты
    [incoming] Входящ.
   *[effective_meeting] Результативных
}
summary-picture-days = Дни
summary-picture-total = Всего
summary-picture-legend = факт/норма · ✓ норма выполнена{ $last ->
    [none] {""}
   *[other] {" "}· «было» — прошлая неделя
} · ◐ норма меньше полной: дни, ставка, стажировка
summary-picture-last = было { $count }
summary-sheet-name = { $team }, неделя { $monday }
summary-sheet-figures = Сводка
summary-sheet-records = Записи
summary-sheet-promises = Договорённости
summary-sheet-changes = Изменения
summary-column = { $column ->
    [group] Группа
    [person] Кто
    [days] Дней
    [stage] Показатель
    [counted] Засчитано
    [norm] Норма
    [last] Прошлая неделя
    [logged] Записано
    [counts] Засчитано?
    [why] Почему нет
    [day] День
    [time] Время
    [client] Клиент
    [decider] ЛПР
    [position] Должность
    [result] Итог
    [note] Заметка
    [number] № записи
    [state] Состояние
    [due] Срок
    [was] Было
    [now] Стало
    [by] Кто изменил
   *[kind] Что
}
summary-yes = да
summary-no = нет
summary-state = { $state ->
    [made] дано
    [kept] выполнено
    [broken] сорвано
   *[overdue] просрочено
}
summary-trend-title = { $team } · 8 недель, { $monday }–{ $sunday }
summary-trend-caption = 📈 { $team }: засчитано по неделям и нормы. Незакрытые недели отмечены «*».
summary-trend-empty = Пока показывать нечего: в отделе никто не работал по нормам.
# Своя сводка — в блоке «Списки на неделю»
own-summary = <b>Ваша неделя</b>, было — прошлая неделя:
own-summary-first = <b>Ваша неделя</b>:
own-summary-line = { $stage }: { $counted }{ $norm ->
    [none] {""}
   *[other] /{ $norm }
}{ $last ->
    [none] {""}
   *[other] {" "}· было { $last }
}
own-summary-mend = 🛠 До конца { $day } можно исправить и засчитать: { $reasons }
own-summary-whole = Исправлять нечего: всё, что может, засчитано 👍
