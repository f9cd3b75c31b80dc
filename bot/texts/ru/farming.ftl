# Существующие клиенты: контакт, визит, входящий, жалоба
button-contact = 💬 Контакт
button-contact-again = 💬 Ещё контакт
button-visit = 🚗 Визит
button-incoming = 📥 Входящий
button-incoming-again = 📥 Ещё входящий
button-missed = 📵 Пропущен
contact-example = /contact Ромашка; Иванов Пётр Сергеевич; директор; обсудили договор
visit-example = /visit Ромашка; у нас; Иванов Пётр Сергеевич; директор
incoming-example = /incoming Ромашка; Иванов Пётр; хочет КП; перезвонить завтра
help-contact = записать разговор с клиентом: <code>{ $example }</code>
help-visit = записать визит: <code>{ $example }</code>
help-incoming = записать входящий звонок: <code>{ $example }</code>
menu-contact = Записать разговор с клиентом
menu-visit = Записать визит
menu-incoming = Записать входящий звонок
ask-about = О чём звонили? Напишите следом.
ask-visit-place = Где встречались?
ask-answer-by = К какому дню ответим? Напишите, на что жалуются, или день, например: { $example }
button-this-day = Сегодня
button-answered = ✅ Отвечено
button-to-hunter = 🎯 Передать хантеру
detail-answer-by = Ответить: { $day }
detail-answered = Отвечено: { $time }
record-waits = ⏳ <b>Записано, { $why }.</b> { $what }
gap-same-day-client-of = второй контакт с клиентом за день, первый — { $whose }, { $time }
result-incoming = { $result ->
    [answered] входящий, отвечено
    [booked] входящий, встреча назначена
    [call_back] входящий, перезвонить
    [complaint] входящий, жалоба
   *[not_reached] входящий пропущен
}
result-visit = { $place ->
    [client] встреча у клиента
    [ours] встреча у нас
   *[neutral] встреча на нейтральной территории
}
visit-counted = ✅ <b>Визит засчитан.</b>
visit-not-counted = ⚠️ <b>Визит не засчитан: { $why }.</b>
filled-counted = ✅ <b>Анкета засчитана.</b>
filled-not-counted = 📝 Ещё не засчитано: { $why }.
week-share = {" "}· в тот же день { $percent } %
existing-marked = Клиент «{ $client }» отмечен как действующий: он уже покупает. Отметка — { $who }.
incoming-no-hunters = Хантеров в команде пока нет: клиент остаётся у вас.
incoming-to-whom = Кому передать «{ $client }»?
incoming-gave = 🎯 «{ $client }» теперь ведёт { $hunter }.
incoming-given = 📥 <b>{ $client }</b> — новый клиент, теперь ваш. Звонок: { $farmer }.
