# Команда: кто работает, роли, передача базы, уход, заместитель, первая неделя, настройки отдела
help-team = состав отдела, роли, уход, заместитель: <code>{ $example }</code>
menu-team = Состав отдела
team-example = /team Анна; хантер
button-team = 👥 Состав отдела
team-title = { $team }: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
team-count = { $presence ->
    [works] работают
    [absent] отсутствуют
    [day_off] выходной
    [unreachable] бот недоступен
   *[joining] знакомятся с ботом
}: { $count }
team-line = { $name } — { $role }, { $state }
team-role = { $role ->
    [hunter] хантер
    [farmer] фермер
    [trainee] стажёр
   *[head] руководитель
}
team-state = { $presence ->
    [works] работает
    [absent] отсутствует
    [day_off] выходной
    [unreachable] бот закрыт с { $day }
   *[joining] знакомится с ботом
}
team-stands-in = за руководителя
team-hint = Откройте человека кнопкой или строкой: <code>{ $example }</code>
button-team-back = ◀️
button-team-on = ▶️
button-team-deputy = 🪑 Заместитель
button-team-settings = ⚙️ Настройки
button-team-worksheet = 📄 Рабочий лист
button-invite-more = ➕ Пригласить
button-team-segments = 🎯 Сегменты
button-team-topic = 🎓 Тема обучения
team-card = { $name } — { $role }
team-since = В отделе с { $day } · ставка { $percent } %
team-deputy-line = 🪑 За руководителя: { $days }
team-nothing-in-hand = Клиентов и дел на руках нет.
team-in-hand = { $hand ->
    [clients] клиентов { $count }
    [existing] действующих { $count }
    [deals] в переговорах { $count }
    [meetings] встреч впереди { $count }
    [promises] обещаний { $count }
   *[calls] перезвонить { $count }
}
button-promote = 🎉 Повысить до хантера
button-team-card = 👤 { $name }
button-team-role = 🔄 Роль
button-team-move = 🤝 Передать клиентов
button-team-share = Ставка
button-team-norms = Нормы
button-team-absence = 🏖 Отсутствие
button-team-leave = 🚪 Уходит
team-line-bad = «{ $said }» не разобрал. Напишите, например: { $example }
team-problem = { $problem ->
    [last_head] { $name } — единственный руководитель отдела. Сначала назначьте второго: отдел не остаётся без руководителя.
    [heads_only] Руководителей и заместителей меняет только руководитель отдела.
    [same_role] { $name }: эта роль уже есть.
   *[not_joined] { $name }: знакомство с ботом ещё не пройдено. Роль можно сменить после него.
}

# Роль
team-ask-role = { $name } — { $role }. Какая роль теперь?
team-confirm-role = { $name }: { $old } → { $new }
team-consequence = { $consequence ->
    [list] · Список звонков закроется: у новой роли его нет.
    [meetings] · Встречи впереди провести будет нельзя: передайте их вместе с клиентами.
    [existing] · Новые клиенты станут действующими: фермер ведёт только таких. Вернёте роль сегодня — снова станут новыми; с завтрашнего дня это насовсем. Лучше сначала передать их хантеру.
   *[clients] · Руководитель клиентов не ведёт: передайте их коллеге.
}
team-role-norms = Нормы новой роли — с сегодняшнего дня, за оставшиеся дни недели. Всё, что было до этого дня, считается по прежней роли.
button-team-role-do = { $role ->
    [hunter] ✅ Сделать хантером
    [farmer] ✅ Сделать фермером
    [trainee] ✅ Сделать стажёром
   *[head] ✅ Сделать руководителем
}
button-team-move-first = 🤝 Сначала передать клиентов
team-role-done = ✅ { $name } — теперь { $role }.
team-role-goes-on = ⏳ { $name }: база большая, отмечаю клиентов действующими. Роль сменится сразу после этого.
team-role-under-way = Смена роли уже идёт. Дождитесь итога.
team-role-stopped = ⚠️ { $name }: смена роли на «{ $role }» не закончена, роль прежняя. Начато: { $by }. С клиентами ничего не потеряно.
button-go-on = ▶️ Продолжить
team-role-told = { $event ->
    [promotion] 🎉 { $name }, поздравляем с повышением! Ваша роль теперь — { $role }.
   *[change] 🔄 { $name }, ваша роль теперь — { $role }.
} Руководитель: { $by }.
team-role-told-norms = Клавиатура, команды и неделя уже новые; нормы — с сегодняшнего дня: /week. Всё записанное остаётся вашим.
team-offer-back = 🤝 «{ $client }»: передача отменена, роль коллеги изменилась ({ $name }). Клиент по-прежнему у вас.

# Передача клиентов
move-what = { $name }: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}. Каких передать? Одного — из карточки: /client
move-all = Всех · { $count }
move-no-segment = Без сегмента
move-part = { $part ->
    [s] , сегмент { $name }
   *[l] , на букву { $name }
}
move-part-none = , без сегмента
move-part-bad = «{ $said }»: такого сегмента нет. Напишите сегмент или одну букву.
move-whom = { $name }: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}{ $what }. Кому передать?
move-taker = { $name } · { $role } · { $count }
move-spread = 🔀 Поровну на всех: { $count }
move-nothing = { $name }: передавать некого.
move-nobody = Передать некому: подходящих коллег в отделе нет. Пригласите: /invite
move-confirm = <b>{ $name } → { $to }</b>: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}{ $what }
move-goes-along = Вместе с клиентами перейдут обещания, перезвоны, места в списках и встречи впереди. Сделанное остаётся за автором.
move-becomes-existing = ⚠️ Новые клиенты у фермера станут действующими.
button-move-do = ✅ Передать
move-under-way = Эта база уже передаётся. Дождитесь итога.
move-goes-on = ⏳ Передаю по частям, всего { $count }. Итог пришлю, работать можно дальше.
move-done = ✅ { $name }: передано → { $to }
move-got = { $name } ({ $count })
move-meetings = 📅 Вместе с ними { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}.
move-told-taker = { $leaves ->
    [yes] 🤝 { $name } уходит из отдела
   *[no] 🤝 { $by } передаёт вам клиентов. До вас: { $name }
}. Теперь ваши: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}.
move-told-deals = 💼 Блок 3: { $deals } — /board 3
move-told-more = Обещания и перезвоны — в /today и /agreements, клиенты — в /clients.
move-told-owner = 🤝 { $by } передаёт ваших клиентов: { $to }. Всё, что вы записали, остаётся вашим.

move-stopped = { $leaves ->
    [yes] ⚠️ Уход не оформлен до конца: { $name }.
   *[no] ⚠️ Передача клиентов остановилась: { $name }.
} Начато: { $by }.
move-stopped-got = Передано: { $to }.
move-stopped-nothing = Пока никто не передан.
move-stopped-left = { $count ->
    [one] Остался { $count } клиент.
    [few] Осталось { $count } клиента.
   *[many] Осталось { $count } клиентов.
}

# Уход
leave-title = 🚪 { $name } уходит из отдела
leave-whom = Кому передать клиентов и дела?
leave-nothing = Кому передать дела?
leave-to = Клиенты и дела: { $to }
leave-sure = Доступ закроется сразу. Записи и результаты останутся в отчётах под именем автора.
button-leave-do = 🚪 Да, { $name } уходит
leave-done = ✅ { $name } больше не в отделе. Прошлые недели сохранены.
leave-told = Вы больше не в отделе «{ $team }». Спасибо за работу! Записанное вами сохранено под вашим именем. Новое приглашение откроется здесь же.
leave-meetings-told = 📅 К вам { $count ->
    [one] перешла { $count } встреча
    [few] перешли { $count } встречи
   *[many] перешло { $count } встреч
} коллеги, который уходит: /meetings
leave-told-heads = 🚪 { $name } больше не в отделе. Оформлено: { $by }.

# Заместитель
deputy-title = 🪑 Заместитель руководителя
deputy-none = Сейчас никто не назначен.
deputy-not-named = «{ $name }»: никого не замещает, снимать нечего.
deputy-line = · замещает: { $name } · за кого: { $head } · { $days }
deputy-hint = Кого назначить? Нажмите или напишите: <code>{ $example }</code>
deputy-example = /team заместитель Анна 24.11-28.11
button-deputy-end = ✖️ Снять: { $name }
button-absence-deputy = 🪑 Назначить заместителя
deputy-whom = Кто заменит вас на { $days }?
deputy-whom-unknown = «{ $name }»: такого имени в отделе нет. Выберите:
deputy-ask-days = { $name }: на какие дни? Можно написать: { $examples }
deputy-named = ✅ { $name } замещает вас: { $days }. Закончится само.
deputy-gap = ⚠️ Без заместителя: { $days }.
button-deputy-gap = 🪑 Назначить на { $days }
deputy-told = 🪑 { $head } назначает вас заместителем: { $days }.
deputy-told-now = Вам доступно всё, что руководителю, вдобавок к своей работе: /team, /summary, /help. Сводки и новости отдела придут и вам.
deputy-told-later = Команды руководителя откроются в первый день, напомню.
deputy-begun = 🪑 С сегодняшнего дня вы замещаете руководителя ({ $head }), последний день — { $day }.
deputy-over = 🪑 Замещение закончилось ({ $head }). Спасибо! { $still ->
    [none] Ваша обычная клавиатура и команды на месте.
   *[other] Вы по-прежнему замещаете: { $still }.
}
deputy-over-head = 🪑 Замещение закончилось: { $name }.
deputy-told-off = 🪑 Замещение снято ({ $head }). { $still ->
    [none] Ваши обычные команды на месте.
   *[other] Вы по-прежнему замещаете: { $still }.
}
deputy-off = ✅ Замещение снято: { $name }.
deputy-off-head = 🪑 { $name } вас больше не замещает. Замещение снято: { $by }. Назначить другого: /team
deals-freed = 💰 { $count ->
    [one] Сделка снова ждёт
    [few] Сделки снова ждут
   *[many] Сделки снова ждут
} руководителя: { $deals }. До этого был подключён коллега: { $name }.
deals-freed-own = 🙋 { $name } больше не подключается: { $deals }. { $count ->
    [one] Сделка снова ждёт
    [few] Сделки снова ждут
   *[many] Сделки снова ждут
} руководителя; кто подключится, узнаете сразу.
deputy-past = Эти дни уже прошли. Назовите будущие.
deputy-problem = { $problem ->
    [head] { $name } — и так руководитель отдела.
    [not_joined] { $name }: знакомство с ботом ещё не пройдено.
    [busy] { $name }: на эти дни уже есть назначение.
   *[heads_only] Заместителя назначает и снимает только сам руководитель.
}

# Первая неделя стажёра
newcomer-title = 🎓 Первая неделя: { $done } из { $count }
newcomer-item = { $item ->
    [zone] знакомство с ботом
    [worksheet] рабочий лист прочитан
    [first_call] первый звонок
    [role_play] звонок отработан с коллегой
    [ten_calls] десять звонков ({ $calls })
    [training] обучение пройдено
   *[first_meeting] первая встреча назначена
}
newcomer-tick = { $item ->
    [role_play] Отработка звонка
   *[training] Обучение
}
newcomer-line = 🎓 Первая неделя: { $done } из { $count }. Дальше: { $ahead }.
newcomer-proposed = 🎓 { $name }: первая неделя пройдена целиком. Можно повысить до хантера.

# Настройки отдела
tset-title = ⚙️ Настройки отдела
tset-callers = Новые клиенты, которые звонят сами: { $callers ->
    [ask] решает принявший звонок
    [farmer] остаются у фермера
   *[hunters] сразу уходят хантеру, у которого клиентов меньше
}.
tset-caller = { $callers ->
    [ask] Спрашивать
    [farmer] Оставлять фермеру
   *[hunters] Сразу хантерам
}
tset-studies = Изучать клиентов в день: { $count }.
tset-studies-bad = Сколько в день? От { $least } до { $most }.
tset-thresholds = Пороги роста и риска, своих: { $count }.
tset-hint = Можно строкой: <code>{ $example }</code>
tset-example = /team настройки изучать 7
tset-bad = Настройку не разобрал. Например: { $example }
tset-bad-number = Число не разобрал. Напишите его цифрами, например: { $example }
button-tset-thresholds = 📊 Пороги роста и риска
tset-signs-title = 📊 С чего начинаются рост и риск
tset-sign = { $threshold ->
    [recency_watch] Пауза без заказов, внимание
    [recency_risk] Пауза без заказов, риск
    [frequency_risk] Заказы реже, риск
    [frequency_growth] Заказы чаще, рост
    [turnover_risk] Оборот, риск
    [turnover_growth] Оборот, рост
    [order_risk] Средний чек, риск
    [order_growth] Средний чек, рост
    [late_days] Оплата позже обычного
    [contact_A] Без контакта, класс A
    [contact_B] Без контакта, класс B
   *[contact_C] Без контакта, класс C
}: { $value }
tset-value = { $unit ->
    [times] { $value } от обычной
    [part] { $value } %
    [days] { $value } дн.
   *[count] { $value }
}
tset-signs-hint = Изменить — номером или строкой: <code>{ $example }</code>
tset-signs-example = порог 5 -25 %
tset-ask =
    <b>{ $what }</b>
    Сколько теперь? От { $least } до { $most }
button-tset-usual = Как в методе: { $value }
tset-sign-bad = Значение не разобрал или оно вне границ. Например: { $example }
tset-sign-none = Такого порога нет: их { $count }.
