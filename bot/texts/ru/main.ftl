# Общее
button-undo = ↩️ Отменить
button-call = 📞 Звонок
button-call-again = 📞 Ещё звонок
button-walkin = 🚪 Обход
button-walkin-again = 🚪 Ещё обход
button-today = 📅 Сегодня
button-week = 📊 Неделя
button-menu-summary = 📈 Сводка
button-menu-board = 🗂 Доска
button-menu-team = 👥 Команда
button-invite = ➕ Пригласить
button-help = ❔ Помощь
outdated = Эта кнопка устарела. Откройте нужное заново: /help
outsider = Здравствуйте! Это рабочий бот отдела продаж. Попросите у руководителя ссылку-приглашение.
outsider-may-found = Здравствуйте! Чтобы создать отдел продаж, нажмите /start. Если вас пригласили, откройте ссылку от руководителя.
apology = Не получилось обработать ваше сообщение, но оно сохранено целиком: мы разберёмся и ничего не потеряется.
refused-ability = { $ability ->
    [log_call] Звонки записывают менеджеры по продажам, стажёры и менеджеры по развитию. Вы — { $role }; неделя отдела: /week
    [book] Встречи назначают менеджеры и стажёры. Вы — { $role }; неделя отдела: /week
    [hold] Встречи проводят менеджеры: стажёр назначает их — /book. Вы — { $role }.
    [fill] Анкету заполняют менеджеры по продажам и по развитию. Вы — { $role }; карточка клиента: /client
    [log_walkin] Обходы офисов записывают менеджеры по продажам и стажёры. Звонок запишите так: /call
    [log_contact] Контакты, визиты и входящие записывают менеджеры по развитию («Фермеры»). Вы — { $role }; что можно вам: /help
    [study] Ситуацию действующих клиентов изучают менеджеры по развитию («Фермеры»). Вы — { $role }; карточка клиента: /client
    [invite] Приглашает руководитель отдела. Попросите его прислать ссылку.
    [edit_days] Рабочие дни отдела меняет руководитель. Свой отпуск отметьте так: /absence
    [set_shares] Ставку меняет руководитель отдела. Ваши нормы: /week
    [edit_timetable] Расписание меняет руководитель отдела. Попросите его. Ваше: /timetable
    [edit_notes] Рабочий лист и тему обучения пишет руководитель отдела. Прочитать: /worksheet, /training
    [edit_questions] Вопросы анкеты меняет руководитель отдела. Предложите ему свой вопрос. Вы — { $role }; что можно вам: /help
    [make_lists] Списки звонков составляют менеджеры и стажёры. Вы — { $role }; клиентов загружает /import
    [see_map] Карту базы смотрят менеджеры по развитию и руководитель. Вы — { $role }; ваши клиенты: /clients
    [ledger] Продажи загружают менеджеры по развитию и руководитель. Вы — { $role }; клиентов загружает /import
    [edit_segments] Целевые сегменты меняет руководитель отдела. Клиенту сегмент ставится в его карточке: /client
    [move_path] Переговоры ведут менеджеры: стажёр передаёт встречу с клиентом — /meetings. Вы — { $role }.
    [see_board] Доску переговоров смотрят менеджеры и руководитель. Вы — { $role }; ваши клиенты: /clients
    [join_closing] К закрытию сделки подключается руководитель отдела.
    [set_norms] Нормы меняет руководитель отдела. Ваши: /week
    [see_summary] Сводку отдела смотрит руководитель. Ваша неделя: /week
    [lead_team] Составом отдела управляет руководитель. Ваши настройки: /settings
    [export] Выгружает данные отдела руководитель. Ваши данные: /mydata
    [see_trail] Кто что менял, смотрит руководитель. Что меняли вы и что меняли у вас: /mydata
    [bind_group] Группу к отделу привязывает руководитель.
   *[other] Это доступно другой роли. Что можно вам: /help
}
role-name = { $role ->
    [hunter] менеджер по продажам («Хантер»)
    [farmer] менеджер по развитию клиентов («Фермер»)
    [trainee] стажёр
   *[head] руководитель отдела продаж
}
cancelled = Хорошо, отменил. Записанное раньше на месте.
nothing-to-cancel = Отменять нечего. Последнюю запись отменяет /undo
unknown-text = Не понял. Может быть:
unknown-text-far = Не понял. Чаще всего нужны:
unknown-client = Это клиент «{ $client }»? Записать звонок?
unknown-content = Такое я не умею прикладывать. Текст, голос, фото, файл или место — пожалуйста.
attached = 📎 Приложено к записи: { $what }
attach-nowhere = Не к чему приложить: за последние 15 минут записей нет. Сначала запишите: /call

# Вход
invite-unknown = Ссылка не подходит. Попросите у руководителя новую.
invite-used = Эта ссылка уже использована: она работает один раз. Попросите у руководителя новую.
invite-expired = Ссылка просрочена: она живёт 7 дней. Попросите у руководителя новую.
invite-member = Вы уже в команде «{ $team }». Что умею: /help
founding-used = Эта ссылка больше не действует: команду основывают по ней один раз. Пока команды нет, бот печатает новую при каждом запуске.
ask-team = Создаём отдел продаж. Как он называется? Напишите, например: { $example }
ask-team-example = Отдел продаж
ask-name = Вы в команде «{ $team }», ваша роль — { $role }.
    Как вас записать? Напишите имя и фамилию.
ask-name-keep = Оставить «{ $name }»
ask-name-bad = Имя не разобрал. Напишите имя и фамилию буквами, до { $limit } знаков.
ask-team-bad = Название пустое или длиннее { $limit } знаков. Напишите короче.
ask-zone = Где вы работаете? От этого зависит, когда приходят напоминания. Можно написать город или «UTC+5».
ask-zone-guess = ✅ { $zone }
ask-zone-bad = Не нашёл такой пояс. Нажмите кнопку или напишите «Пермь», «UTC+5», «Берлин», «Europe/Berlin».
ask-language = Язык?
ready = Готово, { $name }!
    { $ideology }

    { $first }
ideology = { $role ->
    [hunter] «Мы зарабатываем» — и «Мы решаем проблемы клиентов»: так растёт клиентская база.
    [farmer] «Мы зарабатываем» — и «Мы заботимся о своих клиентах»: предвидим запросы, растим прибыль, не теряем клиентов.
    [trainee] «Мы зарабатываем» — и «Мы решаем проблемы клиентов»: ваш блок — холодная работа и назначенные встречи.
   *[head] «Мы зарабатываем»: план и прибыль. Хантеры решают проблемы клиентов, фермеры заботятся о своих клиентах.
}
first-press = { $role ->
    [farmer] Поговорили с клиентом — нажмите «💬 Контакт». Или одной строкой: <code>{ $example }</code>
    [head] Начните с кнопки «➕ Пригласить»: позовите первого менеджера.
   *[other] Позвонили клиенту — нажмите «📞 Звонок». Или одной строкой: <code>{ $example }</code>
}
first-press-staffed = Как идёт неделя: «📈 Сводка». Люди отдела: «👥 Команда».
call-example = /call Ромашка; Иванов Пётр Сергеевич; директор; отказ
walkin-example = /walkin Ромашка; Иванов Пётр Сергеевич; директор; контакт

# Приглашения
invite-ask = Кого пригласить?
invite-role = { $role ->
    [hunter] 🎯 Хантер
    [farmer] 🌱 Фермер
    [trainee] 🎓 Стажёр
   *[head] 👔 Руководитель
}
invite-bad-role = Роль не разобрал. Напишите, например: /invite hunter — или нажмите кнопку.
invite-ready = Приглашение, роль — { $role }. Перешлите ссылку: сработает один раз, до { $until }.
    { $link }
team-joined = 👋 { $name } теперь в команде: { $role }.

# Звонок и обход
ask-client = { $kind ->
    [walkin] Куда заходили? Выберите или напишите несколько букв.
    [booking] С каким клиентом встреча? Выберите или напишите несколько букв.
    [meeting] С каким клиентом встречались? Выберите или напишите несколько букв.
    [contact] С каким клиентом говорили? Выберите или напишите несколько букв.
    [incoming] Кто звонил? Выберите или напишите несколько букв.
   *[call] Кому звонили? Выберите или напишите несколько букв.
}
ask-client-first = { $kind ->
    [walkin] Куда заходили? Напишите название компании.
    [booking] С каким клиентом встреча? Напишите название компании.
    [meeting] С каким клиентом встречались? Напишите название компании.
    [contact] С каким клиентом говорили? Напишите название компании.
    [incoming] Кто звонил? Напишите название компании.
   *[call] Кому звонили? Напишите название компании.
}
ask-client-which = Кого вы имели в виду?
ask-client-of = «{ $person }» — похоже, это человек. Из какой компании? Выберите или напишите название.
ask-client-create = «{ $name }» пока нет. Создать?
button-create = ➕ Создать «{ $name }»
button-create-client = ➕ Это клиент: «{ $name }»
client-name-bad = Название не разобрал. Напишите его буквами, до { $limit } знаков.
ask-person = <b>{ $client }</b>. С кем { $kind ->
    [walkin] общались
    [booking] встреча
    [meeting] встречались
    [contact] говорили
    [incoming] говорили
   *[call] говорили
}?
ask-person-first = <b>{ $client }</b>. С кем { $kind ->
    [walkin] общались
    [booking] встреча
    [meeting] встречались
    [contact] говорили
    [incoming] говорили
   *[call] говорили
}? Напишите ФИО и должность: <code>{ $example }</code>
person-example = Иванов Пётр Сергеевич; директор
button-other-person = ➕ Другой ЛПР
button-no-decision-maker = 🙅 Не с ЛПР
button-not-reached = 📵 Не дозвонился
button-walkin-refused = 🚫 Отказ на входе
person-unknown = Пока без ЛПР: «{ $client }». Узнаете — напишите ФИО и должность или вернитесь к этому из /week
person-bad = ФИО не разобрал. Напишите, например: { $example }
ask-replaced = У «{ $client }» уже пять ЛПР. Кого заменяет { $name }?
button-nobody = Никого, записать так
ask-result = <b>{ $client }</b> — { $person }. Чем кончилось?
ask-result-no-person = <b>{ $client }</b>. Чем кончилось?
result-bad = Итог не разобрал. Нажмите кнопку или напишите: { $words }
result-words = { $kind ->
    [walkin] контакт, встреча, отказ
    [contact] поговорили, перезвонить, встреча, жалоба, не дозвонился, отказ
    [incoming] отвечено, перезвонить, встреча, жалоба, пропущен
   *[call] встреча, перезвонить, отказ, не дозвонился
}
button-result = { $result ->
    [booked] 📅 Встреча
    [call_back] 🔁 Перезвонить
    [refused] 🚫 Отказ
    [contact] 👤 Контакт ЛПР
    [talked] 💬 Поговорили
    [answered] ✅ Отвечено
    [complaint] ❗ Жалоба
   *[not_reached] 📵 Не дозвонился
}
result = { $result ->
    [booked] встреча назначена
    [call_back] перезвонить
    [refused] отказ
    [contact] получен контакт ЛПР
    [held] встреча
    [talked] поговорили
    [answered] отвечено
    [complaint] жалоба
   *[not_reached] не дозвонился
}
when-past-bad = { $problem ->
    [in_future] Это время ещё не наступило. Когда это было? Напишите, например: { $examples }
    [too_old] Это слишком давно: записи — за последние 60 дней. Когда это было? Например: { $examples }
   *[other] Время не разобрал. Напишите, например: { $examples }
}
when-future-bad = { $problem ->
    [in_past] Это время уже прошло. Напишите будущее, например: { $examples }
    [too_far] Это дальше года. Напишите ближе, например: { $examples }
    [no_time] Во сколько? Напишите день и час, например: { $examples }
   *[other] Время не разобрал. Напишите, например: { $examples }
}

# После записи
already-recorded = Уже записано. Исправить — «Отменить» под записью.
record-counted = ✅ <b>Засчитано.</b> { $what }
record-not-counted = ⚠️ <b>Не засчитано: { $why }.</b> { $what }
record-logged = ✔️ <b>Записано.</b> { $what }
record-completed = ✔️ <b>Дополнено.</b> { $what }
gap = { $gap ->
    [not_reached] не дозвонились
    [no_decision_maker] нет ЛПР
    [no_full_name] нет полного ФИО
    [no_position] нет должности
    [sixth] шестой ЛПР
    [same_day] второй звонок этому ЛПР за день
    [no_time] нет даты и времени встречи
    [cancelled] встреча отменена
    [form_incomplete] анкета не заполнена
    [no_interest] нет интереса
    [no_agreement] нет договорённости с датой
    [not_existing] клиент не действующий
    [same_day_client] второй контакт с клиентом за день
    [same_day_visit] второй визит к клиенту за день
    [not_answered] ответа ещё нет
    [answered_later] ответ не в тот же день
   *[repeat] повторная встреча с клиентом
}
gap-same-day-of = второй звонок этому ЛПР за день, первый — { $whose }, { $time }
you = ваш
stage = { $stage ->
    [effective_call] Результативные звонки
    [booked_meeting] Назначенные встречи
    [held_meeting] Проведённые встречи
    [walkin] Обходы офисов
    [studied] Изучено клиентов
    [warm_contact] Тёплые контакты
    [visit] Визиты
    [questionnaire] Анкеты
    [incoming] Входящие звонки
   *[effective_meeting] Результативные встречи
}
progress = { $stage }: { $counted } из { $norm }, { $left ->
    [0] норма выполнена
   *[other] осталось { $left }
}
progress-no-norm = { $stage }: { $counted }
booked-not-counted = Встреча в норму не идёт: { $why }.
ask-reason = Почему отказ?
reason = { $reason ->
    [price] Дорого
    [supplier] Есть поставщик
    [no_need] Не нужно
   *[no_budget] Нет бюджета
}
ask-call-back = Когда перезвонить? Можно написать: { $example }
button-tomorrow = Завтра
button-plus-days = +{ $days } { $days ->
    [one] день
    [few] дня
   *[many] дней
}
ask-meeting = Когда встреча? Можно написать: { $example }
slot-label = { $time } · { $slot }
slot-meeting = Встречи-{ $number }
slot-taken = Это время уже занято: { $client }. Выберите другое.
hint-note = Заметку, голос или фото пришлите следом.
note-kept = 📝 Заметка сохранена: { $what }
detail-reason = Причина: { $reason }
detail-call-back = Перезвонить: { $day }
detail-meeting = Встреча: { $time }
detail-note = 📝 { $note }
button-mend = ✏️ { $gap ->
    [no_position] Добавить должность
    [no_full_name] Дописать ФИО
    [no_decision_maker] Указать ЛПР
    [sixth] Кого заменяет
    [not_existing] Клиент уже покупает
   *[no_time] Указать время
}
ask-position = Должность: { $name } ({ $client })? Нажмите или напишите.
position = { $position ->
    [director] Директор
    [chief_engineer] Главный инженер
    [procurement] Закупки
    [finance] Фин. директор
    [owner] Собственник
   *[office] Офис-менеджер
}
position-bad = Должность не разобрал. Напишите до { $limit } знаков, например: { $example }
ask-full-name = Напишите ФИО полностью: { $name } ({ $client })
ask-whom = С кем говорили в «{ $client }»? Выберите или напишите ФИО и должность.
nothing-to-mend = Здесь уже всё на месте.
undone = ↩️ Отменено: { $what }
undo-nothing = Отменять нечего: записей пока нет.
undo-late = Прошло больше 15 минут, запись остаётся: { $what }. Было иначе — запишите заново: /call

# Неделя
week-title = Неделя { $monday }–{ $sunday }
week-line = { $stage }: { $counted }/{ $norm }
week-line-no-norm = { $stage }: { $counted }
week-logged = {" "}(записано { $logged })
week-gap = · { $why }: { $count }
week-walkins = Обходы офисов: { $count }
week-empty = Пока пусто: начните с /{ $command }
week-mend = Можно исправить:
week-member = <b>{ $name }</b> ({ $role })
week-role-before = до { $day } — { $role }: { $figures }
week-of-norm = { $counted } из { $norm }
week-team-empty = В команде пока никого. Пригласите: /invite
button-mend-record = ✏️ { $client }: { $gap }

# День
today-title = { $day }
today-free = Сегодня выходной: по расписанию ничего нет.
today-no-slots = Рабочий день, блоков в расписании нет.
today-head-planning = { $clock } { $what }
today-head-meetings = 🤝 Встречи по закрытиям, где вы подключены: { $count }
today-head-away = 🏖 Отсутствуют: { $names }
today-head-unjoined = Сделки закрываются без руководителя. Подключитесь?
today-head-nothing = Встреч с вами, отсутствий и закрытий без руководителя сегодня нет.
today-call-backs = 📞 Перезвонить: { $count }
today-meetings = 📅 Встречи: { $count }
activity = { $activity ->
    [standup] Утренняя оперативка
    [telemarketing] Телемаркетинг
    [reporting] Отчётность
    [client_study] Изучение ситуации клиентов
    [meeting] Встречи-{ $number }
    [documents] Документы
    [training] Внутреннее обучение
    [week_lists] Списки на неделю
   *[week_planning] Еженедельная планёрка
}

# Клиенты
clients-title = Ваши клиенты. Напишите /client и несколько букв, чтобы найти любого.
clients-others = Своих клиентов сейчас нет. Недавние, чужие — с кем вы работали раньше. Любого найдёт /client и несколько букв.
clients-empty = Клиентов пока нет: они появляются сами, когда вы записываете звонок — /call
client-none = Не нашёл «{ $name }». Попробуйте другие буквы или запишите звонок: /call
client-persons = <b>ЛПР</b>
client-no-persons = ЛПР пока не записаны.
client-history = <b>Последнее</b>
no-position = должность не указана

# Настройки и помощь
settings = Часовой пояс: { $zone }
    Язык: { $language }
button-zone = 🕐 Часовой пояс
button-language = 🌐 Язык
language-name = Русский
settings-kept = Сохранено.
help-title = Что умею:
help-call = записать звонок: <code>{ $example }</code>
help-walkin = записать обход офиса: <code>{ $example }</code>
help-client = карточка клиента по нескольким буквам
help-clients = ваши клиенты
help-today = день по расписанию
help-week = неделя против нормы
help-undo = отменить последнюю запись (15 минут)
help-invite = пригласить: hunter, farmer, trainee, head
help-settings = часовой пояс, язык, тихие часы
help-cancel = прервать то, что начато
help-help = эта подсказка
help-tail = Итог, время и заметку можно в той же строке: «вчера 15:40», «встреча вт 11:00», «перезвонить завтра».
menu-call = Записать звонок
menu-walkin = Записать обход офиса
menu-client = Карточка клиента
menu-clients = Мои клиенты
menu-today = День по расписанию
menu-week = Неделя против нормы
menu-undo = Отменить последнюю запись
menu-invite = Пригласить в команду
menu-settings = Настройки
menu-help = Помощь
menu-cancel = Прервать начатое
weekdays = пн вт ср чт пт сб вс
verbatim = { $text }
week-crowd = По порядку: { $stages }
week-crowd-more = …и ещё { $count }
button-last-week = ◀️ Прошлая неделя
