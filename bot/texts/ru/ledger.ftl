# Продажи
help-ledger = загрузить продажи: файл из 1С или Excel
menu-ledger = Загрузить продажи
ledger-open = Пришлите продажи файлом: xlsx, xls или csv, как их выгружает 1С, до { $most } строк.
    Нужны клиент или ИНН, дата и сумма. Полезны группа товаров, документ, срок и дата оплаты.
    Сначала покажу, что понял; без вашего «да» ничего не изменится.
ledger-recognised = Это продажи, а не список клиентов: сверяю их с базой.
ledger-reading-beside = Читаю файл… Если он просто к записи, пришлите его с подписью.
ledger-is-contacts = Это список клиентов, а не продажи: смотрю его как /import.
ledger-content-bad = Это не похоже на продажи. Пришлите файл xlsx, xls или csv. Передумали — /cancel
ledger-unreadable = Файл не принят. { $fault ->
    [empty_file] В нём нет продаж.
    [too_big] Он слишком большой: до { $most } строк и 20 МБ.
    [not_a_table] Это не таблица: нужен xlsx, xls или csv.
    [mxl] Это таблица 1С (mxl): сохраните её из 1С как xlsx.
    [page] Это страница, а не простая таблица: сохраните как xlsx.
    [encrypted] Он под паролем.
    [encoding] Кодировку не разобрать: сохраните как xlsx или UTF-8.
    [too_many_rows] В нём больше { $most } строк: разделите на части, например по годам.
    [too_many_columns] В нём слишком много столбцов.
    [no_head] Не нашёл столбцы: нужны клиент или ИНН, дата и сумма.
    [gone] Telegram его больше не хранит: пришлите ещё раз.
    [unreachable] Telegram его не отдал: пришлите ещё раз.
   *[other] Он повреждён.
}
ledger-other-currency = Файл не принят. Суммы в нём в { $theirs }, а команда считает в { $ours }.
ledger-refused = Файл не принят. { $why ->
    [mixed_days] Порядок дня и месяца в датах разный: строка { $row } — { $cell }, строка { $otherrow } — { $othercell }; запишите все даты одинаково.
   *[deeper] В отчёте лишний уровень (строка { $row }, «{ $cell }»): выгрузите из 1С продажи с двумя уровнями, контрагент и документ, или простым списком.
}
ledger-checking = Прочитал строк: { $rows }. Сверяю с базой: { $percent } %
ledger-writing = Записываю продажи: { $percent } %
ledger-summary = <b>{ $name }</b>, строк: { $rows }
ledger-period = Продажи { $first }–{ $last } на { $amount }
ledger-understood = Понял так: { $columns }
ledger-order = { $order ->
    [month_day] 📅 В датах сначала месяц: { $cell } — это { $day }
   *[day_month] 📅 В датах сначала день: { $cell } понял как { $day }. Если в файле наоборот, не записывайте: исправьте даты.
}
ledger-heading = { $column ->
    [client] клиент
    [inn] ИНН
    [amount] сумма
    [day] дата
    [group] группа
    [due] срок оплаты
    [paid] оплата
    [document] документ
   *[currency] валюта
} «{ $heading }»
ledger-written = ✅ Из этого файла записано: { $count }
ledger-found = 👥 Клиентов: { $count }, продаж: { $sales } на { $amount }
ledger-create = 🆕 Заведу клиентов: { $count }, продаж: { $sales } на { $amount }
ledger-new = ➕ Новых продаж: { $count }
ledger-corrected = ✏️ Исправлений: { $count }
ledger-correction = · { $buyer }, { $day }: { $was } → { $now }
ledger-correction-day = · { $buyer }: теперь { $day }, { $now }
ledger-completed = 🧾 Дополню оплатой или подробностями: { $count }
ledger-same = ✔️ Уже записано: { $count }
ledger-ahead = ⏭ Дата ещё не наступила, пропущу: { $count }
ledger-unknown = ❓ Не нашёл клиентов: { $count }, их продажи на { $amount } подождут
ledger-others = 👤 Клиенты коллег: { $count }, не трогаю
ledger-passed = ⏸ Пропущено: { $count }
ledger-skipped = 🚫 Не прочитал строк: { $count }
ledger-skipped-row = · строка { $row }: { $why }
ledger-why = { $why ->
    [no_client] нет клиента
    [no_date] нет даты
    [bad_date] дату не разобрать: { $cell }
    [no_amount] нет суммы
    [bad_amount] сумму не разобрать: { $cell }
    [other_currency] другая валюта: { $cell }
   *[not_a_sale] это не продажа: { $cell }
}
ledger-nothing-new = Нового нет: всё это уже записано.
ledger-nothing = Записывать пока нечего.
button-ledger-take = ✅ Записать { $count }
button-ledger-who = ❓ Разобрать ненайденных: { $count }
button-ledger-drop = Отмена
button-ledger-home = ⬅️ К итогам
ledger-who = ❓ Кто это? Осталось: { $left }
ledger-buyer = <b>{ $name }</b>
ledger-buyer-inn = <b>{ $name }</b>, ИНН { $inn }
ledger-buyer-sales = Продаж: { $sales } на { $amount }
ledger-who-hint = Нажмите клиента или напишите его название. Запомню на будущее.
ledger-who-none = Похожих в базе нет. Напишите название, «новый» или «пропустить».
ledger-who-not-found = «{ $text }» в базе нет. Напишите иначе, «новый» или «пропустить».
ledger-who-colleagues = «{ $text }» — клиент коллеги. Напишите другое название, «новый» или «пропустить».
ledger-who-unsure = Напишите название или нажмите клиента. Нет такого — «новый». Не знаете — «пропустить»: спрошу в следующем файле. К итогам — «назад».
ledger-who-is = { $buyer } — это { $client }. Запомню.
button-ledger-new = ➕ Завести клиента
button-ledger-pass = Пропустить
button-ledger-all = ➕ Завести всех, на кого никто не похож
ledger-done = ✅ Готово. Новых продаж: { $new }, исправлено: { $corrected }, дополнено: { $completed }. Клиентов: { $clients }.
ledger-done-wait = Ждут, пока скажете, кто это: { $count }
ledger-dropped = Хорошо, продажи прежние.
ledger-dropped-rest = Хорошо, остальное не записываю.
ledger-replaced = { $name }: закрыт без записи, новый файл ниже.
ledger-replaced-rest = Остальное не записано: новый файл ниже.
ledger-taken = Уже принято: второй раз не нужно.
ledger-late = Это уже не последний файл: нажмите кнопку под последним.
ledger-busy = Ещё работаю над этим файлом: подождите немного.
ledger-answer-bad = Записать? Напишите «да» или «нет».
