# Анкета
help-form = анкета клиента: начать или продолжить
menu-form = Анкета клиента
form-head = <b>{ $client }</b> · анкета { $answered } из { $required }
form-echo = ✅ { $answer }
form-question = <b>{ $number }. { $question }</b>
form-now = Сейчас: { $answer }
form-before = В прошлый раз: { $answer }
form-line = { $question } — <b>{ $answer }</b>
form-hint = { $type ->
    [text] Напишите или наговорите, потом впишете.
    [number] Напишите число.
    [money] Напишите сумму: «500 тыс», «1,5 млн».
    [choice] Нажмите или напишите.
    [choices] Нажмите главное или напишите через запятую.
    [ordered] Нажмите главное или напишите по порядку: «цена, срок».
    [date] Нажмите или напишите: «15 декабря», «до пт».
    [yes_no] Нажмите или напишите «да», «нет».
   *[people] Нажмите или напишите: <code>Иванов Пётр Сергеевич; директор; решает</code>
}
form-hint-role = Какая роль у { $name }? Можно написать и другого: ФИО; должность; роль.
form-unknown = не сказал
form-unknown-button = 🤷 Не сказал
form-no-figure = без суммы
form-no-role = роль не указана
form-yes = да
form-no = нет
form-yes-or-no = да, нет
form-keep = ♻️ Как в прошлый раз
form-list = ☰ Вопросы
form-back = ◀️ Назад
form-skip = Пропустить ▶️
form-next = Дальше ▶️
form-several = ➕ Выбрать несколько
form-done = Готово ▶️
form-go-on = 📝 Продолжить
form-ask-position = Должность: { $name }? Без неё ЛПР не засчитывается. Нажмите или напишите.
form-ask-full-name = Как полностью зовут: { $name }? Напишите фамилию, имя и отчество.
form-section-before = <b>{ $section }</b> — как в прошлый раз?
form-same = ✅ Без изменений
form-same-done = без изменений
form-change = ✏️ Изменить
form-remaining = Осталось { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}. Нажмите, чтобы ответить:
form-complete = ✅ <b>{ $client }</b>: анкета готова, { $answered } из { $required }.
form-rest = ➕ Ещё { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
} по желанию
form-book = 📅 Назначить повторную встречу
form-page = 📋 Вся анкета
form-jump = К какому разделу перейти? ❗ — не хватает обязательного.
form-section = <b>{ $section }</b>
    ✅ есть ответ, ❗ обязательный, ▫️ по желанию, 🎙 вписать из заметки
form-clash = <b>{ $number }. { $question }</b>
    { $author } уже ответил(а): <b>{ $theirs }</b>
    Ваш ответ: <b>{ $mine }</b>
    Какой оставить?
form-leave = Оставить тот
form-over = Заменить моим
form-clash-bad = Напишите «оставить» или «заменить».
form-kept-several = Сохранено ответов: { $count }
form-forwarded = Пересланное сохранил заметкой к вопросу { $number }. Ответ напишите своими словами.
form-noted = 📎 Сохранено к вопросу { $number }. Ответ впишите текстом, когда будет удобно.
form-content-bad = Ответ на вопрос { $number } пришлите текстом; голос, фото или файл сохраню заметкой.
form-no-last = В прошлой анкете ответа на этот вопрос нет. Напишите его.
form-unfit = { $why ->
    [not_a_number] Здесь нужно число. Напишите, например: «200» или «1,5 млн».
    [too_low] Слишком мало: не меньше { $limit }. Напишите ещё раз.
    [too_high] Слишком много: не больше { $limit }. Напишите ещё раз.
    [not_an_option] Такого варианта нет. Нажмите кнопку или напишите: { $options }.
    [not_a_date] День не разобрал. Напишите, например: «15.12», «пт», «через неделю».
    [date_past] Этот день уже прошёл. Напишите день не раньше { $limit }.
    [date_too_far] Слишком далеко: не позже { $limit }. Напишите ближе.
    [no_name] Не вижу имени. Напишите: ФИО; должность; роль.
    [not_full_name] Нужны фамилия и имя полностью. Напишите: ФИО; должность; роль.
    [no_position] Не вижу должности. Напишите: ФИО; должность; роль.
    [no_role] Какая роль в решении? Напишите одно из: { $options }.
    [too_many_people] Не больше пяти человек. Напишите самых важных.
    [too_long] Слишком длинно: до { $limit } знаков. Сократите и пришлите ещё раз.
    [not_yes_no] Напишите «да» или «нет».
    [unknown_not_allowed] На этот вопрос нужен ответ. Можно пропустить и вернуться позже.
   *[empty] Ответ пустой. Напишите словами.
}
form-which = Какую анкету продолжить? Или напишите клиента.
form-which-client = По какому клиенту анкета? Напишите название.
form-client-none = Не нашёл «{ $name }». Напишите иначе или запишите встречу: /meet
form-of-client = <b>{ $client }</b> · анкет: { $count }
form-newer = ◀️ Новее
form-older = Старше ▶️
form-new = ➕ Новая анкета
form-client = 👤 Клиент
form-page-head = <b>{ $client }</b> · анкета { $answered } из { $required }
    { $day }, { $author }
form-empty = Ответов пока нет.
form-pdf = 📄 PDF
form-pdf-subtitle = Анкета потребностей клиента · { $day } · { $author } · { $answered } из { $required }
form-pdf-footer = { $client }
form-pdf-name = Анкета { $client } { $day }.pdf
held-not-counted = ⚠️ <b>Встреча не засчитана: { $why }.</b>
held-counted = ✅ <b>Встреча засчитана.</b> Результативной не стала: { $why }.
held-effective = ✅ <b>Встреча засчитана, результативная.</b>
gap-form = анкета { $answered }/{ $required }
