# Calls in a row
help-batch = calls in a row by your list: card after card
menu-batch = Calls in a row
button-batch-more = ▶️ Go on
button-batch-next = ⏭ Skip
button-batch-nobody = 🙅 Not a decision maker
button-batch-with = 👤 A decision maker
button-batch-pause = ⏸ Pause
button-batch-resume = ▶️ Resume
button-batch-end = ⏹ Finish
button-batch-on = ▶️ Next
button-batch-again = 🔁 The skipped ones
button-batch-time = ✏️ Set the time
batch-person = { $name }, { $position }
batch-no-position = { $name }, no position{ $kind ->
    [call] : the call will not count
   *[contact] {""}
}. Learnt it? Type: <code>{ $example }</code>
batch-no-person = No decision maker is known{ $kind ->
    [call] : the call will not count
   *[contact] {""}
}. Learnt who? Type: <code>{ $example }</code>
batch-position-example = { $name }; director
batch-nobody = 🙅 Not with a decision maker: { $kind ->
    [call] logged, not counted
   *[contact] logged as such
}.
batch-phone = 📱 { $phone }
batch-phone-whose = 📱 { $phone } — { $name }
batch-extension = { $phone } ext. { $extension }
batch-no-phone = 📱 No number. Found it? Send it.
batch-last = 🕘 { $day }: { $what }
batch-last-none = 🕘 Never called yet.
batch-purpose = 🎯 { $purpose }
batch-purpose-from = 🎯 { $origin ->
    [return] Asked to be called again later.
    [class] Due for a talk by the client's class.
    [conclusion] The next step of the last study.
   *[stale] Not in touch for long.
}
batch-promised = 🎯 You promised to call back{ $when }{ $why }
batch-hint = 💡 { $hint }
batch-left = { $left } left · until { $until }
batch-counted = ✅ <b>Counted.</b> { $what }{ $progress }
batch-progress = {" "}· { $counted }/{ $norm }
batch-progress-no-norm = {" "}· { $counted }
batch-booked = {" "}· meetings { $counted }/{ $norm }
batch-no-list = There is no list for this week, make one: /lists. Until then, the call-backs you promised.
batch-nothing = Nobody to call: no list for this week, and no call-backs today. Make a list: /lists. A single call: { $command }
batch-paused = ⏸ Paused. { $left } left · until { $until }
batch-passed = The list is through. Skipped: { $left }.
batch-closed = 🏁 Calls { $begun }–{ $ended } are over.
batch-result = 🏁 <b>Calls { $begun }–{ $ended }: the result</b>
batch-late = ⏰ Late, of { $day }.
batch-dialled = Dialled { $dialled } · talked { $talked }
batch-effective = { $kind ->
    [call] Effective { $effective }
   *[contact] Warm contacts { $effective }
} · meetings booked { $booked }
batch-unbooked = Meetings logged { $made }, counted { $counted }: { $why }
batch-best-now = 🏆 Your best so far.
batch-best = Your best: { $effective } { $kind ->
    [call] effective
   *[contact] { $effective ->
        [one] warm contact
       *[other] warm contacts
    }
}, { $day }
batch-list-left = On this week's list: { $left } left.
batch-list-done = The list is through. A new one: /lists
batch-to-mend = ⚠️ Can be mended to count: { $count } — /week
batch-on-line = Still talking? <b>{ $client }</b>: how did it end?
batch-no-time = <b>{ $client }</b>: when is the meeting? Press or type.
batch-word-bad = Not understood: “{ $typed }”. Type the result ({ $words }), “skip”, “pause”, “finish”, “note: …” or the decision maker: <code>{ $example }</code>
batch-time-alone = What about { $typed }? Type it with a result: <code>{ $call_back }</code> or <code>{ $booked }</code>
batch-time-call-back = call back { $typed }
batch-time-booked = meeting { $typed }
batch-asked-first = First “{ $client }”: { $result ->
    [booked] when is the meeting
    [complaint] by what day is it answered
   *[other] when to call back
}? Type the time or “next”. Another result: “undo”.
batch-no-record = Nothing is logged in these calls yet. To take back what was logged before: /undo
batch-left-open = Fine, “{ $client }” stays without a time. To tell it later: /week
batch-person-ask = 👤 Decision maker “{ $name }”: keep?
button-batch-person-yes = ✅ Keep
button-batch-person-no = ✖️ No
batch-person-first = First: decision maker “{ $name }”, keep? Press, or write “yes” or “no”.
batch-phone-kept = 📱 Number kept: { $whose }
batch-fact-kept = ✏️ Kept: { $client }
batch-result-ask = Calls in a row: { $client }. Write down “{ $typed }”?
batch-over-result = The calls are over: “{ $typed }” was not written down. One call — { $command }, go on with the list — /batch
batch-person-kept = 👤 Decision maker: { $name }
batch-none-running = No calls in a row are going on. Start: /batch
