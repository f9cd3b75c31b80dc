# Сообщения блоков
slot-begins = { $time } · <b>{ $activity }</b>, до { $until }
slot-late = ⏰ С опозданием: началось в { $time }.
slot-again = ⏰ Напоминаю, как просили.
button-later = ⏰ 10 минут
button-mute = 🔕 До { $until }
button-skip = ✖️ Не сегодня
button-slot-done = ✅ Готово
button-batch-start = ▶️ Начать обзвон
button-lists = 📇 Собрать список
button-clients = 👥 Клиенты
standup-more = …и ещё { $count }
standup-more-meetings = ещё { $count }
standup-stage = { $stage ->
    [effective_call] звонки { $count }
    [booked_meeting] назначено { $count }
    [held_meeting] проведено { $count }
    [walkin] обходы { $count }
    [studied] изучено { $count }
    [warm_contact] контакты { $count }
    [visit] визиты { $count }
    [questionnaire] анкеты { $count }
    [incoming] входящие { $count }
   *[effective_meeting] результативных { $count }
}
standup-last = 📈 Итог, { $day }: { $figures }
standup-meetings = 📅 Встречи: { $meetings }
standup-due = ❗️ Сегодня: { $due }
standup-worked = 💼 { $days } — рабочий день, по расписанию пятницы
standup-call-backs = перезвонить { $count }
standup-complaints = жалобы без ответа { $count }
standup-promises = договорённости { $count }
slot-list = 📇 В списке ждут звонка: { $waiting }
slot-list-empty = 📇 Список на неделю пуст.
slot-list-promised = 📞 Обещали перезвонить: { $count }
slot-list-next = 📇 { $waiting ->
    [0] Список пока пуст.
   *[other] Уже в списке: { $waiting }
}
slot-calls = { $stage }: { $counted } из { $norm }, { $left ->
    [0] норма выполнена
   *[other] осталось { $left }
}
slot-calls-hint = Звоним подряд, не отвлекаясь.
slot-gaps = Закройте долги прошлой недели: что закрыто, засчитается в ней.
slot-no-gaps = Прошлая неделя без долгов 👍
slot-gap = { $about ->
    [form] 📝 Анкета не закончена: { $count }
    [meeting] ❓ Встреча без итога: { $count }
    [promise] 🤝 Срок прошёл, отметки нет: { $count }
   *[undated] 🎯 Интерес есть, договорённости с датой нет: { $count }
}
slot-meeting-with = 🤝 Встреча: { $client }, { $time }
slot-study = Время разобраться, как дела у клиентов: кто растёт, кто уходит.
slot-documents = Предложения, решения, договоры — всё, что обещали.
slot-promised = { $when ->
    [overdue] просрочено { $count }
    [today] сегодня { $count }
   *[soon] скоро { $count }
}
slot-nothing-promised = На ближайшие дни ничего не обещано.
slot-topic = Тема: <b>{ $topic }</b>
slot-no-topic = Темы на эту неделю нет: руководитель её не назначил.
slot-lists = Кому звонить на неделе { $monday }–{ $sunday }?
# Отложить
snoozed = ⏰ Напомню в { $time }.
snooze-too-late = До конца блока меньше десяти минут: напоминать будет поздно.
slot-over = Этот блок уже закончился.
muted = 🔕 Хорошо, до { $time } не беспокою.
skip-ask = Почему «{ $activity }» не сегодня? Нажмите или напишите.
skip-reason = { $reason ->
    [client] Вызвал клиент
    [sick] Болезнь
   *[work] Другая работа
}
skip-reason-bad = Напишите причину словами, до { $limit } знаков.
skipped = ✖️ «{ $activity }» — не сегодня: { $reason }.
skipped-sick = Болеете весь день? Отметьте, и напоминаний не будет: <code>{ $example }</code>
skip-sick-example = /absence сегодня болезнь
slot-done = ✅ «{ $activity }»: готово.
button-slot-back = ↩️ Вернуть
slot-back = ↩️ «{ $activity }» снова в плане.
help-slots = На сообщение блока можно ответить: «отложить», «до конца блока», «не сегодня: причина», «готово».
# Учёт времени
account-planned = Блоки: { $planned } из { $total } по плану
account-missed = { $count } пропущено: { $reasons }
account-otherwise = { $count } на другое
account-unmarked = { $count } без отметки
account-to-come = { $count } впереди
account-rest = другое { $count }
# Тихие часы
settings-quiet = Тихие часы: { $begins }–{ $ends }
settings-quiet-off = Тихие часы: выключены
button-quiet = 🌙 Тихие часы
button-quiet-off = 🔔 Выключить
quiet-ask = В тихие часы бот молчит: что может подождать, ждёт их конца. Нажмите или напишите, например: <code>{ $example }</code>
quiet-bad = Часы не разобрал. Напишите, например: <code>{ $example }</code>
quiet-example = тихо 21:00-8:00
