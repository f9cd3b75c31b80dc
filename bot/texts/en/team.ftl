# The team: who works, roles, a base that changes hands, leaving, a deputy, the first week, the team's settings
help-team = who works here, roles, leaving, a deputy: <code>{ $example }</code>
menu-team = The team
team-example = /team Anna; hunter
button-team = 👥 The team
team-title = { $team }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
team-count = { $presence ->
    [works] at work
    [absent] away
    [day_off] day off
    [unreachable] out of reach
   *[joining] coming in
}: { $count }
team-line = { $name } — { $role }, { $state }
team-role = { $role ->
    [hunter] hunter
    [farmer] farmer
    [trainee] trainee
   *[head] head
}
team-state = { $presence ->
    [works] at work
    [absent] away
    [day_off] day off
    [unreachable] out of reach since { $day }
   *[joining] coming in
}
team-stands-in = stands in for the head
team-hint = Open a person with a button or a line: <code>{ $example }</code>
button-team-back = ◀️
button-team-on = ▶️
button-team-deputy = 🪑 Deputy
button-team-settings = ⚙️ Settings
button-team-worksheet = 📄 Worksheet
button-invite-more = ➕ Invite
button-team-segments = 🎯 Segments
button-team-topic = 🎓 Training topic
team-card = { $name } — { $role }
team-since = In the team since { $day } · { $percent } % of full time
team-deputy-line = 🪑 Stands in for the head: { $days }
team-nothing-in-hand = No clients and nothing to be done.
team-in-hand = { $hand ->
    [clients] clients { $count }
    [existing] existing { $count }
    [deals] in negotiations { $count }
    [meetings] meetings ahead { $count }
    [promises] promises { $count }
   *[calls] to call back { $count }
}
button-promote = 🎉 Promote to hunter
button-team-card = 👤 { $name }
button-team-role = 🔄 Role
button-team-move = 🤝 Move clients
button-team-share = Part of full time
button-team-norms = Norms
button-team-absence = 🏖 Absence
button-team-leave = 🚪 Leaves
team-line-bad = I did not get «{ $said }». Write, for example: { $example }
team-problem = { $problem ->
    [last_head] { $name } is the team's only head. Make somebody else a head first: a team is never without one.
    [heads_only] Only a head changes who is a head or a deputy.
    [same_role] { $name } has this role already.
   *[not_joined] { $name } has not answered the bot's first questions yet. The role can be changed after that.
}

# Role
team-ask-role = { $name } — { $role }. Which role now?
team-confirm-role = { $name }: { $old } → { $new }
team-consequence = { $consequence ->
    [list] · The call list is closed: the new role has none.
    [meetings] · The meetings ahead cannot be held in the new role: move them with their clients.
    [existing] · New clients become existing ones: a farmer has no others. Give the role back today and they are new again; from tomorrow it is for good. Better move them to a hunter first.
   *[clients] · A head has no clients: move them to a colleague.
}
team-role-norms = The new role's norms hold from today, for what is left of the week. What was done before counts in the former role.
button-team-role-do = { $role ->
    [hunter] ✅ Make a hunter
    [farmer] ✅ Make a farmer
    [trainee] ✅ Make a trainee
   *[head] ✅ Make a head
}
button-team-move-first = 🤝 Move the clients first
team-role-done = ✅ { $name } is now: { $role }.
team-role-goes-on = ⏳ { $name }: the base is large, its clients are being marked as existing. The role changes right after that.
team-role-under-way = The role is being changed already. Wait for the result.
team-role-stopped = ⚠️ { $name }: the change of role to “{ $role }” is not finished, the role is as before. Begun by { $by }. Nothing was lost.
button-go-on = ▶️ Go on
team-role-told = { $event ->
    [promotion] 🎉 { $name }, congratulations on your promotion! Your role is now: { $role }.
   *[change] 🔄 { $name }, your role is now: { $role }.
} Head: { $by }.
team-role-told-norms = Keyboard, commands and week are the new ones already; the norms hold from today: /week. All that you recorded stays yours.
team-offer-back = 🤝 «{ $client }»: the offer is taken back, your colleague's role has changed ({ $name }). The client is still yours.

# A base that changes hands
move-what = { $name }: { $count ->
    [one] { $count } client
   *[other] { $count } clients
}. Which ones? A single one from his card: /client
move-all = All · { $count }
move-no-segment = No segment
move-part = { $part ->
    [s] , segment { $name }
   *[l] , letter { $name }
}
move-part-none = , no segment
move-part-bad = «{ $said }»: there is no such segment. Write a segment or one letter.
move-whom = { $name }: { $count ->
    [one] { $count } client
   *[other] { $count } clients
}{ $what }. To whom?
move-taker = { $name } · { $role } · { $count }
move-spread = 🔀 Evenly among all: { $count }
move-nothing = { $name }: nobody to be moved.
move-nobody = There is nobody who could take them. Invite somebody: /invite
move-confirm = <b>{ $name } → { $to }</b>: { $count ->
    [one] { $count } client
   *[other] { $count } clients
}{ $what }
move-goes-along = Promises, call-backs, places on lists and meetings ahead go along. What was done stays its author's.
move-becomes-existing = ⚠️ With a farmer new clients become existing ones.
button-move-do = ✅ Move
move-under-way = This base is being moved already. Wait for the result.
move-goes-on = ⏳ Moving some at a time, { $count } in all. I will send the result; go on working.
move-done = ✅ { $name }: moved → { $to }
move-got = { $name } ({ $count })
move-meetings = 📅 With them { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}.
move-told-taker = { $leaves ->
    [yes] 🤝 { $name } leaves the team
   *[no] 🤝 { $by } moves clients to you. Before you: { $name }
}. Yours now: { $count ->
    [one] { $count } client
   *[other] { $count } clients
}.
move-told-deals = 💼 Block 3: { $deals } — /board 3
move-told-more = Promises and call-backs are in /today and /agreements, the clients in /clients.
move-told-owner = 🤝 { $by } moves clients of yours: { $to }. All that you recorded stays yours.

move-stopped = { $leaves ->
    [yes] ⚠️ Leaving is not finished: { $name }.
   *[no] ⚠️ Moving clients has stopped: { $name }.
} Begun by { $by }.
move-stopped-got = Moved: { $to }.
move-stopped-nothing = Nobody is moved yet.
move-stopped-left = { $count ->
    [one] { $count } client is left.
   *[other] { $count } clients are left.
}

# Leaving
leave-title = 🚪 { $name } leaves the team
leave-whom = Who takes the clients and the work over?
leave-nothing = Who takes the work over?
leave-to = Clients and work: { $to }
leave-sure = Access ends at once. Records and results stay in reports under their author's name.
button-leave-do = 🚪 Yes, { $name } leaves
leave-done = ✅ { $name } is not in the team any more. Past weeks are kept.
leave-told = You are not in the team «{ $team }» any more. Thank you for your work! What you recorded is kept under your name. A new invitation will open right here.
leave-meetings-told = 📅 { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
} of a colleague who leaves came over to you: /meetings
leave-told-heads = 🚪 { $name } is not in the team any more. Done by { $by }.

# A deputy
deputy-title = 🪑 The head's deputy
deputy-none = Nobody is named now.
deputy-not-named = “{ $name }” stands in for nobody: there is nothing to end.
deputy-line = · { $name } for { $head }: { $days }
deputy-hint = Whom to name? Press or write: <code>{ $example }</code>
deputy-example = /team deputy Anna 24.11-28.11
button-deputy-end = ✖️ End: { $name }
button-absence-deputy = 🪑 Name a deputy
deputy-whom = Who stands in for you on { $days }?
deputy-whom-unknown = «{ $name }»: there is no such name in the team. Choose:
deputy-ask-days = { $name }: on which days? You can write: { $examples }
deputy-named = ✅ { $name } stands in for you: { $days }. It ends by itself.
deputy-gap = ⚠️ Nobody stands in: { $days }.
button-deputy-gap = 🪑 Name one for { $days }
deputy-told = 🪑 { $head } makes you deputy: { $days }.
deputy-told-now = You may do all that a head may, besides your own work: /team, /summary, /help. The team's summaries and news come to you too.
deputy-told-later = A head's commands open on the first day; I will remind you.
deputy-begun = 🪑 From today you stand in for the head ({ $head }); the last day is { $day }.
deputy-over = 🪑 Your time as deputy is over ({ $head }). Thank you! { $still ->
    [none] Your usual keyboard and commands are back.
   *[other] You still stand in for: { $still }.
}
deputy-over-head = 🪑 The time of your deputy is over: { $name }.
deputy-told-off = 🪑 You stand in no more ({ $head }). { $still ->
    [none] Your usual commands are back.
   *[other] You still stand in for: { $still }.
}
deputy-off = ✅ Stands in no more: { $name }.
deputy-off-head = 🪑 { $name } stands in for you no more. Ended by { $by }. To name another: /team
deals-freed = 💰 { $count ->
    [one] A deal waits
   *[other] Deals wait
} for a head again: { $deals }. { $name } had joined.
deals-freed-own = 🙋 { $name } is no longer joined: { $deals }. { $count ->
    [one] The deal waits
   *[other] The deals wait
} for a head again; you will hear at once who joins.
deputy-past = These days are over. Name days to come.
deputy-problem = { $problem ->
    [head] { $name } is a head of the team already.
    [not_joined] { $name } has not answered the bot's first questions yet.
    [busy] { $name } is named for some of these days already.
   *[heads_only] Only the head names a deputy, and ends it.
}

# A trainee's first week
newcomer-title = 🎓 First week: { $done } of { $count }
newcomer-item = { $item ->
    [zone] first questions answered
    [worksheet] worksheet read
    [first_call] first call
    [role_play] a call played through with a colleague
    [ten_calls] ten calls ({ $calls })
    [training] training done
   *[first_meeting] first meeting booked
}
newcomer-tick = { $item ->
    [role_play] Role-play
   *[training] Training
}
newcomer-line = 🎓 First week: { $done } of { $count }. Next: { $ahead }.
newcomer-proposed = 🎓 { $name }: the whole first week is done. Time to promote to hunter?

# The team's settings
tset-title = ⚙️ The team's settings
tset-callers = New clients who call by themselves: { $callers ->
    [ask] whoever took the call decides
    [farmer] stay with the farmer
   *[hunters] go at once to the hunter with fewest clients
}.
tset-caller = { $callers ->
    [ask] Ask
    [farmer] Stay with the farmer
   *[hunters] To hunters at once
}
tset-studies = Clients to study a day: { $count }.
tset-studies-bad = How many a day? From { $least } to { $most }.
tset-thresholds = Thresholds of growth and risk, your own: { $count }.
tset-hint = By a line too: <code>{ $example }</code>
tset-example = /team settings study 7
tset-bad = I did not get the setting. For example: { $example }
tset-bad-number = I did not get the number. Type it in digits, for example: { $example }
button-tset-thresholds = 📊 Thresholds of growth and risk
tset-signs-title = 📊 Where growth and risk begin
tset-sign = { $threshold ->
    [recency_watch] No orders, watch
    [recency_risk] No orders, risk
    [frequency_risk] Orders more rarely, risk
    [frequency_growth] Orders more often, growth
    [turnover_risk] Turnover, risk
    [turnover_growth] Turnover, growth
    [order_risk] Average order, risk
    [order_growth] Average order, growth
    [late_days] Pays later than usual
    [contact_A] No talk, class A
    [contact_B] No talk, class B
   *[contact_C] No talk, class C
}: { $value }
tset-value = { $unit ->
    [times] { $value } of the usual
    [part] { $value } %
    [days] { $value } days
   *[count] { $value }
}
tset-signs-hint = Change by the number or a line: <code>{ $example }</code>
tset-signs-example = threshold 5 -25 %
tset-ask =
    <b>{ $what }</b>
    How much now? From { $least } to { $most }
button-tset-usual = As the method has it: { $value }
tset-sign-bad = I did not get the value, or it is out of bounds. For example: { $example }
tset-sign-none = There is no such threshold: there are { $count }.
