# Встречи
help-book = назначить встречу: <code>{ $example }</code>
help-meet = записать встречу: <code>{ $example }</code>
help-meetings = ваши встречи: перенести, отменить, место
menu-book = Назначить встречу
menu-meet = Записать встречу
menu-meetings = Мои встречи
book-example = /book Ромашка; Иванов Пётр Сергеевич; вт 11:00
meet-example = /meet Ромашка; Иванов Пётр Сергеевич; директор; интерес есть
button-book-again = 📅 Ещё встреча
button-slots = 🗓 Неделя картинкой
button-next-week = ▶️ Следующая неделя
button-meeting = 📅 Встреча
button-client = 👤 Клиент
button-form = 📝 Анкета
button-last-form = 📋 Прошлая анкета
button-back = ◀️ Назад
button-move = 🕐 Перенести
button-cancel-meeting = 🚫 Отменить
button-place = 📍 Место
button-calendar = 📆 В календарь
button-is-repeat = 🔁 Повторная
button-is-first = 1️⃣ Первая
button-book-anew = 📅 Назначить снова
button-held = ✅ Состоялась
button-absent = ❌ Не состоялась
slots-free = Свободно блоков: { $free } из { $all }
slots-free-word = свободно
slot-number-bad = Свободного блока с таким номером нет. Нажмите блок или напишите день и час.
meeting-no-time = время не назначено
meeting-first = Первая встреча
meeting-repeat = Повторная встреча
meeting-purpose = 🎯 { $purpose }
meeting-place = { $place ->
    [client] у клиента
    [ours] у нас
   *[neutral] на нейтральной территории
}
meeting-place-button = { $place ->
    [client] У клиента
    [ours] У нас
   *[neutral] Нейтральная
}
meeting-map = карта
meeting-held = ✅ Состоялась
meeting-over = { $state ->
    [cancelled] 🚫 Отменена: { $reason }
   *[not_held] ❌ Не состоялась: { $reason }
}
meeting-no-reason = без причины
meeting-brief = 🔔 <b>Скоро встреча</b>
meeting-brief-late = ⏰ <b>Встреча уже идёт</b>
meeting-others = Ещё решают: { $names }
meeting-was-it-held = <b>{ $client }</b>, { $when }. Состоялась?
meeting-ask-late = ⏰ Спрашиваю с опозданием.
meeting-ask-time = <b>{ $client }</b>, { $when }. На когда перенести? Можно написать: { $example }
meeting-ask-why = { $state ->
    [cancelled] <b>{ $client }</b>: почему отменяем? Нажмите или напишите.
   *[not_held] <b>{ $client }</b>: почему не состоялась? Нажмите или напишите.
}
meeting-reason = { $reason ->
    [client] Отменил клиент
    [sick] Болезнь
    [other_meeting] Другая встреча
    [no_need] Уже не нужна
    [no_show] Никто не пришёл
   *[late] Опоздание
}
meeting-ask-place = <b>{ $client }</b>: где встречаетесь? Нажмите, напишите адрес или пришлите точку на карте.
meetings-ahead = Ваши встречи. Нажмите или напишите клиента.
meetings-none = Встреч впереди нет. Назначить: /book
meeting-file = Встреча.ics
attached-meeting = 📎 Приложено к встрече: { $client }
slot-free = Встреч в этом блоке нет.
today-unsettled = ❓ — встречи без итога: отметьте, чем кончилось.
client-stage = { $stage ->
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
} · ведёт { $owner }
client-next-meeting = 📅 Встреча { $time }
button-book-client = 📅 Назначить
button-client-form = 📋 Анкета { $answered }/{ $required }
button-client-forms = 📚 Все анкеты: { $count }
button-files = 📎 Файлы: { $count }
client-files = 📎 Файлы: { $client }
client-no-files = Файлов пока нет: { $client }
button-give = 🤝 Передать коллеге
meeting-ask-holder = <b>{ $client }</b>: кто проведёт встречу?
meeting-nobody-to-give = Передать некому: в команде пока нет { $role ->
    [trainee] хантера
   *[other] менеджеров, которые проводят встречи
}. Попросите руководителя пригласить.
meeting-gave = 🤝 <b>{ $client }</b>: встречу проведёт { $name }. Назначенная встреча засчитана вам.
meeting-gave-client = С клиентом: теперь его ведёт { $name }. Ваши звонки и записи остаются вашими.
meeting-given = 🤝 { $by } передаёт вам встречу:
meeting-given-client = 🧭 Клиент теперь ваш: его переговоры ведёте вы.
meeting-given-line = 💬 { $said }
button-menu-book = 🤝 Встреча
button-menu-form = 📝 Анкета
week-unconfirmed = · не подтвердилось встреч: { $count }
week-bad = Какую неделю? Напишите «прошлая» или день, например: { $example }
button-week-before = ◀️ Неделей раньше
