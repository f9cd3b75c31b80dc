# Выгрузка всего отдела
help-export = выгрузить всё: <code>/export xlsx</code> или <code>/export csv</code>
menu-export = Выгрузить данные отдела
export-ask = <b>Выгрузка отдела</b>
    Всё, что записал отдел: люди, клиенты, ЛПР, записи и что из них засчитано, анкеты, продажи, нормы, журнал изменений.
    Время — по поясу { $zone }, у каждой строки свой номер.
    В каком виде? Можно написать: /export csv
button-export-xlsx = 📗 Excel
button-export-csv = 🗜 CSV в архиве
export-begun = ⏳ Собираю файл и пришлю сюда. Большой отдел — это минута-другая и несколько файлов. Работать можно дальше.
export-under-way = Файл уже собирается и скоро придёт.
export-caption = { $team }, { $at } · { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}
export-caption-part = { $team }, { $at } · часть { $part } · { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}
export-done = ✅ Это всё: { $parts ->
    [one] { $parts } файл
    [few] { $parts } файла
   *[many] { $parts } файлов
}, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}.
export-failed = ⚠️ Файл собрать не удалось. Попробуйте ещё раз: { $command }
export-file-name = { $team } { $day }
export-file-own = Мои данные { $day }
export-part-name = {" "}часть { $part }
export-yes = да
export-no = нет

# Свои данные
help-mydata = какие данные о вас хранятся, файлом
menu-mydata = Мои данные
mydata-screen = <b>Что хранится о вас</b>
    · Имя и номер в Telegram — чтобы узнавать вас и показывать, чья работа. { $name }
    · Роль, ставка, часовой пояс, тихие часы — чтобы считать норму и писать вовремя.
    · Отсутствия и слова о пропущенных блоках — чтобы норма была честной.
    · Ваши записи ({ $records }), встречи, анкеты, обещания — это работа отдела, по ней считаются нормы.
    · Голос, фото и места, что вы приложили: { $attachments }.
    · Журнал: что меняли вы и что меняли у вас.
    Видят ваш отдел и его руководитель. В файле — всё это, без имён и телефонов клиентов: они принадлежат отделу.
button-mydata-file = 📄 Прислать файлом
button-mydata-forget = 🗑 Удалить мои данные
mydata-begun = ⏳ Собираю файл и пришлю сюда.
mydata-caption = Всё, что хранится о вас, { $at } · { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}

# Журнал изменений
help-audit = кто что менял: <code>{ $example }</code>
menu-audit = Кто что менял
audit-example = /audit Анна
audit-title = <b>Кто что менял</b>
audit-title-of = <b>Кто что менял: { $name }</b>
audit-empty = Изменений пока нет.
audit-line = { $at } · { $who }: { $what }
audit-hint = По человеку: <code>{ $example }</code>. Всё сразу — /export
audit-whom-unknown = «{ $name }»: не нашёл такого. Чьи изменения показать?
audit-whom = Чьи изменения показать?
button-audit-older = Раньше ▶️
button-audit-newest = ⏮ Свежие
button-audit-people = 👤 По человеку
button-audit-all = Все
audit-person-none = кто-то
audit-number = № { $number }
audit-nothing = нет
audit-norm-set = норма { $whose }, { $stage } с { $day }: { $was } → { $value }
audit-norm-inherits = как у всех
audit-member-role = { $name }: { $old } → { $new }
audit-clients-moved = клиенты: { $name } → { $to }
audit-share-set = { $name }: ставка { $was } % → { $value } %
audit-person-mended = ЛПР { $name }: дописаны данные
audit-team-callers = новые звонящие клиенты: { $was } → { $value }
audit-team-studies = изучений в день: { $was } → { $value }
audit-team-threshold = порог: { $what }
audit-path-move = { $client }: { $move }{ $amount }
audit-path-undo = { $client }: отменено — { $move }{ $amount }
audit-path-join = { $client }: подключение к закрытию
audit-member-left = { $own ->
    [1] больше не в отделе ({ $role })
   *[other] { $name } ({ $role }): больше не в отделе
}
audit-newcomer-check = { $name }: шаг первой недели «{ $step }» — { $ticked ->
    [1] отмечен
   *[other] снят
}
audit-deputy-named = { $name } — за руководителя { $days }
audit-deputy-ended = { $name } больше не замещает руководителя
audit-summary-lead = сводка приходит за { $value } мин. до планёрки (было { $was })
audit-week-closed = неделя с { $day } закрыта, версия { $version }
audit-week-reopened = неделя с { $day } открыта снова
audit-export-taken = выгрузка всех данных, { $format }
audit-member-forgotten = { $own ->
    [1] личные данные удалены по своей просьбе
   *[other] { $name }: личные данные удалены
}
audit-person-forgotten = ЛПР { $name }: личные данные удалены
audit-client-deleted = { $client }: клиент удалён
audit-client-returned = { $client }: клиент возвращён
audit-client-handed = { $client }: { $old } → { $new }
audit-member-joined = теперь в отделе, роль — { $role }
audit-invite-made = приглашение, роль — { $role }
audit-timetable-set = расписание с { $day }: { $whose }
audit-days-set = { $said ->
    [works] рабочий: { $days }
    [off] выходной: { $days }
   *[other] как у всех: { $days }
}
audit-segment-changed = сегмент «{ $name }»: { $change ->
    [add] добавлен
    [rename] переименован, был «{ $was }»
    [retire] убран
   *[restore] возвращён
}
audit-questions-changed = изменены вопросы анкеты
audit-absence-set = отсутствие записано: { $name }, { $days }
audit-absence-ended = отсутствие отменено или закончено: { $name }, { $days }
audit-group-bind = группа «{ $name }» привязана
audit-group-unbind = группа «{ $name }» отвязана
audit-group-lost = группа «{ $name }» потеряна: бота там больше нет
audit-unknown = { $action } { $details }

# Листы выгрузки
export-sheet = { $sheet ->
    [team] Отдел
    [people] Сотрудники
    [segments] Сегменты
    [clients] Клиенты
    [decision_makers] ЛПР
    [records] Записи
    [meetings] Встречи
    [promises] Договорённости
    [attachments] Вложения
    [questions] Вопросы анкет
    [forms] Анкеты
    [answers] Ответы анкет
    [sales] Продажи
    [ledgers] Файлы продаж
    [standings] Показатели клиентов
    [studies] Изучения
    [handovers] Передачи
    [lists] Списки звонков
    [batches] Серии звонков
    [imports] Загрузки
    [slots] Блоки расписания
    [absences] Отсутствия
    [days] Рабочие дни
    [timetables] Расписания
    [notes] Рабочий лист и темы
    [counted] Что засчитано
    [weeks] Закрытые недели
    [norms] Нормы
    [paths] Пути клиентов
    [moves] Шаги по пути
    [deputies] Заместители
    [checks] Первая неделя
    [invitations] Приглашения
    [groups] Группы
    [audit] Кто что менял
    [me] Обо мне
   *[other] { $sheet }
}
export-heading = { $heading ->
    [account] ID в Telegram
    [action] Действие
    [address] Адрес
    [agreed_on] Договорились
    [amount] Сумма
    [answer] Ответ
    [answered] Отвечено обязательных
    [answered_at] Отвечено в
    [answered_on] День ответа
    [answers] Ответы
    [author] Кто записал
    [author_id] ID записавшего
    [batch_id] ID серии звонков
    [begins] Начало
    [begun_at] Начато
    [block] Блок
    [booked] Назначено встреч
    [bound_at] Привязана
    [call_back_at] Перезвонить в
    [call_back_on] Перезвонить
    [caller] Кто перезвонит
    [caller_id] ID перезванивающего
    [callers] Новые звонящие
    [cancelled_at] Отменено
    [cause] Почему выбран
    [change] Что изменено
    [changed_at] Изменено
    [client] Клиент
    [client_id] ID клиента
    [closed_at] Закрыта
    [closer] Кто закрыл
    [closer_id] ID закрывшего
    [concluded_at] Вывод сделан
    [conclusion] Вывод
    [content] Содержание
    [counted] Засчитано
    [counts] Засчитано
    [created_at] Создано
    [currency] Валюта
    [day] День
    [days_worked] Отработано дней
    [decided_at] Решено
    [decision_maker] ЛПР
    [decision_maker_id] ID ЛПР
    [details] Подробности
    [dialled] Набрано
    [document] Документ
    [done_at] Сделано
    [due_on] Срок
    [earlier] Раньше было
    [earlier_roles] Прежние роли
    [earlier_shares] Прежние ставки
    [earlier_zones] Прежние часовые пояса
    [effective] Результативных
    [ended_at] Закончено
    [ends_at] Конец
    [existing] Действующий
    [existing_since] Действующий с
    [first_day] С
    [forgotten_at] Данные удалены
    [form_id] ID анкеты
    [full_name] ФИО
    [giver] Кто передал
    [giver_id] ID передавшего
    [growth] Рост
    [happened_at] Когда
    [head] Руководитель
    [head_id] ID руководителя
    [held_record_id] ID записи о встрече
    [id] ID
    [import_id] ID загрузки
    [inherits] Как у всех
    [inn] ИНН
    [interest] Интерес
    [item] Шаг
    [joined_at] В отделе с
    [joiner] Кто подключился
    [joiner_id] ID подключившегося
    [keeper] Кто выполняет
    [keeper_id] ID выполняющего
    [kind] Вид
    [last_day] По
    [last_week] Неделей раньше
    [ledger_id] ID файла продаж
    [left_at] Ушёл
    [locale] Язык
    [logged] Записано
    [made_on] Обещано
    [meeting_id] ID встречи
    [monday] Неделя с
    [move] Шаг по пути
    [moved_because] Почему перенесено
    [moved_from] Прежний срок
    [name] Название
    [next_on] Когда шаг
    [next_step] Следующий шаг
    [norm] Норма
    [note] Заметка
    [number] Номер
    [outcome] Что сказано
    [owner] Кто ведёт
    [owner_id] ID ведущего
    [paid_on] Оплачено
    [part] Роль в решении
    [paused] Просил не беспокоить
    [person] Сотрудник
    [person_id] ID сотрудника
    [phone] Телефон
    [place] Место
    [position] Должность или место
    [postponed_until] Отложен до
    [product_group] Товарная группа
    [purpose] Цель
    [question] Вопрос (ключ)
    [questionnaire_id] ID версии анкеты
    [quiet_from] Тихо с
    [quiet_until] Тихо до
    [reason] Причина
    [reckoned_on] Рассчитано
    [record_id] ID записи
    [reopened_at] Открыта снова
    [reopener] Кто открыл
    [reopener_id] ID открывшего
    [repeat] Повторная
    [replaced_by] ID заменившего
    [required] Обязательных
    [result] Итог
    [retired] Убран
    [retired_at] Убран
    [returns_on] Вернётся
    [revision] Правка
    [risk] Риск
    [role] Роль
    [row] Какая строка
    [row_id] ID строки
    [section] Раздел
    [segment] Сегмент
    [segment_id] ID сегмента
    [sequence] Переносов
    [settled_at] Решено
    [settled_on] День итога
    [share] Ставка, %
    [since] С какого дня
    [slot] Блок расписания
    [source] Откуда в списке
    [stage] Этап
    [stage_from] Был на этапе
    [standing] Место среди пяти
    [starts_at] Начало
    [state] Состояние
    [studied_on] Изучен
    [studies_a_day] Изучений в день
    [subject] О чём
    [subject_id] ID того, о чём
    [summary_lead] Сводка за, мин.
    [taker] Кому передан
    [taker_id] ID принявшего
    [talked] Поговорили
    [text] Вопрос
    [thresholds] Пороги
    [timezone] Часовой пояс
    [title] Название
    [touched_on] Последняя работа
    [turnover] Оборот лучшего года
    [turnover_class] Класс
    [undone_at] Отменено
    [unreachable_since] Бот закрыт с
    [used_at] Использовано
    [valid_from] Действует с
    [value] Значение
    [version] Версия
    [what] Что обещано
    [why] Почему не засчитано
    [works] Рабочий
   *[other] { $heading }
}
export-word = { $word ->
    [kind_call] звонок
    [kind_walkin] обход
    [kind_booking] назначение встречи
    [kind_meeting] встреча
    [kind_contact] контакт
    [kind_incoming] входящий
    [meeting_booked] назначена
    [meeting_held] состоялась
    [meeting_not_held] не состоялась
    [meeting_cancelled] отменена
    [meeting_undone] запись отменена
    [place_client] у клиента
    [place_ours] у нас
    [place_neutral] на нейтральной территории
    [promise_open] открыта
    [promise_kept] выполнена
    [promise_broken] не выполнена
    [standing_active] один из пяти
    [standing_replaced] заменён
    [standing_extra] шестой
    [attachment_voice] голос
    [attachment_photo] фото
    [attachment_document] файл
    [attachment_location] место
    [attachment_contact] контакт
    [attachment_text] текст
    [interest_yes] есть
    [interest_no] нет
    [cause_risk] риск потерять
    [cause_class_a] класс A, месяц без изучения
    [cause_growth] растёт
    [cause_unstudied] дольше всех не изучали
    [cause_asked] открыт по своей воле
    [handover_offered] предложен
    [handover_accepted] принят
    [handover_declined] отказ
    [handover_taken_back] отозван
    [handover_moved] передан руководителем
    [handover_given] передан по правилу отдела
    [source_call_back] перезвон
    [source_return] вернулся
    [source_class] пора по классу
    [source_conclusion] следующий шаг
    [source_segment] сегмент
    [source_stale] давно
    [source_never] ни разу
    [source_file] файл
    [source_contact] контакт
    [source_added] по имени
    [item_waiting] ждёт
    [item_done] сделан
    [item_removed] убран
    [outcome_done] сделано
    [outcome_otherwise] занят другим
    [outcome_skipped] пропущено
    [absence_vacation] отпуск
    [absence_sick] болезнь
    [absence_trip] командировка
    [absence_other] другое
    [note_benefit] польза
    [note_results] результаты
    [note_need] за что платят
    [note_clients] кто клиенты
    [note_training] тема обучения
    [row_record] запись
    [row_study] изучение
    [row_form] анкета
   *[other] { $word }
}
