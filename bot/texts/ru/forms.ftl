# Анкета
help-form = анкета клиента: начать или продолжить
menu-form = Анкета клиента
form-head = <b>{ $client }</b> · анкета { $answered } из { $required }
form-echo = ✅ { $answer }
form-refused = ⚠️ { $why }
form-question = <b>{ $number }. { $question }</b>
form-now = Сейчас: { $answer }
form-before = В прошлый раз: { $answer }
form-line = { $question } — <b>{ $answer }</b>
form-line-by = {" "}({ $name })
form-colleague = ✏️ { $name } пишет в анкете клиента «{ $client }».
button-form-open = 📝 Открыть анкету
form-hint = { $type ->
    [text] Напишите. Можно наговорить, а вписать потом.
    [number] Напишите число.
    [money] Напишите сумму: «500 тыс», «1,5 млн».
    [choice] Нажмите или напишите.
    [choices] Нажмите главное или напишите через запятую.
    [ordered] Нажмите главное или напишите по порядку: «цена, срок».
    [date] Нажмите или напишите: «15 декабря», «до пт».
    [yes_no] Нажмите или напишите «да», «нет».
   *[people] Нажмите или напишите: <code>Иванов Пётр Сергеевич; директор; решает</code>
}
form-hint-role = { $name } — какая роль? Другого напишите: ФИО; должность; роль.
form-hint-several = Отметьте всех или напишите: <code>Иванов Пётр Сергеевич; директор; решает</code>
form-other = ✏️ Другое
form-hint-own = Напишите своими словами.
form-hint-ordered = Отметьте по порядку: первым — главное.
form-hint-ticked = Отметьте всё, что подходит.
form-hint-together = Нажмите или напишите: «{ $example }».
form-hint-type-together = Напишите: «{ $example }».
form-hint-sum-or-words = Напишите сумму или словами: «500 тыс», «простой два дня».
form-hint-scale = Нажмите или напишите число.
form-example-money = 500 тыс
form-example-day = пт
form-example-number = 200
form-unknown = не сказал
form-unknown-rest = остальное не сказал
form-unknown-button = 🤷 Не сказал
form-no-figure = без суммы
form-no-role = роль не указана
form-yes = да
form-no = нет
form-yes-or-no = да, нет
form-keep = ♻️ Как в прошлый раз
form-list = ☰ Обзор
form-back = ◀️ Назад
form-skip = Позже ▶️
form-next = Дальше ▶️
form-several = ➕ Несколько
form-notes = 🎙 Заметки: { $count }
form-no-notes = Заметок к этому вопросу нет.
form-more = …и ещё { $count }
form-done = Готово ▶️
form-go-on = 📝 Продолжить
form-ask-position = <b>{ $name } — какая должность?</b>
    Без неё ЛПР не засчитывается. Нажмите или напишите.
form-ask-full-name = <b>{ $name } — как полностью?</b>
    Напишите фамилию, имя и отчество.
form-drop = ✖️ Не он, убрать
form-section-before = <b>{ $section }</b> — как в прошлый раз?
form-same = ✅ Без изменений
form-same-done = без изменений
form-change = ✏️ Изменить
form-remaining = Осталось вопросов: { $count }. Нажмите или напишите: «{ $number }. ваш ответ».
form-complete = ✅ <b>{ $client }</b>: анкета готова, { $answered } из { $required }.
form-rest = ➕ Ещё { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
} по желанию
form-book = 📅 Назначить повторную встречу
form-page = 📋 Вся анкета
form-missing = ❗ Не хватает: { $count }
form-jump = К какому разделу? Нажмите или напишите: «раздел 3», «вопрос 12».
form-still-asked = Ждёт ответа: { $number }. { $question }
form-say-which = К какому вопросу это ответ? Напишите с номером: «{ $number }. ваш ответ».
form-section = <b>{ $section }</b>
    ✅ есть ответ, ❗ обязательный, ▫️ по желанию, 🎙 вписать из заметки
form-clash = <b>{ $number }. { $question }</b>
    { $author }: <b>{ $theirs }</b>
    Вы: <b>{ $mine }</b>
    Какой ответ оставить?
form-leave = Оставить тот
form-over = Заменить моим
form-clash-bad = Напишите «оставить» или «заменить».
form-also = Ещё не сохранено: { $others }. Ответьте на них после этого.
form-unfit-several = Вопрос { $number }: { $said }
form-no-such = { $count ->
    [one] Вопроса { $numbers } в этой анкете нет.
    [few] Вопросов { $numbers } в этой анкете нет.
   *[many] Вопросов { $numbers } в этой анкете нет.
}
form-only-noted = «{ $said }» — только примечание. { $why }
form-stray = Без номера, не сохранено: «{ $line }».
form-forwarded = 📎 Пересланное сохранено заметкой к вопросу { $number }. Ответ напишите своими словами.
form-noted = 📎 Сохранено к вопросу { $number }. Ответ впишите текстом, когда будет удобно.
form-content-bad = На вопрос { $number } ответьте текстом; голос, фото или файл сохраню заметкой.
form-no-last = В прошлой анкете ответа на этот вопрос нет. Напишите его.
form-unfit = { $why ->
    [not_a_number] Здесь нужно число. Напишите, например: «200» или «1,5 млн».
    [too_low] Слишком мало: не меньше { $limit }. Напишите ещё раз.
    [too_high] Слишком много: не больше { $limit }. Напишите ещё раз.
    [not_an_option] Такого варианта нет. Нажмите кнопку или напишите: { $options }.
    [not_a_date] День не разобрал. Напишите, например: «15.12», «пт», «через неделю».
    [date_past] Этот день уже прошёл. Напишите день не раньше { $limit }.
    [date_too_far] Слишком далеко: не позже { $limit }. Напишите ближе.
    [no_name] Имя не разобрал. Напишите: ФИО; должность; роль.
    [not_full_name] Нужны фамилия и имя полностью. Напишите: ФИО; должность; роль.
    [no_position] Должность не разобрал. Напишите: ФИО; должность; роль.
    [no_role] Какая роль в решении? Напишите одно из: { $options }.
    [too_many_people] Не больше пяти человек. Напишите самых важных.
    [too_long] Слишком длинно: до { $limit } знаков. Сократите и пришлите ещё раз.
    [not_yes_no] Напишите «да» или «нет».
    [sum_unclear] Сумма «{ $limit }» — без единицы: миллионы, тысячи или как есть? Напишите, например: «2,5 млн».
    [unknown_not_allowed] На этот вопрос нужен ответ. Можно пропустить и вернуться позже.
   *[empty] Ответ пустой. Напишите словами.
}
form-which = Какую анкету продолжить? Или напишите клиента.
form-which-client = По какому клиенту анкета? Напишите название.
form-client-none = Не нашёл «{ $name }». Напишите иначе или запишите встречу: /meet
form-of-client = <b>{ $client }</b> · анкет: { $count }
form-of-client-part = <b>{ $client }</b> · анкеты { $first }–{ $last } из { $count }
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
