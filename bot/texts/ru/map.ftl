# Карта базы
help-map = карта базы: кого спасать, кого развивать
menu-map = Карта базы
map-quarter = { $quarter ->
    [rescue] Спасать
    [both] Спасать и развивать
    [develop] Развивать
   *[keep] Держать
}
map-title = База: { $whose }, { $day }
map-team = вся команда
map-risk = риск
map-growth = рост
map-share = { $percent } % оборота
map-more = и ещё { $count }
map-caption = 🗺 <b>{ $whose }</b>: { $count } { $count ->
    [one] действующий клиент
    [few] действующих клиента
   *[many] действующих клиентов
}. Выше — риск потерять, правее — рост. Кто в четверти — кнопкой.
map-caption-no-ledger = Продажи не загружены, классов A, B, C нет: /ledger
map-caption-left = ⏳ Ещё пересчитываем клиентов: { $count }. Через минуту откройте карту снова.
map-empty = Карта пуста: { $whose } пока не ведёт действующих клиентов. Клиент становится действующим после первой продажи (/ledger) или под записью разговора: «Клиент уже покупает».
map-nobody = Карта пуста: действующих клиентов в команде пока нет. Они появляются после загрузки продаж (/ledger).
map-whom = Чью карту показать?
map-list = <b>{ $quarter }</b> · { $whose }: { $first }–{ $last } из { $count }
map-list-empty = <b>{ $quarter }</b> · { $whose }: никого.
