# Договорённости
help-agreements = что обещали и к какому дню
menu-agreements = Договорённости
agreements-title = <b>Договорённости</b> — нажмите, чтобы отметить.
agreements-none = Открытых договорённостей нет. Они появляются из анкеты встречи.
agreements-share = Подтвердилось: { $kept } из { $settled } ({ $percent } %)
agreements-team = <b>Договорённости отдела</b>: открыто · подтвердилось
agreements-member = { $name }: { $open } · { $share }
agreements-no-share = пока нечего считать
promise-kind = { $kind ->
    [offer] КП
    [survey] Техническое обследование
    [solution] ИТР
   *[meeting] Повторная встреча
}
promise-line = 🤝 { $thing } — до { $day }
agreement-due = Сегодня срок. Сделано?
agreement-due-late = ⏰ Срок сегодня, спрашиваю с опозданием. Сделано?
agreement-was-due = Срок был { $day }. Сделано?
agreements-were-due = Срок подошёл у { $count ->
    [one] { $count } договорённости
    [few] { $count } договорённостей
   *[many] { $count } договорённостей
}. Нажмите, чтобы отметить.
agreements-due = Сегодня срок у { $count ->
    [one] { $count } договорённости
    [few] { $count } договорённостей
   *[many] { $count } договорённостей
}. Нажмите, чтобы отметить.
agreements-due-late = ⏰ Срок сегодня у { $count ->
    [one] { $count } договорённости
    [few] { $count } договорённостей
   *[many] { $count } договорённостей
}, спрашиваю с опозданием. Нажмите, чтобы отметить.
agreement-moved = Перенесено с { $day }: { $reason }
agreement-kept = ✅ Подтвердилась
agreement-unconfirmed = ❌ Не подтвердилась
button-kept = ✅ Сделано
button-broken = ❌ Не сделано
button-move-deal = 🕐 Перенести
agreement-ask-day = { $thing }: на какой день перенести? Один раз и не позже { $last }. Можно написать день.
agreement-day-bad = Такой день не подходит: нужен позже { $after }, но не позже { $last }. Напишите, например: «пт».
agreement-no-move = Переносят один раз и в пределах месяца. Отметьте: сделано или не сделано.
agreement-ask-why = { $action ->
    [move] Почему переносим? Нажмите или напишите.
   *[broken] Почему не сделано? Нажмите или напишите.
}
agreement-reason = { $reason ->
    [not_ready] Не готово у нас
    [client_asked] Попросил клиент
   *[no_time] Не хватило времени
}
button-reopen = ↩️ Вернуть
