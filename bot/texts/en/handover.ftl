# Handing clients over
button-hand = 🤝 Hand over
button-hand-answer = 🤝 Accept or decline
button-hand-back = ↩️ Take the offer back
button-hand-accept = ✅ Accept
button-hand-decline = ✖️ Decline
button-hand-lost = ↩️ { $name }: client lost
handover-example = /handover Acme; Ann White; wants an invoice
help-handover = hand a client over: <code>{ $example }</code>
menu-handover = Hand over to a colleague
client-stage-brought = { $stage ->
    [new] New
    [in_work] In work
    [meeting_booked] Meeting booked
    [met] Met once
    [contract] Contract
    [order] Order
    [paid] Paid
    [dropped] Deal lost
    [existing] Existing client
    [lost] Lost
   *[progress] Interest and progress
} · { $verb } { $brought }, { $owner } looks after it
brought-by-him = brought by
brought-by-her = brought by
client-lost = ↩️ Handed back { $day }: { $reason }
client-offered = 🤝 Offered to { $to }. No answer yet.
hand-nobody = There is nobody to hand “{ $client }” over to: no { $taker ->
    [hunter] hunters
   *[farmer] farmers
} in the team yet. The head invites one: /invite { $taker }
hand-unknown = “{ $name }” is none of those who can take it.
hand-whom = Who gets “{ $client }”?
hand-whom-typed = You may type the name, and after “;” what to pass on. In one line: <code>{ $example }</code>
hand-ask-lost = “{ $client }” goes back to { $to }. Why is the client lost? Choose or type.
hand-lost-reason = { $reason ->
    [stopped] stopped buying
    [competitor] went to a competitor
    [silent] does not answer
   *[closed] closing down
}
hand-problem = { $problem ->
    [not_yours] { $owner } looks after “{ $client }”: handing over is for the owner or the head.
    [himself] { $owner } looks after “{ $client }” already. Choose somebody else.
    [role] { $to }: trainees and heads look after no clients. Choose a farmer.
    [cold] { $to }: a trainee hands a client over to a hunter; a farmer gets it once it has paid. Choose a hunter.
    [not_joined] { $to } has not finished joining yet. Hand over after that.
   *[not_bought] { $to }: only a lost client goes back to a hunter, and “{ $client }” has not bought yet. Choose a farmer.
}
hand-offered-already = “{ $client }” is offered already: { $to }. Take that back first: /handover
hand-offered = 🤝 <b>“{ $client }”</b> is offered to { $to }.
hand-till-then-own = Until the answer the client stays yours.
hand-till-then = Until the answer { $owner } looks after it.
hand-note-hint = Anything to pass on? Send it right after.
hand-noted = 📝 Passed on to { $to }.
hand-more = 🤝 { $giver } about “{ $client }”: { $note }
hand-told-owner = 🤝 { $head } offers “{ $client }” to { $to }. Until the answer the client stays yours.
hand-for-you = 🤝 <b>A client is handed over to you.</b> From { $giver }.
hand-class = Class { $grade }
hand-turnover = { $turnover } a year
hand-goes-over = <b>Ahead</b>
hand-meeting = 📅 { $time } · held by { $holder }
hand-call = 📞 Call back: { $day }{ $more }
hand-complaint = ❗ Answer the complaint: { $day }{ $more }
hand-ask-refusal = Why do you not take “{ $client }”? Choose or type.
hand-refusal = { $reason ->
    [busy] too many clients already
    [not_mine] not my area
   *[early] too early, no order yet
}
hand-yours = ✅ <b>“{ $client }” is yours now.</b> So are its agreements, promised calls and reminders.
hand-declined-mine = Declined: “{ $client }”, reason: { $reason }.
hand-news-accepted = 🤝 <b>“{ $client }”</b>: accepted, { $to } looks after it now. Records and what they count for stay with their authors.
hand-your-meeting = 📅 The meeting { $time } stays yours.
hand-news-declined = ✖️ <b>“{ $client }”</b>: declined by { $to }, reason: { $reason }. { $owner } looks after it.
hand-taken-back = ↩️ “{ $client }”: the offer is taken back.
hand-taken-back-told = ↩️ “{ $client }”: the offer is taken back, no answer needed.
hand-late = { $state ->
    [accepted] It is accepted already.
    [declined] It is declined already.
   *[taken_back] The offer was taken back.
}
hand-moved-on = Meanwhile the client went elsewhere: { $owner } looks after it.
hand-none = No hand-overs yet. Hand a client over: <code>{ $example }</code>
hand-list-mine = <b>Waiting for your answer</b>. Open one and press Accept, or type: accept Acme
hand-list-others = ⏳ waits for the receiver's answer.
hand-list-done = <b>The last two weeks</b>
hand-line = { $state ->
    [accepted] ✅
   *[declined] ✖️
} { $day } { $client }: { $giver } → { $to }
hand-no-offers = No offers to you. All hand-overs: /handover
hand-offer-none = There is no such offer to you. All of them: /handover
