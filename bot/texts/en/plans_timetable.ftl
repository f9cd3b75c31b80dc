# The timetable
help-timetable = the week's timetable, as a picture and to print
menu-timetable = The week's timetable
timetable-title = <b>Timetable</b>
timetable-whose = Whose timetable?
timetable-hint-home = Or in one line: <code>/timetable { $example }</code>
timetable-example-home = hunter; mon 11:00-13:00 meetings
timetable-role = { $role ->
    [hunter] Hunters
    [farmer] Farmers
    [trainee] Trainees
   *[head] Heads
}
timetable-head = <b>Timetable: { $name }</b>
timetable-source = { $table ->
    [method] The method's own.
    [team] Changed for this role in your team.
   *[own] A personal one, not the role's.
}
timetable-until-later = This one holds now. Another one holds from { $day }.
timetable-from-later = This one holds from { $day }. Another one holds now.
timetable-see-later = 📆 From { $day } ›
timetable-see-now = ‹ Now
timetable-day-line = <b>{ $day }</b> { $start }–{ $end } · { $slots ->
    [one] { $slots } block
   *[other] { $slots } blocks
}
timetable-day-meetings = 🤝 { $meetings }
timetable-free-days = No blocks: { $days }
timetable-week-sum = Meetings a week: { $meetings }
timetable-draft = <b>Draft</b>, not in force yet:
timetable-draft-more = …and more: { $count }
timetable-hint-edit = Press a day or type: <code>{ $example }</code>
timetable-save-monday = ✅ From { $day }
timetable-save-now = ⚡ At once
timetable-discard = ✖️ Leave as it is
timetable-as-method = ↩️ As in the method
timetable-as-team = ↩️ As the role's
timetable-picture = 🖼 Picture
timetable-print = 🖨 To print
timetable-next-week = Next week ›
timetable-to-home = ☰ Whose
timetable-to-week = ‹ Week
timetable-to-day = ‹ { $day }
timetable-more-people = More ›
timetable-fewer-people = ‹ Back
timetable-which = Who do you mean?
timetable-nobody = There is nobody called “{ $name }” in the team. Whose timetable?
timetable-day = <b>{ $name } · { $day }</b>
timetable-weekday = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
timetable-day-empty = No blocks.
timetable-hint-day = You can type: <code>{ $example }</code>
timetable-add = ➕ Block
timetable-like = 📋 Copy another day
timetable-clear = 🗑 The whole day
timetable-like-ask = <b>{ $day }</b>: copy which day?
timetable-slot = <b>{ $name } · { $day }</b>
    { $start }–{ $end } { $activity }
timetable-shift-start = from { $minutes }
timetable-shift-end = till { $minutes }
timetable-time = 🕘 Time
timetable-activity = 🎯 Activity
timetable-move = 📆 Day
timetable-remove = 🗑 Remove
timetable-time-ask = { $day }, { $start } { $activity }. What is the new time? Type, for example: <code>10:00-11:30</code>
timetable-time-bad = I did not get the time. Type a beginning and an end, for example: 10:00-11:30
timetable-activity-ask = { $day }, { $start }–{ $end }. What activity?
timetable-move-ask = { $day }, { $start } { $activity }. To which day?
timetable-add-ask = { $day }. When? Choose free time or type: <code>18:00-19:00 documents</code>
timetable-add-bad = I did not get that. Type a time and an activity, for example: 18:00-19:00 documents
timetable-kind = { $activity ->
    [standup] Morning stand-up
    [telemarketing] Telemarketing
    [reporting] Reporting
    [client_study] Studying clients
    [meeting] Meetings
    [documents] Documents
    [training] Training
    [week_lists] Lists for the week
   *[week_planning] Weekly planning
}
timetable-refused = { $refused ->
    [not_there] No block begins at that time.
    [overlap] It overlaps: { $slot }. Change or remove that one first.
    [too_short] A block lasts at least five minutes and ends after it begins.
    [too_many] A day has at most { $about } blocks.
    [last_slot] A timetable cannot be empty: leave at least one block.
    [beyond_day] A block stays within its day.
    [no_activity] What activity is it? Add it, for example: mon 18:00-19:00 documents
    [same_day] That is the same day.
    [nothing_to_copy] That day has no blocks.
   *[not_read] I did not get “{ $about }”. Type it like this: { $example }
}
timetable-example-edit = mon 11:00-13:00 meetings
timetable-example-day = { $day } 11:00-13:00 meetings
timetable-saved = { $name }: saved, in force from { $day }.
timetable-same = Nothing to change: that is how it is already.
timetable-late = The timetable was changed while you were editing. Here is the new one: please make your edit again.
timetable-told = Your timetable was changed: a new one from { $day }. Changed by the head of sales, { $by }.
timetable-told-open = 📅 Timetable
timetable-not-yours = Only the head of sales changes the timetable: please ask. Yours: /timetable
timetable-no-own = A head of sales has no timetable.
sheet-title = { $role ->
    [farmer] Time planning table of the account manager
    [trainee] Time planning table of the trainee
   *[other] Time planning table of the sales manager
}
sheet-name = { $role ->
    [farmer] Account manager
    [trainee] Trainee
   *[other] Sales manager
}
sheet-dates = Dates
sheet-weekday = Weekday
sheet-draft = draft
sheet-off = day off
sheet-file = Timetable { $name }.pdf
sheet-motto = Time is a sales manager's main resource! Learn to use it well!
