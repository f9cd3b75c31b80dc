# The week's summary
help-summary = the team's norms of a week, closing it: <code>{ $example }</code>
menu-summary = The week's summary
summary-example = /summary last
summary-title = { $team } · { $monday }–{ $sunday }
summary-live = as of { $time }
summary-closed = closed { $time }{ $version ->
    [1] {""}
   *[other] , version { $version }
}
summary-reopened = open again
summary-over = the week is over, it closes in the night to { $day }
summary-late = ⏰ Late: the summary was due at { $time }.
summary-group = { $group ->
    [hunters] Hunters
    [farmers] Farmers
   *[trainees] Trainees
}
summary-group-line = <b>{ $group } ({ $count })</b>: { $figures }
summary-nobody = Nobody worked by norms in this week. Invite people: /invite
summary-prorated = ◐ Norm of a shorter week: { $people }
summary-not-counted = <b>Not counted, can be mended</b>
summary-gap = • { $why }: { $count }{ $named ->
    [none] {""}
   *[other] {" "}({ $named })
}
summary-not-mended = The rest that does not count: { $reasons }
summary-promises = <b>Agreements</b>: made { $made } · kept { $kept } · broken { $broken } · overdue { $overdue }
summary-made = Made: { $clients }
summary-kept = ✅ Kept: { $clients }
summary-overdue = ⏰ Overdue: { $clients }
summary-promised = { $client } ({ $kind }, by { $day }{ $name ->
    [none] {""}
   *[other] , { $name }
})
summary-risks = ⚠️ <b>At risk { $count }</b>: { $clients }
summary-closing = 💰 <b>Block 3, waiting for the head: { $count }</b>
summary-closing-all = 💰 Block 3: { $count } deals, the head has joined them all
summary-closing-none = 💰 Block 3: no open deals
summary-deal = • { $client } — { $amount ->
    [none] no amount named
   *[other] { $amount }
}, since { $day }, { $name }
summary-lists = 📇 Lists for { $monday }–{ $sunday }: { $ready } of { $all } ready{ $missing ->
    [none] {""}
   *[other] . Numbers missing: { $missing }
}
summary-improved = 📈 Best against their own last week: { $name }, { $done } % of the norms (was { $before } %)
summary-changes = <b>Changed after the close: { $count }</b>
summary-change = • { $name }, { $figure }: { $was } → { $now } (by { $by })
summary-figure = { $figure ->
    [counted] { $stage }
    [logged] { $stage }, logged
    [norm] { $stage }, norm
    [made] agreements made
    [kept] agreements kept
   *[broken] agreements broken
}
summary-no-figure = none
summary-more = { $count } more
summary-no-week = Which week? Write a day of it, for example: <code>{ $example }</code>
summary-day-example = /summary { $day }
summary-future = That week has not begun yet. This one: /summary
summary-too-early = The team has worked here since { $day }: there is no summary before that.
summary-counting = ⏳ Counting: the team is large. It comes in a few seconds.
# Buttons
button-summary-week = { $way ->
    [back] ◀️ { $day }
   *[on] { $day } ▶️
}
button-summary-trend = 📈 8 weeks
button-summary-records = 📎 Records (xlsx)
button-summary-close = 🔒 Close the week
button-summary-reopen = 🔓 Reopen
button-summary-versions = 🕓 Versions: { $count }
button-summary-lead = ⏰ Send { $lead } before
button-summary-show = 📊 To the summary
# Closing
summary-was-closed = 🔒 The week { $monday }–{ $sunday } is closed: version { $version }. What is mended later becomes a new version.
summary-already-closed = This week is closed already.
summary-moved = Records of this week changed while it was counted. Close it once more.
summary-not-over = The week is still going: it can be closed when it is over.
summary-was-reopened = 🔓 The week { $monday }–{ $sunday } is open again. It closes in the night to { $day }, or by the button; the earlier version is kept.
summary-not-closed = This week is not closed: there is nothing to reopen.
summary-nothing-to-close = Nobody worked in this week: there is nothing to close.
summary-versions = <b>Versions of the week { $monday }–{ $sunday }</b>
summary-no-versions = The week { $monday }–{ $sunday } was not closed yet. It closes in the night to { $day }.
summary-version = { $version }. { $time }, { $how ->
    [head] closed by { $name }
    [clock] closed by itself
   *[mended] corrections: { $count }
}
summary-version-reopened = reopened { $time }: { $name }
# When to send
summary-lead-ask = How long before the weekly planning should the summary come? Now { $lead }. Tap or write, for example: <code>{ $example }</code>
summary-lead-example = /summary lead 45
summary-lead-set = ⏰ The summary will come { $lead } before the weekly planning: { $day } at { $time }.
summary-lead-came = This week's summary has come already.
summary-lead-same = It is so already: { $lead } before the planning.
summary-lead-bad = From { $least } to { $most } minutes. Write, for example: <code>{ $example }</code>
summary-minutes = { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}
# Picture, table, 8 weeks
summary-picture-stage = { $stage ->
    [effective_call] Calls
    [booked_meeting] Booked
    [held_meeting] Held
    [walkin] Walk-ins
    [studied] Studied
    [warm_contact] Contacts
    [visit] Visits
    [questionnaire] Forms
    [incoming] Incoming
   *[effective_meeting] Effective
}
summary-picture-days = Days
summary-picture-total = All
summary-picture-legend = fact/norm · ✓ norm met{ $last ->
    [none] {""}
   *[other] {" "}· “was”: last week
} · ◐ less than the full norm: days, share, first weeks
summary-picture-last = was { $count }
summary-sheet-name = { $team }, week { $monday }
summary-sheet-figures = Summary
summary-sheet-records = Records
summary-sheet-promises = Agreements
summary-sheet-changes = Changes
summary-column = { $column ->
    [group] Group
    [person] Who
    [days] Days
    [stage] Figure
    [counted] Counted
    [norm] Norm
    [last] Last week
    [logged] Logged
    [counts] Counted?
    [why] Why not
    [day] Day
    [time] Time
    [client] Client
    [decider] Decision maker
    [position] Position
    [result] Result
    [note] Note
    [number] Record no.
    [state] State
    [due] Due
    [was] Was
    [now] Is
    [by] Changed by
   *[kind] What
}
summary-yes = yes
summary-no = no
summary-state = { $state ->
    [made] made
    [kept] kept
    [broken] broken
   *[overdue] overdue
}
summary-trend-title = { $team } · 8 weeks, { $monday }–{ $sunday }
summary-trend-caption = 📈 { $team }: what counted, week by week, and the norms. Weeks that are not closed are marked “*”.
summary-trend-empty = Nothing to show yet: nobody has worked by norms.
# One's own, in the week-lists slot
own-summary = <b>Your week</b>, “was” is last week:
own-summary-first = <b>Your week</b>:
own-summary-line = { $stage }: { $counted }{ $norm ->
    [none] {""}
   *[other] /{ $norm }
}{ $last ->
    [none] {""}
   *[other] {" "}· was { $last }
}
own-summary-mend = 🛠 Until the end of { $day } you can still mend and have counted: { $reasons }
own-summary-whole = Nothing to mend: all that can count is counted 👍
