# Перебой
outage-down = ⏰ <b>Бот не работал с { $since } до { $until }</b>
outage-missed = Не напомнил:
outage-line = • { $what }: { $who }
outage-what = { $kind ->
    [brief] перед встречей
    [held] «Состоялась?» после встречи
    [promises] договорённости на день
    [training] тема обучения
   *[slot] блок
}
outage-and-more = { $names } и ещё { $count }
outage-more = …и раньше: { $count }
outage-late = Пришло с опозданием: { $count }.
outage-do = Записи целы, а написанное боту за это время обработано. О важном напомните сами.
outage-queue = ⏰ <b>Telegram не принимал сообщения бота с { $since }</b>
    Напоминаний в очереди: { $count }. Они придут с опозданием, записи целы. О важном напомните сами.
