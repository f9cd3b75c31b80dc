# Целевые сегменты
help-segments = целевые сегменты: <code>/segments + Строительство</code>
menu-segments = Целевые сегменты
segments-title = <b>Целевые сегменты</b>: кому вы продаёте.
segments-hint = Можно написать: <code>{ $add }</code>, <code>{ $rename }</code>, <code>{ $retire }</code>
segments-empty = Целевых сегментов пока нет. Кому вы продаёте? Напишите первый: <code>{ $add }</code>
segments-example-add = + Строительство
segments-example-rename = Строительство = Стройка
segments-example-retire = - Строительство
button-segment-of = { $name } · { $count }
button-segment-retired = 🚫 { $name }
button-segment-rename = ✏️ Переименовать
button-segment-retire = 🚫 Убрать
button-segment-restore = ↩️ Вернуть
button-segments-back = ◀️ Все сегменты
segment-card = <b>{ $name }</b>
    Клиентов: { $count }
segment-card-retired = Убран: больше не предлагаем, но у клиентов он остаётся.
segment-ask-name = Как назвать сегмент «{ $name }»?
segment-done = { $change ->
    [add] ✅ Добавил «{ $name }».
    [rename] ✅ Теперь «{ $name }».
    [retire] ✅ Убрал «{ $name }».
   *[restore] ✅ Вернул «{ $name }».
}
segment-problem = { $trouble ->
    [bad_name] Название сегмента — буквами, до { $limit } знаков.
    [taken] Сегмент «{ $name }» уже есть.
    [too_many] Сегментов уже { $most }. Уберите или переименуйте лишний.
    [not_there] Нет сегмента «{ $name }».
   *[not_understood] Не понял. Напишите, например: { $example }
}

# Карточка клиента: телефон, ИНН, сегмент
client-segment = Сегмент: { $segment }
client-inn = ИНН { $inn }
client-phone = ☎️ { $phone }
client-postponed = ⏸ Отложен до { $day }
client-facts-hint = Дописать: <code>телефон: +7…</code> · <code>ИНН …</code> · <code>сегмент: …</code> · <code>отложить до …</code>
button-client-segment = 🎯 Сегмент
client-ask-segment = <b>{ $client }</b>. Какой сегмент?
client-no-segments = Целевых сегментов пока нет: их заводит руководитель.
button-no-segment = Без сегмента
client-phone-bad = Номер не разобрал. Напишите, например: телефон: +7 495 123-45-67
client-inn-bad = Такого ИНН нет: у компании в нём 10 цифр, у ИП 12, последняя — проверочная.
client-inn-taken = Этот ИНН уже у клиента «{ $client }».
client-person-bad = ЛПР не разобрал. Напишите, например: ЛПР: Иванов Пётр Сергеевич; директор; +7 912 345-67-89
button-client-delete = 🗑 Удалить клиента
button-client-return = ↩️ Вернуть
client-deleted = 🗑 Клиент «{ $client }» удалён: записей с ним не было. Вернуть можно 15 минут, кнопкой или /undo
client-returned = ↩️ Клиент «{ $client }» снова в базе.
client-delete-kept = «{ $client }»: с клиентом есть записи, встречи, анкета или продажи, его удалить нельзя. Ошибочную запись отменяет /undo, ненужного клиента — /path
client-return-late = Прошло больше 15 минут. Запишите клиента заново.
client-not-yours = Этого клиента ведёт { $owner }: карточку правит ответственный или руководитель.
