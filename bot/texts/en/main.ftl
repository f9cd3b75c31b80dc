# Common
button-undo = ↩️ Undo
button-call = 📞 Call
button-call-again = 📞 Next call
button-walkin = 🚪 Walk-in
button-walkin-again = 🚪 Next walk-in
button-today = 📅 Today
button-week = 📊 Week
button-menu-summary = 📈 Summary
button-menu-board = 🗂 Board
button-menu-team = 👥 Team
button-invite = ➕ Invite
button-help = ❔ Help
outdated = This button is out of date. Open what you need again: /help
outsider = Hello! This is the working bot of a sales department. Ask your head of sales for an invitation link.
outsider-may-found = Hello! To create a sales department press /start. If you were invited, open the link from your head of sales.
apology = Your message could not be handled, but it is kept whole: we will look into it and nothing will be lost.
refused-ability = { $ability ->
    [log_call] Calls are logged by hunters, trainees and farmers. You are the { $role }; the team's week: /week
    [book] Meetings are booked by hunters, farmers and trainees. You are the { $role }; the team's week: /week
    [hold] Meetings are held by hunters and farmers; a trainee books them: /book. You are the { $role }.
    [fill] The form is filled by hunters and farmers. You are the { $role }; a client's card: /client
    [log_walkin] Walk-ins are logged by hunters and trainees. Log a call instead: /call
    [log_contact] Contacts, visits and incoming calls are logged by farmers. You are the { $role }; what you can do: /help
    [study] Existing clients are studied by account managers (Farmers). You are a { $role }; a client's card: /client
    [invite] The head of sales invites people. Ask him for a link.
    [edit_days] The head says which days the team works. Your own vacation: /absence
    [set_shares] The head sets part time. Your norms: /week
    [edit_timetable] The head of sales changes the timetable. Please ask him. Yours: /timetable
    [edit_notes] The worksheet and the topic of the training are written by the head. To read them: /worksheet, /training
    [edit_questions] The head of sales edits the questions: suggest yours to him. You are the { $role }; what you can do: /help
    [make_lists] Call lists are made by hunters, farmers and trainees. You are the { $role }; to bring clients in: /import
    [see_map] The map of the base is for farmers and the head. You are { $role }; your clients: /clients
    [ledger] Sales are brought in by farmers and the head of sales. You are the { $role }; to bring clients in: /import
    [edit_segments] The head of sales edits the target segments. A client's own is set on his card: /client
    [move_path] Negotiations are led by managers: a trainee hands the meeting over, /meetings. You are { $role }.
    [see_board] The board is for managers and the head. You are { $role }; your clients: /clients
    [join_closing] It is the head who joins a closing.
    [set_norms] Norms are set by the head. Yours: /week
    [see_summary] The team's summary is for the head. Your week: /week
    [lead_team] The head decides who works here and how. Your settings: /settings
    [export] The head exports the team's data. Your own: /mydata
    [see_trail] The head sees who changed what. What you changed, and what was changed of yours: /mydata
    [bind_group] The head binds a group to the team.
   *[other] This belongs to another role. What you can do: /help
}
role-name = { $role ->
    [hunter] hunter (new clients)
    [farmer] farmer (existing clients)
    [trainee] trainee
   *[head] head of sales
}
cancelled = All right, cancelled. What was logged before is in place.
nothing-to-cancel = There is nothing to cancel. To take back the last record: /undo
unknown-text = I did not get that. Perhaps:
unknown-text-far = I did not get that. Most needed:
unknown-client = Is this the client “{ $client }”? Log a call?
unknown-content = I cannot attach this. Text, voice, photo, file or location, please.
attached = 📎 Attached to: { $what }
attach-nowhere = Nothing to attach this to: no record in the last 15 minutes. Log one first: /call

# Coming in
invite-unknown = This link does not fit. Ask your head of sales for a new one.
invite-used = This link has been used: it works once. Ask your head of sales for a new one.
invite-expired = This link is out of date: it lives for 7 days. Ask your head of sales for a new one.
invite-member = You are already in the team “{ $team }”. What I can do: /help
founding-used = This link works no more: it founds a team once. While there is no team, the bot prints a new one at every start.
ask-team = Let us create a sales department. What is it called? Write, for example: { $example }
ask-team-example = Sales department
ask-name = You are in the team “{ $team }” as { $role }.
    What is your name? Write your first and last name.
ask-name-keep = Keep “{ $name }”
ask-name-bad = I did not get the name. Write first and last name in letters, up to { $limit } characters.
ask-team-bad = The name is empty or longer than { $limit } characters. Write a shorter one.
ask-zone = Where do you work? Your reminders follow it. You can also type a city or “UTC+5”.
ask-zone-guess = ✅ { $zone }
ask-zone-bad = I know no such zone. Press a button, or type “Perm”, “UTC+5”, “Berlin”, “Europe/Berlin”.
ask-language = Language?
ready = Done, { $name }!
    { $ideology }

    { $first }
ideology = { $role ->
    [hunter] “We earn” — and “We solve our clients' problems”: that is how the client base grows.
    [farmer] “We earn” — and “We care for our clients”: foresee requests, grow profit, lose nobody.
    [trainee] “We earn” — and “We solve our clients' problems”: your block is cold work and booked meetings.
   *[head] “We earn”: the plan and the profit. Hunters solve clients' problems, farmers care for their clients.
}
first-press = { $role ->
    [farmer] After a talk with a client press “💬 Contact”. Or in one line: <code>{ $example }</code>
    [head] Begin with “➕ Invite”: call in your first manager.
   *[other] After a call press “📞 Call”. Or in one line: <code>{ $example }</code>
}
first-press-staffed = How the week goes: “📈 Summary”. Your people: “👥 Team”.
call-example = /call Acme; Ivanov Petr Sergeevich; director; refused
walkin-example = /walkin Acme; Ivanov Petr Sergeevich; director; contact

# Invitations
invite-ask = Whom do you invite?
invite-role = { $role ->
    [hunter] 🎯 Hunter
    [farmer] 🌱 Farmer
    [trainee] 🎓 Trainee
   *[head] 👔 Head
}
invite-bad-role = I did not get the role. Write, for example: /invite hunter — or press a button.
invite-ready = Invitation, role: { $role }. Forward the link: it works once, until { $until }.
    { $link }
team-joined = 👋 { $name } has joined the team: { $role }.

# Calls and walk-ins
ask-client = { $kind ->
    [walkin] Where did you walk in? Choose, or type a few letters.
    [booking] Which client do you meet? Choose, or type a few letters.
    [meeting] Which client did you meet? Choose, or type a few letters.
    [contact] Which client did you talk to? Choose, or type a few letters.
    [incoming] Who called? Choose, or type a few letters.
   *[call] Whom did you call? Choose, or type a few letters.
}
ask-client-first = { $kind ->
    [walkin] Where did you walk in? Type the company's name.
    [booking] Which client do you meet? Type the company's name.
    [meeting] Which client did you meet? Type the company's name.
    [contact] Which client did you talk to? Type the company's name.
    [incoming] Who called? Type the company's name.
   *[call] Whom did you call? Type the company's name.
}
ask-client-which = Whom did you mean?
ask-client-of = “{ $person }” looks like a person. Of what company? Choose, or type its name.
ask-client-create = “{ $name }” is not here yet. Create it?
button-create = ➕ Create “{ $name }”
button-create-client = ➕ It is a client: “{ $name }”
client-name-bad = I did not get the name. Type it in letters, up to { $limit } characters.
ask-person = <b>{ $client }</b>. { $kind ->
    [walkin] Whom did you meet
    [booking] Whom do you meet
    [meeting] Whom did you meet
    [contact] Whom did you talk to
    [incoming] Who called
   *[call] Whom did you talk to
}?
ask-person-first = <b>{ $client }</b>. { $kind ->
    [walkin] Whom did you meet
    [booking] Whom do you meet
    [meeting] Whom did you meet
    [contact] Whom did you talk to
    [incoming] Who called
   *[call] Whom did you talk to
}? Type full name and position: <code>{ $example }</code>
person-example = Ivanov Petr Sergeevich; director
button-other-person = ➕ Somebody else
button-no-decision-maker = 🙅 Not with one
button-not-reached = 📵 Not reached
button-walkin-refused = 🚫 Refused at the door
person-unknown = No decision maker for “{ $client }” yet. When you learn it, type the name and position, or come back by /week
person-bad = I did not get the name. Write, for example: { $example }
ask-replaced = “{ $client }” has five decision makers already. Whom does { $name } replace?
button-nobody = Nobody, log as it is
ask-result = <b>{ $client }</b> — { $person }. How did it end?
ask-result-no-person = <b>{ $client }</b>. How did it end?
result-bad = I did not get the result. Press a button or write: { $words }
result-words = { $kind ->
    [walkin] contact, meeting, refused
    [contact] talked, call back, meeting, complaint, not reached, refused
    [incoming] answered, call back, meeting, complaint, missed
   *[call] meeting, call back, refused, not reached
}
button-result = { $result ->
    [booked] 📅 Meeting
    [call_back] 🔁 Call back
    [refused] 🚫 Refused
    [contact] 👤 Got a contact
    [talked] 💬 Talked
    [answered] ✅ Answered
    [complaint] ❗ Complaint
   *[not_reached] 📵 Not reached
}
result = { $result ->
    [booked] meeting booked
    [call_back] call back
    [refused] refused
    [contact] got a decision maker's contact
    [held] meeting
    [talked] talked
    [answered] answered
    [complaint] complaint
   *[not_reached] not reached
}
when-past-bad = { $problem ->
    [in_future] This time has not come yet. When did it happen? Write, for example: { $examples }
    [too_old] This is too long ago: records reach back 60 days. When did it happen? For example: { $examples }
   *[other] I did not get the time. Write, for example: { $examples }
}
when-future-bad = { $problem ->
    [in_past] This time has passed. Write a future one, for example: { $examples }
    [too_far] This is more than a year away. Write a nearer one, for example: { $examples }
    [no_time] At what time? Write day and hour, for example: { $examples }
   *[other] I did not get the time. Write, for example: { $examples }
}

# After a record
already-recorded = Logged already. To correct it press “Undo” under the record.
record-counted = ✅ <b>Counted.</b> { $what }
record-not-counted = ⚠️ <b>Not counted: { $why }.</b> { $what }
record-logged = ✔️ <b>Logged.</b> { $what }
record-completed = ✔️ <b>Added.</b> { $what }
gap = { $gap ->
    [not_reached] not reached
    [no_decision_maker] no decision maker
    [no_full_name] no full name
    [no_position] no position
    [sixth] a sixth decision maker
    [same_day] second call to this person today
    [no_time] the meeting has no date and time
    [cancelled] the meeting is cancelled
    [form_incomplete] the form is not complete
    [no_interest] no interest
    [no_agreement] no agreement with a date
    [not_existing] not an existing client
    [same_day_client] second contact with this client that day
    [same_day_visit] second visit to this client that day
    [not_answered] not answered yet
    [answered_later] not answered the same day
   *[repeat] this client has a meeting already
}
gap-same-day-of = second call to this person that day, the first is { $whose }, { $time }
you = yours
stage = { $stage ->
    [effective_call] Effective calls
    [booked_meeting] Booked meetings
    [held_meeting] Held meetings
    [walkin] Office walk-ins
    [studied] Clients studied
    [warm_contact] Warm contacts
    [visit] Visits
    [questionnaire] Forms
    [incoming] Incoming calls
   *[effective_meeting] Effective meetings
}
progress = { $stage }: { $counted } of { $norm }, { $left ->
    [0] norm met
   *[other] { $left } left
}
progress-no-norm = { $stage }: { $counted }
booked-not-counted = The meeting is not counted: { $why }.
ask-reason = Why refused?
reason = { $reason ->
    [price] Too expensive
    [supplier] Has a supplier
    [no_need] No need
   *[no_budget] No budget
}
ask-call-back = When to call back? You can type: { $example }
button-tomorrow = Tomorrow
button-plus-days = +{ $days } { $days ->
    [one] day
   *[other] days
}
ask-meeting = When is the meeting? You can type: { $example }
slot-label = { $time } · { $slot }
slot-meeting = Meetings-{ $number }
slot-taken = This time is taken: { $client }. Choose another one.
hint-note = Send a note, voice or photo right after.
note-kept = 📝 Note kept: { $what }
detail-reason = Reason: { $reason }
detail-call-back = Call back: { $day }
detail-meeting = Meeting: { $time }
detail-note = 📝 { $note }
button-mend = ✏️ { $gap ->
    [no_position] Add the position
    [no_full_name] Add the full name
    [no_decision_maker] Name the decision maker
    [sixth] Whom he replaces
    [not_existing] The client buys already
   *[no_time] Set the time
}
ask-position = Position: { $name } ({ $client })? Press or type.
position = { $position ->
    [director] Director
    [chief_engineer] Chief engineer
    [procurement] Procurement
    [finance] Finance director
    [owner] Owner
   *[office] Office manager
}
position-bad = I did not get the position. Write up to { $limit } characters, for example: { $example }
ask-full-name = Type the full name: { $name } ({ $client })
ask-whom = Whom did you talk to at “{ $client }”? Choose, or type full name and position.
nothing-to-mend = Everything is in place here.
undone = ↩️ Taken back: { $what }
undo-nothing = There is nothing to undo: no records yet.
undo-late = More than 15 minutes have passed, the record stays: { $what }. If it was otherwise, log it anew: /call

# Week
week-title = Week { $monday }–{ $sunday }
week-line = { $stage }: { $counted }/{ $norm }
week-line-no-norm = { $stage }: { $counted }
week-logged = {" "}(logged { $logged })
week-gap = · { $why }: { $count }
week-walkins = Office walk-ins: { $count }
week-empty = Nothing yet: begin with /{ $command }
week-mend = You can mend:
week-member = <b>{ $name }</b> ({ $role })
week-role-before = until { $day } — { $role }: { $figures }
week-of-norm = { $counted } of { $norm }
week-team-empty = Nobody is in the team yet. Invite: /invite
button-mend-record = ✏️ { $client }: { $gap }

# Day
today-title = { $day }
today-free = A day off: nothing in the timetable.
today-no-slots = A working day, nothing in the timetable.
today-head-planning = { $clock } { $what }
today-head-meetings = 🤝 Meetings of closings that you joined: { $count }
today-head-away = 🏖 Away: { $names }
today-head-unjoined = Deals are being closed without a head. Join?
today-head-nothing = Today: no meetings of yours, nobody away, no closing without a head.
today-call-backs = 📞 Call back: { $count }
today-meetings = 📅 Meetings: { $count }
activity = { $activity ->
    [standup] Morning stand-up
    [telemarketing] Telemarketing
    [reporting] Reporting
    [client_study] Studying clients
    [meeting] Meetings-{ $number }
    [documents] Documents
    [training] Training
    [week_lists] Lists for the week
   *[week_planning] Weekly planning
}

# Clients
clients-title = Your clients. To find any, type /client and a few letters.
clients-others = No clients of your own now. Recent ones, others’ by now. To find any, type /client and a few letters.
clients-empty = No clients yet: they appear by themselves when you log a call — /call
client-none = “{ $name }” was not found. Try other letters, or log a call: /call
client-persons = <b>Decision makers</b>
client-no-persons = No decision makers yet.
client-history = <b>Latest</b>
no-position = position unknown

# Settings and help
settings = Time zone: { $zone }
    Language: { $language }
button-zone = 🕐 Time zone
button-language = 🌐 Language
language-name = English
settings-kept = Saved.
help-title = What I can do:
help-call = log a call: <code>{ $example }</code>
help-walkin = log an office walk-in: <code>{ $example }</code>
help-client = a client's card by a few letters
help-clients = your clients
help-today = the day by the timetable
help-week = the week against the norm
help-undo = take back the last record (15 minutes)
help-invite = invite: hunter, farmer, trainee, head
help-settings = time zone, language, quiet hours
help-cancel = drop what was begun
help-help = this help
help-tail = Result, time and note fit in the same line: “yesterday 15:40”, “meeting tue 11:00”, “call back tomorrow”.
menu-call = Log a call
menu-walkin = Log an office walk-in
menu-client = A client's card
menu-clients = My clients
menu-today = The day by the timetable
menu-week = The week against the norm
menu-undo = Take back the last record
menu-invite = Invite to the team
menu-settings = Settings
menu-help = Help
menu-cancel = Drop what was begun
weekdays = Mon Tue Wed Thu Fri Sat Sun
verbatim = { $text }
week-crowd = In this order: { $stages }
week-crowd-more = …and { $count } more
button-last-week = ◀️ Last week
