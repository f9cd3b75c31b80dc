# Отсутствия
absences-own = Ваши отсутствия
absences-of = Отсутствия: { $name }
absences-team = Отсутствия в отделе
absences-none = Ничего не отмечено.
absence-line = · { $what }
absence-team-line = · { $name }: { $what }
absence-hint = Отметить — кнопкой или строкой: <code>{ $example }</code>
absence-hint-team = Кому отметить? Нажмите или напишите: <code>{ $example }</code>
absence-example = /absence 24.11-28.11 отпуск
absence-example-head = /absence Иван; 24.11-28.11; отпуск
absence-kind = { $absence ->
    [vacation] отпуск
    [sick] болезнь
    [trip] командировка
   *[other] другое
}
button-absence = { $absence ->
    [vacation] 🏖 Отпуск
    [sick] 🤒 Болезнь
    [trip] 🧳 Командировка
   *[other] ▫️ Другое
}
button-absence-own = Мне
button-absence-cancel = ✖️ { $what }
button-absence-back = 👋 Уже на работе
button-day-today = Сегодня
button-day-tomorrow = Завтра
button-this-week = До конца недели
button-whole-next-week = Следующая неделя
absence-ask-days = { $absence ->
    [vacation] Отпуск
    [sick] Болезнь
    [trip] Командировка
   *[other] Отсутствие
}{ $name }: в какие дни? Можно написать: { $examples }
absence-ask-kind = { $days }: что это?
absence-days-bad = { $span ->
    [no_end] До какого дня? Напишите оба, например: { $examples }
    [backwards] Последний день раньше первого. Напишите, например: { $examples }
    [too_long] Это дольше полугода. Напишите короче, например: { $examples }
    [too_old] Это слишком давно: отмечаем за последние 60 дней. Например: { $examples }
    [too_far] Это дальше года. Напишите ближе, например: { $examples }
   *[not_understood] Дни не разобрал. Напишите, например: { $examples }
}
absence-whom-unknown = «{ $name }»: такого имени в отделе нет. Выберите:
absence-whom-many = Кого вы имели в виду?
absence-added = ✅ Отмечено: { $what }
absence-added-for = ✅ { $name }: { $what }
absence-no-working-days = Рабочих дней среди них нет.
absence-working-days = { $count ->
    [one] { $count } рабочий день без напоминаний.
    [few] { $count } рабочих дня без напоминаний.
   *[many] { $count } рабочих дней без напоминаний.
}
absence-already = Уже отмечено: { $what }
absence-meetings = ⚠️ На эти дни { $count ->
    [one] назначена { $count } встреча
    [few] назначены { $count } встречи
   *[many] назначено { $count } встреч
}. Перенести?
absence-meetings-of = ⚠️ На эти дни { $count ->
    [one] назначена { $count } встреча
    [few] назначены { $count } встречи
   *[many] назначено { $count } встреч
}. Кнопки для переноса — у того, кто их проводит.
absence-told = 📅 { $by } отмечает вам отсутствие: { $what }. Если это не так — /absence
absence-told-end = 📅 { $by } меняет ваше отсутствие: { $what }. Что отмечено — /absence
absence-cancelled = ↩️ Отменено: { $what }
absence-ended = 👋 На работе с сегодняшнего дня. Было отмечено: { $what }
absence-none-then = На эти дни ничего не отмечено.
help-absence = отпуск, болезнь, командировка: <code>{ $example }</code>
menu-absence = Отпуск, болезнь, командировка
today-away = Сегодня у вас отмечено: { $what }. Уже на работе? /absence
absence-despite = ⚠️ На этот день у вас { $absence ->
    [vacation] отпуск
    [sick] болезнь
    [trip] командировка
   *[other] отсутствие
}. О встрече напомню и спрошу как обычно.
