# A client's path: blocks 2 and 3, the board
button-path = 🧭 Next step on the path
path-example = /path Acme; contract; 1.5 mln
help-path = move a client: talks, contract, order, payment, lost, postpone: <code>{ $example }</code>
menu-path = Move a client on
help-board = the board: clients by block, sums, ages; <code>/board 3</code>
menu-board = Board by block
path-stage = { $stage ->
    [contract] Contract
    [order] Order
    [paid] Paid
    [lost] Lost
   *[progress] Talks
}
path-move = { $move ->
    [interest] a meeting with interest and an agreement
    [progress] talks
    [contract] contract
    [order] order
    [paid] payment
    [lost] lost
    [postponed] postponed
    [back] in work again
   *[done] deal closed
}
button-path-move = { $move ->
    [contract] 📄 Contract
    [order] 📦 Order
    [paid] 💰 Payment
    [lost] ✖️ Lost
    [postponed] ⏸ Postpone
    [back] ↩️ Back in work
    [done] ✅ Keep
   *[progress] 💬 Talks
}
button-path-back = ↩️ Back: { $stage }
path-line = 💼 Block { $block } · { $stage } since { $day }{ $amount }
path-line-existing = 💼 Deal: { $stage } since { $day }{ $amount }
path-line-paid = 💰 Paid { $day }{ $amount }
path-line-lost = ✖️ Lost { $day }: { $reason }
path-line-joined = 🙋 { $who } joins
path-line-away = Why postponed: { $reason }
path-cold = Block 1: cold work
path-no-deal = Existing client, no deal under way
path-next = Where to? Or in one line: <code>{ $example }</code>
path-ask-client = Which client? Tap the name — or type it, then after “;” the step and the sum: <code>{ $example }</code>
path-ask-nobody = There is nobody to move yet: clients come here with calls and meetings. Anyone may be named: <code>{ $example }</code>
path-ask-amount = <b>{ $client }</b>: for what sum? Type it, for example: { $example }
path-amount-example = 1.5 mln
path-amount-bad = That is no sum I understand. Type, for example: { $example }
button-path-no-amount = Not known yet
sum-ask = <b>{ $client }</b>: does { $figure } mean { $meanings }?
sum-ask-form = Does { $figure } mean { $meanings }?
sum-in-unit = { $size ->
    [millions] { $figure } million
    [thousands] { $figure } thousand
   *[ones] { $amount }
}
sum-either = { $first } or { $last }
path-ask-lost = <b>{ $client }</b>: why was it lost? Choose or type.
path-lost-reason = { $reason ->
    [price] too expensive
    [competitor] chose another
    [no_need] no need
    [no_budget] no budget
   *[silent] stopped answering
}
path-ask-until = <b>{ $client }</b>: postponed until which day? Choose or type, for example: { $example }
path-until-example = in a month
path-until-bad = It takes a day from tomorrow on, within a year. For example: { $example }
path-ask-away = Why? Choose or type.
path-away-reason = { $reason ->
    [budget] waiting for a budget
    [season] out of season
    [decision] deciding on their side
   *[later] asked for later
}
path-away-noted = ⏸ <b>{ $client }</b>: postponed until { $day }. Because: { $reason }.
path-unread = I do not understand “{ $said }”. There are: talks, contract, order, payment, lost, postpone, back. For example: { $example }
path-problem = { $problem ->
    [same] “{ $client }” stands there already. To change the sum: { $example }
    [early] “{ $client }”: too early. First come talks: a meeting with interest and an agreement, or a line: /path { $client }; talks
    [no_order] “{ $client }”: before a payment comes a contract or an order. In a line: /path { $client }; order
    [paid] “{ $client }” has paid. What is left is to hand it to a farmer, or to keep it.
    [buys] “{ $client }” is an existing client: a lost one goes back to a hunter, /handover
    [lost] “{ $client }” is lost. Bring it back in work first.
    [needs_reason] “{ $client }”: type why it was lost.
    [needs_day] “{ $client }”: type until which day it is postponed.
   *[nothing] “{ $client }”: there is nothing to come back from or to close.
}
path-not-yours = { $owner } works with “{ $client }”: whoever looks after a client moves it, or the head.
path-already = Recorded already.
path-moved = ✅ <b>{ $client }</b>: { $move }{ $amount }
path-moved-closing = Block 3. The head got a brief and may join.
path-moved-lost = ✖️ <b>{ $client }</b>: lost, because: { $reason }. It left the lists and the day.
path-moved-lost-deal = ✖️ <b>{ $client }</b>: the deal is lost, because: { $reason }. It stays an existing client.
path-moved-away = ⏸ <b>{ $client }</b>: postponed until { $day }. On that day it returns to the lists.
path-moved-back = ↩️ <b>{ $client }</b>: in work again{ $where }.
path-moved-done = ✅ <b>{ $client }</b>: the deal is closed, the existing client stays with you.
path-moved-deal = 💰 <b>{ $client }</b>: payment{ $amount }. The deal is closed.
path-moved-paid = 💰 <b>{ $client }</b>: payment{ $amount }. It is an existing client now.
path-give = Who is to develop it?
path-meeting-stays = 📅 The meeting { $time } stays: cancel it if it is not needed.
button-path-give = 🤝 { $name }
button-path-whom = 🤝 Hand over to…
path-undone = ↩️ <b>{ $client }</b>: undone: { $move }.
path-undo-late = Too late to undo: more than 15 minutes passed, or the client was moved on. Take a step back: /path { $client }
path-told = 🧭 { $who }: “{ $client }”: { $what }
path-told-undone = ↩️ { $who }: “{ $client }”: undone: { $what }
path-brief = 🔔 <b>Block 3: “{ $client }”: { $stage }</b>
path-brief-money = 💰 { $amount } · led by { $owner }
path-brief-no-amount = sum not known yet
path-brief-people = 👥 { $people }
path-brief-nobody = 👥 No decision makers noted
path-brief-form = 📝 Form { $answered } of { $required }{ $missing ->
    [none] {""}
   *[other] . No answer: { $missing }
}
path-brief-no-form = 📝 No form yet
path-brief-contacts = 💬 { $contacts }
path-brief-no-promises = 🤝 No open agreements
path-brief-meeting = ➡️ Next: meeting { $time }
path-brief-call = ➡️ Next: call { $day }
path-brief-agreed = ➡️ Next: { $what } by { $day }
path-brief-no-step = ➡️ No next step is set
button-path-join = 🙋 I join
button-path-card = 📇 Card
path-joined-you = 🙋 You joined. { $owner } knows.
path-joined-you-own = 🙋 You joined.
path-joined-told = 🙋 <b>“{ $client }”</b>: { $who } joins.
path-joined-other = { $who } joins already.
path-joined-already = You joined already.
path-join-problem = { $problem ->
    [paid] “{ $client }” is in block 3 and has paid: there is nothing left to join. Hand the client over to a farmer: <code>/handover { $client }</code> — or keep it: <code>/path { $client }; keep</code>
    [talks] “{ $client }” is still in talks. Heads join in block 3, a contract or an order leads there: <code>/path { $client }; contract</code>
    [lost] “{ $client }” is lost. Bring it back into work first: <code>/path { $client }; back</code>
   *[cold] “{ $client }” has no open deal. Heads join in block 3, a contract or an order leads there: <code>/path { $client }</code>
}
path-group = 💼 Block 3: “{ $client }”: { $stage }{ $amount }. Led by { $owner }.
path-group-paid = 💰 “{ $client }”: payment{ $amount }. Led by { $owner }.
board-title = 🗂 <b>Board: { $whose }</b>
board-paid = {" "}· 💰 paid this week: { $count }{ $amount }
board-team = the whole team
board-whom = Whose board?
board-block = { $column ->
    [closing] 3. Closing
    [talks] 2. Talks
    [cold] 1. Cold work
    [away] ⏸ Postponed
   *[lost] ✖️ Lost
}
board-sum = { $column }: { $count }{ $amount }
board-unknown = {" "}· without a sum { $count }
board-cold = { $column }: { $count }, meetings booked { $meetings }
board-more = more than { $count }
board-postponed = { $column }: { $count }
board-lost = { $column } in three months: { $count }{ $reasons }
board-empty = Empty so far. A meeting with interest and an agreement brings a client to block 2, or a line: <code>{ $example }</code>
board-list = <b>{ $column }</b> · { $whose }: { $first }–{ $last }
board-list-empty = <b>{ $column }</b> · { $whose }: nobody.
board-days = { $count ->
    [0] today
   *[other] { $count } d
}
board-line = { $number }. { $client } · { $what }
board-touched = contact { $day }
board-back-on = returns { $day }
button-board-amount = By sum
button-board-age = By age
button-board = 🗂 Board
board-own-only = The head sees colleagues' boards. Your own: /board
board-bad = I do not understand “{ $said }”. For example: { $example }
board-example = /board 3
today-returned = { $count ->
    [one] 🔔 Back from being postponed: { $count } client
   *[other] 🔔 Back from being postponed: { $count } clients
}
standup-returned = back from postponed: { $count }
