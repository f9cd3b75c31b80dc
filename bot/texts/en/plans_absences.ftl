# Absences
absences-own = Your absences
absences-of = Absences: { $name }
absences-team = Absences in the team
absences-none = Nothing noted.
absence-line = · { $what }
absence-team-line = · { $name }: { $what }
absence-hint = Note one with a button or a line: <code>{ $example }</code>
absence-hint-team = Whose? Press or type: <code>{ $example }</code>
absence-example = /absence 24.11-28.11 vacation
absence-example-head = /absence John; 24.11-28.11; vacation
absence-kind = { $absence ->
    [vacation] vacation
    [sick] sick leave
    [trip] business trip
   *[other] other
}
button-absence = { $absence ->
    [vacation] 🏖 Vacation
    [sick] 🤒 Sick leave
    [trip] 🧳 Business trip
   *[other] ▫️ Other
}
button-absence-own = Mine
button-absence-cancel = ✖️ { $what }
button-absence-back = 👋 Back at work
button-day-today = Today
button-day-tomorrow = Tomorrow
button-this-week = Rest of the week
button-whole-next-week = Next week
absence-ask-days = { $absence ->
    [vacation] Vacation
    [sick] Sick leave
    [trip] Business trip
   *[other] Absence
}{ $name }: which days? You can type: { $examples }
absence-ask-kind = { $days }: what is it?
absence-days-bad = { $span ->
    [no_end] Until which day? Type both, for example: { $examples }
    [backwards] The last day is before the first. Type, for example: { $examples }
    [too_long] That is more than half a year. Type fewer days, for example: { $examples }
    [too_old] That is too long ago: the last 60 days can be noted. For example: { $examples }
    [too_far] That is more than a year ahead. Type something nearer, for example: { $examples }
   *[not_understood] I did not understand the days. Type, for example: { $examples }
}
absence-whom-unknown = There is no “{ $name }” in the team. Choose:
absence-whom-many = Who did you mean?
absence-added = ✅ Noted: { $what }
absence-added-for = ✅ { $name }: { $what }
absence-no-working-days = No working days among them.
absence-working-days = { $count ->
    [one] { $count } working day without reminders.
   *[other] { $count } working days without reminders.
}
absence-already = Noted already: { $what }
absence-meetings = ⚠️ { $count ->
    [one] { $count } meeting is
   *[other] { $count } meetings are
} booked on these days. Move?
absence-meetings-of = ⚠️ { $count ->
    [one] { $count } meeting is
   *[other] { $count } meetings are
} booked on these days. The buttons to move them are in that person's chat.
absence-told = 📅 { $by } noted an absence for you: { $what }. Not right? /absence
absence-told-end = 📅 { $by } changed your absence: { $what }. What is noted: /absence
absence-cancelled = ↩️ Cancelled: { $what }
absence-ended = 👋 Back at work from today. It was noted: { $what }
absence-none-then = Nothing is noted for these days.
help-absence = vacation, sick leave, trip: <code>{ $example }</code>
menu-absence = Vacation, sick leave, trip
today-away = Noted for today: { $what }. Back at work already? /absence
absence-despite = ⚠️ You are away that day ({ $absence ->
    [vacation] vacation
    [sick] sick
    [trip] business trip
   *[other] absent
}). I will remind you of the meeting and ask about it as usual.
