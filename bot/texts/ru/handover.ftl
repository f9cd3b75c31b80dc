# Передача клиентов
button-hand = 🤝 Передать
button-hand-answer = 🤝 Принять или отказаться
button-hand-back = ↩️ Отозвать передачу
button-hand-accept = ✅ Принять
button-hand-decline = ✖️ Отказаться
button-hand-lost = ↩️ { $name }: клиент потерян
handover-example = /handover Ромашка; Анна Белова; просят счёт
help-handover = передать клиента: <code>{ $example }</code>
menu-handover = Передать коллеге
client-stage-brought = { $stage ->
    [new] Новый
    [in_work] В работе
    [meeting_booked] Встреча назначена
    [met] Была встреча
    [contract] Договор
    [order] Заказ
    [paid] Оплачено
    [dropped] Проигран
    [existing] Действующий клиент
    [lost] Потерян
   *[progress] Интерес и прогресс
} · { $verb } { $brought }, ведёт { $owner }
brought-by-him = привёл
brought-by-her = привела
client-lost = ↩️ Возвращён { $day }: { $reason }
client-offered = 🤝 Предложен: { $to }. Ответа пока нет.
hand-nobody = Передать «{ $client }» некому: { $taker ->
    [hunter] хантеров
   *[farmer] фермеров
} в команде пока нет. Руководитель приглашает так: /invite { $taker }
hand-unknown = Не нашёл «{ $name }» среди тех, кому можно передать.
hand-whom = Кому передать «{ $client }»?
hand-whom-typed = Можно написать имя, а через «;» — что передать на словах. Одной строкой: <code>{ $example }</code>
hand-ask-lost = Вернуть «{ $client }» — { $to }. Почему клиент потерян? Выберите или напишите.
hand-lost-reason = { $reason ->
    [stopped] перестал покупать
    [competitor] ушёл к конкуренту
    [silent] не выходит на связь
   *[closed] закрывается
}
hand-problem = { $problem ->
    [not_yours] Клиента «{ $client }» ведёт { $owner }: передаёт его владелец или руководитель.
    [himself] Клиента «{ $client }» уже ведёт { $owner }. Выберите другого.
    [role] { $to }: стажёры и руководители клиентов не ведут. Выберите фермера.
    [cold] { $to }: стажёр передаёт клиента хантеру, к фермеру клиент попадёт после оплаты. Выберите хантера.
    [not_joined] { $to }: знакомство с ботом ещё не пройдено. Передать можно будет после него.
   *[not_bought] { $to }: к хантеру возвращается только потерянный клиент, а «{ $client }» ещё не покупал. Выберите фермера.
}
hand-offered-already = «{ $client }» уже предложен: { $to }. Сначала отзовите: /handover
hand-offered = 🤝 <b>«{ $client }»</b> — передача предложена: { $to }.
hand-till-then-own = До ответа клиент ваш.
hand-till-then = До ответа клиента ведёт { $owner }.
hand-note-hint = Что передать на словах? Напишите следом.
hand-noted = 📝 Слова переданы: { $to }.
hand-more = 🤝 { $giver } о «{ $client }»: { $note }
hand-told-owner = 🤝 { $head } предлагает передать «{ $client }»: { $to }. До ответа клиент ваш.
hand-for-you = 🤝 <b>Вам передают клиента.</b> Передаёт { $giver }.
hand-class = Класс { $grade }
hand-turnover = { $turnover } за год
hand-goes-over = <b>Впереди</b>
hand-meeting = 📅 { $time } · проводит { $holder }
hand-call = 📞 Перезвонить: { $day }{ $more }
hand-complaint = ❗ Ответить на жалобу: { $day }{ $more }
hand-ask-refusal = Почему не берёте «{ $client }»? Выберите или напишите.
hand-refusal = { $reason ->
    [busy] много своих клиентов
    [not_mine] не мой участок
   *[early] рано, заказа ещё не было
}
hand-yours = ✅ <b>Клиент «{ $client }» теперь ваш.</b> Договорённости, обещанные звонки и напоминания — тоже.
hand-declined-mine = Отказ передан: «{ $client }», причина — { $reason }.
hand-news-accepted = 🤝 <b>«{ $client }»</b>: передача принята, клиента ведёт { $to }. Записи и зачёт остаются за теми, кто их сделал.
hand-your-meeting = 📅 Встреча { $time } остаётся за вами.
hand-news-declined = ✖️ <b>«{ $client }»</b>: { $to } — отказ, причина: { $reason }. Клиента ведёт { $owner }.
hand-taken-back = ↩️ «{ $client }»: передача отозвана.
hand-taken-back-told = ↩️ «{ $client }»: передача отозвана, отвечать не нужно.
hand-late = { $state ->
    [accepted] Передача уже принята.
    [declined] Получатель уже отказался.
   *[taken_back] Передачу отозвали.
}
hand-moved-on = Пока вы думали, клиента передали иначе: его ведёт { $owner }.
hand-none = Передач пока нет. Передать клиента: <code>{ $example }</code>
hand-list-mine = <b>Ждут вашего ответа</b>. Откройте и нажмите «Принять» или напишите: принять Ромашка
hand-list-others = ⏳ — ждут ответа получателя.
hand-list-done = <b>За две недели</b>
hand-line = { $state ->
    [accepted] ✅
   *[declined] ✖️
} { $day } { $client }: { $giver } → { $to }
hand-no-offers = Предложений нет. Все передачи: /handover
hand-offer-none = Такой передачи вам нет. Все передачи: /handover
