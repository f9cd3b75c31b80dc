# Путь клиента: блоки 2 и 3, доска
button-path = 🧭 Дальше по пути
path-example = /path Ромашка; договор; 1,5 млн
help-path = сдвинуть клиента: переговоры, договор, заказ, оплата, проиграли, отложить: <code>{ $example }</code>
menu-path = Дальше по пути
help-board = доска: клиенты по блокам, суммы, сроки; <code>/board 3</code>
menu-board = Доска по блокам
path-stage = { $stage ->
    [contract] Договор
    [order] Заказ
    [paid] Оплачено
    [lost] Проигран
   *[progress] Переговоры
}
path-move = { $move ->
    [interest] встреча с интересом и договорённостью
    [progress] переговоры
    [contract] договор
    [order] заказ
    [paid] оплата
    [lost] проигран
    [postponed] отложен
    [back] снова в работе
   *[done] сделка закрыта
}
button-path-move = { $move ->
    [contract] 📄 Договор
    [order] 📦 Заказ
    [paid] 💰 Оплата
    [lost] ✖️ Проиграли
    [postponed] ⏸ Отложить
    [back] ↩️ Вернуть в работу
    [done] ✅ Оставить у себя
   *[progress] 💬 Переговоры
}
button-path-back = ↩️ Назад: { $stage }
path-line = 💼 Блок { $block } · { $stage } с { $day }{ $amount }
path-line-existing = 💼 Сделка: { $stage } с { $day }{ $amount }
path-line-paid = 💰 Оплачено { $day }{ $amount }
path-line-lost = ✖️ Проигран { $day }: { $reason }
path-line-joined = 🙋 Подключается { $who }
path-line-away = Почему отложен: { $reason }
path-cold = Блок 1: холодная работа
path-no-deal = Действующий клиент, открытой сделки нет
path-next = Куда дальше? Или одной строкой: <code>{ $example }</code>
path-ask-client = Какого клиента двигаем? Нажмите на имя — или напишите имя, а за ним через «;» шаг и сумму: <code>{ $example }</code>
path-ask-nobody = Пока некого двигать: клиенты появятся здесь со звонков и встреч. Любого можно назвать: <code>{ $example }</code>
path-ask-amount = <b>{ $client }</b>: на какую сумму? Напишите, например: { $example }
path-amount-example = 1,5 млн
path-amount-bad = Сумму не разобрал. Напишите, например: { $example }
button-path-no-amount = Пока неизвестна
sum-ask = <b>{ $client }</b>: { $figure } — это { $meanings }?
sum-ask-form = { $figure } — это { $meanings }?
sum-in-unit = { $size ->
    [millions] { $figure } млн
    [thousands] { $figure } тыс.
   *[ones] { $amount }
}
sum-either = { $first } или { $last }
path-ask-lost = <b>{ $client }</b>: почему проиграли? Выберите или напишите.
path-lost-reason = { $reason ->
    [price] дорого
    [competitor] выбрали другого
    [no_need] не нужно
    [no_budget] нет бюджета
   *[silent] перестали отвечать
}
path-ask-until = <b>{ $client }</b>: до какого дня отложить? Выберите или напишите, например: { $example }
path-until-example = через месяц
path-until-bad = Нужен день не раньше завтрашнего и не дальше года. Например: { $example }
path-ask-away = Почему? Выберите или напишите.
path-away-reason = { $reason ->
    [budget] ждут бюджета
    [season] не сезон
    [decision] решают у себя
   *[later] попросили позже
}
path-away-noted = ⏸ <b>{ $client }</b>: отложен до { $day }. Причина — { $reason }.
path-unread = Не понял «{ $said }». Бывает: переговоры, договор, заказ, оплата, проиграли, отложить, вернуть. Например: { $example }
path-problem = { $problem ->
    [same] «{ $client }»: так и есть. Изменить сумму: { $example }
    [early] «{ $client }»: рано. Сначала переговоры: встреча с интересом и договорённостью или строка: /path { $client }; переговоры
    [no_order] «{ $client }»: до оплаты — договор или заказ. Строкой: /path { $client }; заказ
    [paid] «{ $client }» уже оплатил. Осталось передать его фермеру или оставить у себя.
    [buys] «{ $client }» — действующий клиент: потерянного возвращают хантеру, /handover
    [lost] «{ $client }» проигран. Сначала верните его в работу.
    [needs_reason] «{ $client }»: напишите, почему проиграли.
    [needs_day] «{ $client }»: напишите, до какого дня отложить.
   *[nothing] «{ $client }»: возвращать и закрывать нечего.
}
path-not-yours = Клиента «{ $client }» ведёт { $owner }: двигает его ответственный или руководитель.
path-already = Уже записано.
path-moved = ✅ <b>{ $client }</b>: { $move }{ $amount }
path-moved-closing = Блок 3. Руководитель получил сводку и может подключиться.
path-moved-lost = ✖️ <b>{ $client }</b>: проигран, причина — { $reason }. В списках и на сегодня его больше нет.
path-moved-lost-deal = ✖️ <b>{ $client }</b>: сделка проиграна, причина — { $reason }. Клиент остаётся действующим.
path-moved-away = ⏸ <b>{ $client }</b>: отложен до { $day }. В этот день вернётся в списки.
path-moved-back = ↩️ <b>{ $client }</b>: снова в работе{ $where }.
path-moved-done = ✅ <b>{ $client }</b>: сделка закрыта, клиент остаётся у вас как действующий.
path-moved-deal = 💰 <b>{ $client }</b>: оплата{ $amount }. Сделка закрыта.
path-moved-paid = 💰 <b>{ $client }</b>: оплата{ $amount }. Теперь это действующий клиент.
path-give = Кому передать на развитие?
path-meeting-stays = 📅 Встреча { $time } остаётся: отмените её, если не нужна.
button-path-give = 🤝 { $name }
button-path-whom = 🤝 Кому передать…
path-undone = ↩️ <b>{ $client }</b>: отменено — { $move }.
path-undo-late = Отменить уже нельзя: прошло больше 15 минут или клиента сдвинули дальше. Исправьте шагом назад: /path { $client }
path-told = 🧭 { $who }: «{ $client }» — { $what }
path-told-undone = ↩️ { $who }: «{ $client }» — отменено: { $what }
path-brief = 🔔 <b>Блок 3: «{ $client }» — { $stage }</b>
path-brief-money = 💰 { $amount } · ведёт { $owner }
path-brief-no-amount = сумма пока неизвестна
path-brief-people = 👥 { $people }
path-brief-nobody = 👥 ЛПР не записаны
path-brief-form = 📝 Анкета { $answered } из { $required }{ $missing ->
    [none] {""}
   *[other] . Нет ответа: { $missing }
}
path-brief-no-form = 📝 Анкеты ещё нет
path-brief-contacts = 💬 { $contacts }
path-brief-no-promises = 🤝 Открытых договорённостей нет
path-brief-meeting = ➡️ Дальше: встреча { $time }
path-brief-call = ➡️ Дальше: звонок { $day }
path-brief-agreed = ➡️ Дальше: { $what } до { $day }
path-brief-no-step = ➡️ Следующий шаг не назначен
button-path-join = 🙋 Подключаюсь
button-path-card = 📇 Карточка
path-joined-you = 🙋 Вы подключились. { $owner } об этом знает.
path-joined-you-own = 🙋 Вы подключились.
path-joined-told = 🙋 <b>«{ $client }»</b>: подключается { $who }.
path-joined-other = Уже подключается { $who }.
path-joined-already = Вы уже подключились.
path-join-problem = { $problem ->
    [paid] «{ $client }» в блоке 3 и уже оплачен: подключаться больше не к чему. Осталось передать его фермеру: <code>/handover { $client }</code> — или оставить: <code>/path { $client }; оставить</code>
    [talks] «{ $client }» ещё в переговорах. Подключаются в блоке 3, туда ведёт договор или заказ: <code>/path { $client }; договор</code>
    [lost] «{ $client }» проигран. Сначала верните его в работу: <code>/path { $client }; вернуть</code>
   *[cold] У клиента «{ $client }» нет открытой сделки. Подключаются в блоке 3, туда ведёт договор или заказ: <code>/path { $client }</code>
}
path-group = 💼 Блок 3: «{ $client }» — { $stage }{ $amount }. Ведёт { $owner }.
path-group-paid = 💰 «{ $client }»: оплата{ $amount }. Ведёт { $owner }.
board-title = 🗂 <b>Доска: { $whose }</b>
board-paid = {" "}· 💰 оплачено за неделю: { $count }{ $amount }
board-team = вся команда
board-whom = Чью доску показать?
board-block = { $column ->
    [closing] 3. Закрытие
    [talks] 2. Переговоры
    [cold] 1. Холодная работа
    [away] ⏸ Отложены
   *[lost] ✖️ Проиграны
}
board-sum = { $column }: { $count }{ $amount }
board-unknown = {" "}· без суммы { $count }
board-cold = { $column }: { $count }, встреч назначено { $meetings }
board-more = больше { $count }
board-postponed = { $column }: { $count }
board-lost = { $column } за три месяца: { $count }{ $reasons }
board-empty = Пока пусто. В блок 2 клиента приводит встреча с интересом и договорённостью или строка: <code>{ $example }</code>
board-list = <b>{ $column }</b> · { $whose }: { $first }–{ $last }
board-list-empty = <b>{ $column }</b> · { $whose }: никого.
board-days = { $count ->
    [0] сегодня
   *[other] { $count } дн.
}
board-line = { $number }. { $client } · { $what }
board-touched = контакт { $day }
board-back-on = вернётся { $day }
button-board-amount = По сумме
button-board-age = По сроку
button-board = 🗂 Доска
board-own-only = Доски коллег видит руководитель. Своя доска: /board
board-bad = Не понял «{ $said }». Например: { $example }
board-example = /board 3
today-returned = { $count ->
    [one] 🔔 Вернулся из отложенных: { $count }
    [few] 🔔 Вернулись из отложенных: { $count }
   *[many] 🔔 Вернулось из отложенных: { $count }
}
standup-returned = вернулись из отложенных: { $count }
