# Вопросы анкеты
help-questions = вопросы анкеты вашей команды
menu-questions = Вопросы анкеты
questions-head = <b>Вопросы анкеты</b>: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}, версия { $version }
questions-hint-home = Нажмите раздел или напишите: <code>/questions 3. Новый текст</code>
questions-done = { $done ->
    [saved] ✅ Сохранено. Начатые анкеты дозаполнят по-старому.
    [added] ✅ Вопрос добавлен.
    [section] ✅ Раздел добавлен.
    [retired] 🗑 Вопрос убран. Прежние ответы на него остались.
    [restored] ✅ Вопрос возвращён.
    [undone] ↩️ Вернул как было.
   *[imported] ✅ Анкета обновлена из файла.
}
questions-add-section = ➕ Раздел
questions-file-button = 📄 Файл
questions-undo = ↩️ Отменить последнее
questions-gone-button = 🗑 Убранные: { $count }
questions-section-head = <b>{ $section }</b>
questions-marks = 🔒 основа метода, ❗ обязательный, ▫️ по желанию
questions-section-empty = Вопросов пока нет.
questions-hint-section = Новый — строкой: <code>/questions + { $number }; Сколько складов?; число</code>
questions-add = ➕ Вопрос
questions-title = ✏️ Название
questions-back-home = ☰ Разделы
questions-question = <b>{ $number }. { $question }</b>
questions-question-gone = <b>{ $question }</b>
    🗑 Убран: его не спрашивают, прежние ответы остались.
questions-in-section = Раздел: { $section }
questions-answer-is = Ответ: { $type }
questions-type = { $type ->
    [text] Текст
    [number] Число
    [money] Сумма
    [choice] Один вариант
    [choices] Несколько
    [ordered] По порядку
    [date] Дата
    [yes_no] Да/нет
   *[people] ЛПР
}
questions-options-are = Варианты: { $options }
questions-audience-is = Для кого: { $audience ->
    [all] все клиенты
    [new] новые клиенты
   *[existing] действующие клиенты
}
questions-audience = { $audience ->
    [all] Все клиенты
    [new] Новые клиенты
   *[existing] Действующие клиенты
}
questions-condition-is = Только если «{ $question }»: { $options }
questions-core = 🔒 Основа метода: обязателен всегда и для всех. Можно переименовать и передвинуть.
questions-hint-question = Можно написать: <code>{ $number }. Новый текст</code>, <code>{ $number } вверх</code>
questions-text = ✏️ Текст
questions-required = ✅ Обязателен
questions-not-required = ▫️ Обязателен
questions-unknown = ✅ «Не сказал»
questions-no-unknown = ▫️ «Не сказал»
questions-options = ☑️ Варианты
questions-who = 👥 Для кого
questions-if = 🔀 Только если
questions-retire = 🗑 Убрать
questions-restore = ✅ Вернуть
questions-back-section = ◀️ К разделу
questions-back-question = ◀️ К вопросу
questions-back-options = ◀️ К вариантам
questions-gone-head = Убранные вопросы: нажмите, чтобы посмотреть и вернуть.
questions-gone-none = Убранных вопросов нет.
questions-gone-more = …и ещё { $count }. Вернуть по тексту: <code>/questions вернуть Начало текста</code>
questions-options-head = <b>{ $number }. { $question }</b>
    Нажмите вариант, чтобы изменить. Или напишите: <code>{ $number } + Новый вариант</code>
questions-option-add = ➕ Вариант
questions-option-remove = 🗑 Убрать вариант
questions-audience-head = <b>{ $number }. { $question }</b>
    Каких клиентов спрашивать?
questions-if-head = <b>{ $number }. { $question }</b>
    От ответа на какой вопрос он зависит?
questions-if-hint = Или напишите: <code>{ $number } если { $other }: { $option }</code>
questions-if-none = Выше нет вопросов с вариантами: условие поставить не на что.
questions-if-options = <b>{ $number }. { $question }</b>
    При каком ответе на «{ $other }» его спрашивать? Отметьте один или несколько.
questions-always = Спрашивать всегда
questions-ask-text = <b>{ $number }. { $question }</b>
    Напишите новый текст вопроса.
questions-ask-option = Вариант «{ $option }»: напишите новое название.
questions-ask-option-add = Напишите вариант; несколько — через запятую.
questions-ask-section = Как назвать новый раздел?
questions-ask-title = Раздел «{ $section }»: напишите новое название.
questions-ask-new = Напишите вопрос. Можно сразу с ответами: <code>Сколько этажей?; выбор: один, два, больше</code>
questions-ask-where = «{ $question }» — в какой раздел? Нажмите или напишите.
questions-ask-type = «{ $question }» — какой будет ответ? Нажмите или напишите.
questions-ask-options = «{ $question }» — какие варианты? Напишите через запятую.
questions-type-bad = Такого типа нет. Нажмите кнопку или напишите, например: «текст», «число», «да/нет».
questions-where-bad = Такого раздела нет. Нажмите кнопку или напишите начало названия.
questions-undo-late = Отменить можно только своё последнее изменение, пока анкету не изменил кто-то ещё.
questions-content-bad = Это прочитать не могу. Пришлите текст или файл анкеты .xlsx: взять его — «/questions файл».
questions-refused = { $refusal ->
    [not_there] Такого вопроса, раздела или варианта нет. Номера и названия покажет /questions
    [core_stays] Это основа метода: вопрос обязателен всегда и для всех. Его можно переименовать и передвинуть.
    [meaning_stays] По этим вариантам считаются встречи: добавлять и убирать их нельзя, переименовать можно.
    [too_many_questions] В анкете уже { $about } вопросов, больше нельзя. Сначала уберите лишний.
    [too_many_options] Больше { $about } вариантов нельзя. Сначала уберите лишний.
    [too_many_sections] Больше { $about } разделов нельзя. Переименуйте один из готовых.
    [last_option] Вариантов нужно не меньше { $about }. Добавьте другой; несколько пишут через запятую.
    [no_options] У такого вопроса вариантов нет. Добавьте новый вопрос с типом «выбор».
    [empty] Здесь нужны слова. Напишите текст.
    [too_long] Слишком длинно: до { $about } знаков. Сократите и пришлите ещё раз.
    [twice] «{ $about }» уже есть. Назовите иначе.
    [used_in_condition] От ответа зависит вопрос «{ $about }». Сначала снимите его условие: «Спрашивать всегда».
    [not_earlier] «{ $about }» зависит от другого вопроса и стоит после него. Сначала снимите условие: «Спрашивать всегда».
    [not_a_choice] У вопроса «{ $about }» нет вариантов. Выберите вопрос с вариантами.
    [at_the_edge] Дальше двигать некуда: вопрос уже с краю анкеты.
    [retired] Этот вопрос убран. Сначала верните его: /questions, «Убранные».
   *[not_read] Не разобрал «{ $about }». Напишите, например: «3 вверх», «3. Новый текст» — или нажмите: /questions
}
questions-file-name = Анкета { $day }.xlsx
questions-file-hint = Анкета таблицей. Измените и пришлите сюда: покажу, что поменяется, и спрошу. Если позже — подпишите файл: /questions
questions-file-reading = 📄 Читаю файл…
questions-file-offered = <b>Анкета из файла</b>
questions-file-added = ➕ Добавится: { $count }
questions-file-changed = ✏️ Изменится: { $count }
questions-file-removed = 🗑 Уберётся: { $count }
questions-file-question = · { $question }
questions-file-more = …и ещё { $count }
questions-file-order = Меняется только порядок вопросов или разделы.
questions-file-ask = Начатые анкеты дозаполнят по-старому. Принять?
questions-file-take = ✅ Принять
questions-file-leave = ✖️ Оставить как есть
questions-file-bad-answer = Принять анкету из файла? Напишите «да» или «нет».
questions-file-late = Анкету тем временем изменили. Возьмите свежий файл: /questions файл
questions-file-same = В файле всё как сейчас: менять нечего.
questions-file-unreadable = ⚠️ Файл не принят, анкета прежняя. { $fault ->
    [empty_file] Он пустой. Пришлите таблицу с вопросами.
    [too_big] Он слишком большой. Пришлите только лист с анкетой.
    [not_a_table] Это не таблица. Пришлите файл .xlsx или .csv.
    [mxl] Это таблица 1С (mxl). Сохраните её из 1С как .xlsx и пришлите ещё раз.
    [page] Это страница, а не простая таблица. Сохраните её как .xlsx и пришлите ещё раз.
    [old_excel] Это старый формат Excel. Сохраните файл как .xlsx и пришлите ещё раз.
    [encrypted] Он под паролем. Снимите пароль и пришлите ещё раз.
    [encoding] Буквы не прочитались. Сохраните файл как .xlsx и пришлите ещё раз.
    [broken] Он повреждён. Сохраните таблицу заново как .xlsx и пришлите ещё раз.
    [too_many_rows] В нём слишком много строк. Оставьте только анкету.
    [too_many_columns] В нём слишком много столбцов. Оставьте только анкету.
    [own_export] Это выгрузка самого бота. Образец для вопросов: /questions файл
    [no_head] Не нашёл столбец «Вопрос». Возьмите образец: /questions файл
    [gone] Telegram его уже не хранит. Пришлите файл ещё раз.
    [unreachable] Telegram не отдаёт файл. Пришлите его позже.
   *[unreadable] Прочитать его не удалось. Сохраните таблицу как .xlsx и пришлите ещё раз.
}
questions-file-problems = ⚠️ Файл не принят, анкета прежняя. Исправьте { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
} и пришлите ещё раз:
questions-column = { $column ->
    [number] №
    [section] Раздел
    [text] Вопрос
    [type] Тип ответа
    [options] Варианты
    [required] Обязательный
    [unknown] «Не сказал»
    [audience] Для кого
    [condition] Спрашивать, если
    [limits] Пределы
   *[key] Ключ
}
questions-problem-row = Строка { $row }, <b>{ $column }</b>: { $why }
questions-problem-core-gone = Пропал вопрос «{ $question }»: это основа метода, верните строку.
questions-problem-unfit = сюда это не подходит
questions-problem = { $refusal ->
    [not_there] не нашёл «{ $about }»
    [core_stays] основа метода, здесь менять нельзя
    [meaning_stays] эти варианты можно только переименовать
    [too_many_questions] вопросов больше { $about }
    [too_many_options] вариантов больше { $about }
    [too_many_sections] разделов больше { $about }
    [last_option] вариантов меньше { $about }
    [no_options] у такого ответа вариантов нет
    [empty] нужны слова
    [too_long] длиннее { $about } знаков
    [twice] «{ $about }» повторяется
    [not_earlier] «{ $about }» должен стоять ниже вопроса, от которого зависит
    [not_a_choice] у «{ $about }» нет вариантов
   *[other] не разобрал «{ $about }»
}
