# Messages of blocks
slot-begins = { $time } · <b>{ $activity }</b>, till { $until }
slot-late = ⏰ Late: the block began at { $time }.
slot-again = ⏰ A reminder, as you asked.
button-later = ⏰ 10 minutes
button-mute = 🔕 Till { $until }
button-skip = ✖️ Not today
button-slot-done = ✅ Done
button-batch-start = ▶️ Start calling
button-lists = 📇 Make the list
button-clients = 👥 Clients
standup-more = …and { $count } more
standup-more-meetings = { $count } more
standup-stage = { $stage ->
    [effective_call] calls { $count }
    [booked_meeting] booked { $count }
    [held_meeting] held { $count }
    [walkin] walk-ins { $count }
    [studied] studied { $count }
    [warm_contact] contacts { $count }
    [visit] visits { $count }
    [questionnaire] forms { $count }
    [incoming] incoming { $count }
   *[effective_meeting] effective { $count }
}
standup-last = 📈 Result, { $day }: { $figures }
standup-meetings = 📅 Meetings: { $meetings }
standup-due = ❗️ Today: { $due }
standup-worked = 💼 { $days }: a working day, by Friday's timetable
standup-call-backs = call back { $count }
standup-complaints = complaints to be answered { $count }
standup-promises = agreements { $count }
slot-list = 📇 Waiting on the list: { $waiting }
slot-list-empty = 📇 The week's list is empty.
slot-list-promised = 📞 Promised calls: { $count }
slot-list-next = 📇 { $waiting ->
    [0] The list is empty yet.
   *[other] On the list already: { $waiting }
}
slot-calls = { $stage }: { $counted } of { $norm }, { $left ->
    [0] the norm is met
   *[other] { $left } to go
}
slot-calls-hint = Call after call, no distractions.
slot-gaps = Close the gaps of last week: what is closed counts in it.
slot-no-gaps = Last week has no gaps 👍
slot-gap = { $about ->
    [form] 📝 Questionnaire not finished: { $count }
    [meeting] ❓ Meeting without a result: { $count }
    [promise] 🤝 Overdue, not settled: { $count }
   *[undated] 🎯 Interest, but no agreement with a date: { $count }
}
slot-meeting-with = 🤝 Meeting: { $client }, { $time }
slot-study = Time to look into how your clients are doing: who is growing, who is leaving.
slot-documents = Proposals, solutions, contracts: everything that was promised.
slot-promised = { $when ->
    [overdue] overdue { $count }
    [today] today { $count }
   *[soon] soon { $count }
}
slot-nothing-promised = Nothing is promised for the next few days.
slot-topic = Topic: <b>{ $topic }</b>
slot-no-topic = No topic this week: the head has not set one.
slot-lists = Who to call in the week { $monday }–{ $sunday }?
# Putting off
snoozed = ⏰ I'll remind you at { $time }.
snooze-too-late = Less than ten minutes of the block are left: too late to remind you again.
slot-over = This block is over already.
muted = 🔕 Fine, I'll keep quiet till { $time }.
skip-ask = Why not “{ $activity }” today? Press or write.
skip-reason = { $reason ->
    [client] Called away by a client
    [sick] Sick
   *[work] Other work
}
skip-reason-bad = Write the reason in words, up to { $limit } characters.
skipped = ✖️ “{ $activity }” — not today: { $reason }.
skipped-sick = Ill all day? Say so, and there will be no reminders: <code>{ $example }</code>
skip-sick-example = /absence today sick
slot-done = ✅ “{ $activity }”: done.
button-slot-back = ↩️ Take it back
slot-back = ↩️ “{ $activity }” is in the plan again.
help-slots = You can answer a block's message: “later”, “to the end of the block”, “not today: reason”, “done”.
# The time account
account-planned = Blocks: { $planned } of { $total } as planned
account-missed = { $count } missed: { $reasons }
account-otherwise = { $count } for something else
account-unmarked = { $count } unmarked
account-to-come = { $count } to come
account-rest = other { $count }
# Quiet hours
settings-quiet = Quiet hours: { $begins }–{ $ends }
settings-quiet-off = Quiet hours: off
button-quiet = 🌙 Quiet hours
button-quiet-off = 🔔 Turn off
quiet-ask = In quiet hours the bot is silent: what can wait, waits until they end. Press or write, for example: <code>{ $example }</code>
quiet-bad = I did not get the hours. Write, for example: <code>{ $example }</code>
quiet-example = quiet 21:00-8:00
