# Outage
outage-down = ⏰ <b>The bot was down from { $since } to { $until }</b>
outage-missed = It did not remind of:
outage-line = • { $what }: { $who }
outage-what = { $kind ->
    [brief] before a meeting
    [held] “Was it held?” after a meeting
    [promises] the day’s agreements
    [training] the topic of the training
   *[slot] a block
}
outage-and-more = { $names } and { $count } more
outage-more = …and earlier: { $count }
outage-late = Came late: { $count }.
outage-do = All records are kept, and what was written to the bot meanwhile is done. Remind people of what matters yourself.
outage-queue = ⏰ <b>Telegram has taken no messages from the bot since { $since }</b>
    Reminders waiting: { $count }. They will come late, all records are kept. Remind people of what matters yourself.
