# Встречи
help-book = назначить встречу: <code>{ $example }</code>
help-meet = записать встречу: <code>{ $example }</code>
menu-book = Назначить встречу
menu-meet = Записать встречу
book-example = /book Ромашка; Иванов Пётр Сергеевич; вт 11:00
meet-example = /meet Ромашка; Иванов Пётр Сергеевич; директор; интерес есть
