# Рабочий лист
help-worksheet = чем полезен наш товар и кому: шпаргалка команды
menu-worksheet = Рабочий лист: польза и клиенты
worksheet-title = Рабочий лист отдела
worksheet-empty = Руководитель его ещё не заполнил.
worksheet-newcomer = Прежде чем звонить: что мы продаём и кому. Всегда под рукой: /worksheet
worksheet-question = { $question ->
    [benefit] Какую пользу приносят наши товары и услуги?
    [results] Каких результатов менеджер добивается для клиента?
    [need] За что нам платят снова и снова, с удовольствием?
   *[clients] Кто наши клиенты: какие компании, чем заняты, где?
}
worksheet-short = { $question ->
    [benefit] Польза
    [results] Результаты
    [need] За что платят
   *[clients] Клиенты
}
worksheet-unanswered = — пока не заполнено
worksheet-how = Нажмите вопрос или напишите: <code>{ $example }</code>
worksheet-example = /worksheet 1 Станки служат вдвое дольше
worksheet-known = Сейчас так:
worksheet-ask = Напишите ответ, до { $limit } знаков. Его увидят новички, а во время звонков он станет подсказкой.
worksheet-long = Получилось { $length } знаков, а нужно до { $limit }. Напишите короче.
worksheet-no-line = В рабочем листе { $count } вопроса. Начните с номера, например: <code>/worksheet 1 Станки служат вдвое дольше</code>
worksheet-kept = ✅ Записал.
worksheet-whole = ✅ Записал. Рабочий лист заполнен.
worksheet-cleared = 🧹 Ответ убран.
button-worksheet-clear = 🧹 Убрать ответ
# Обучение
help-training = тема обучения недели
menu-training = Тема обучения недели
training-example = /training Работа с возражениями
training-topic = 🎓 Обучение недели { $monday }–{ $sunday }: <b>{ $topic }</b>
training-none = 🎓 Тема обучения недели { $monday }–{ $sunday } не назначена.
training-ask = Нажмите тему или напишите свою, до { $limit } знаков. Строкой: <code>{ $example }</code>
training-button = { $topic ->
    [calls] Разбор звонков
    [objections] Возражения
    [spin] Вопросы SPIN
    [product] Наш продукт
    [meetings] Разбор встреч
   *[proposals] Сильное КП
}
training-set = ✅ Тема обучения недели { $monday }–{ $sunday }: <b>{ $topic }</b>. Команда увидит её в блоке обучения.
training-long = Тема длинновата: до { $limit } знаков.
button-training-change = ✏️ Другая тема
