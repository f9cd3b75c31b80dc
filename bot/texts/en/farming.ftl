# Existing clients: contact, visit, incoming call, complaint
button-contact = 💬 Contact
button-contact-again = 💬 Another contact
button-visit = 🚗 Visit
button-incoming = 📥 Incoming
button-incoming-again = 📥 Another incoming
button-missed = 📵 Missed
contact-example = /contact Acme; Ivanov Petr Sergeevich; director; discussed the contract
visit-example = /visit Acme; our office; Ivanov Petr Sergeevich; director
incoming-example = /incoming Acme; Ivanov Petr; wants an offer; call back tomorrow
help-contact = log a talk with a client: <code>{ $example }</code>
help-visit = log a visit: <code>{ $example }</code>
help-incoming = log an incoming call: <code>{ $example }</code>
menu-contact = Log a talk with a client
menu-visit = Log a visit
menu-incoming = Log an incoming call
ask-about = What was the call about? Send it right after.
ask-visit-place = Where did you meet?
ask-answer-by = By which day is it answered? Type what it is about, or the day, for example: { $example }
button-this-day = Today
button-answered = ✅ Answered
button-to-hunter = 🎯 Give to a hunter
detail-answer-by = Answer by: { $day }
detail-answered = Answered: { $time }
record-waits = ⏳ <b>Logged, { $why }.</b> { $what }
gap-same-day-client-of = second contact with this client that day, the first is { $whose }, { $time }
result-incoming = { $result ->
    [answered] incoming, answered
    [booked] incoming, meeting booked
    [call_back] incoming, call back
    [complaint] incoming, complaint
   *[not_reached] incoming, missed
}
result-visit = { $place ->
    [client] meeting at the client's
    [ours] meeting at our office
   *[neutral] meeting at a neutral place
}
visit-counted = ✅ <b>The visit is counted.</b>
visit-not-counted = ⚠️ <b>The visit is not counted: { $why }.</b>
filled-counted = ✅ <b>The form is counted.</b>
filled-not-counted = 📝 Not counted yet: { $why }.
week-share = {" "}· the same day { $percent } %
existing-marked = The client “{ $client }” is marked as an existing one: it buys already. Marked by { $who }.
incoming-no-hunters = There are no hunters in the team yet: the client stays with you.
incoming-to-whom = Who gets “{ $client }”?
incoming-gave = 🎯 “{ $client }” is { $hunter }'s now.
incoming-given = 📥 <b>{ $client }</b> is a new client, yours now. The call was taken by { $farmer }.
