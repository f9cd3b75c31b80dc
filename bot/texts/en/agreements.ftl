# Agreements
help-agreements = what was promised and for when
menu-agreements = Agreements
agreements-title = <b>Agreements</b>: tap one to settle it.
agreements-none = No open agreements. They come from a meeting’s form.
agreements-share = Kept: { $kept } of { $settled } ({ $percent } %)
agreements-team = <b>The team’s agreements</b>: open · kept
agreements-member = { $name }: { $open } · { $share }
agreements-no-share = nothing to count yet
promise-kind = { $kind ->
    [offer] Proposal
    [survey] Technical survey
    [solution] Technical solution
   *[meeting] Repeat meeting
}
promise-line = 🤝 { $thing }, by { $day }
agreement-due = Due today. Done?
agreement-due-late = ⏰ Due today, and I ask late. Done?
agreement-was-due = It was due { $day }. Done?
agreements-were-due = { $count ->
    [one] { $count } agreement has
   *[other] { $count } agreements have
} come due. Tap one to settle it.
agreements-due = { $count ->
    [one] { $count } agreement is
   *[other] { $count } agreements are
} due today. Tap one to settle it.
agreements-due-late = ⏰ { $count ->
    [one] { $count } agreement is
   *[other] { $count } agreements are
} due today, and I ask late. Tap one to settle it.
agreement-moved = Moved from { $day }: { $reason }
agreement-kept = ✅ Kept
agreement-unconfirmed = ❌ Not kept
button-kept = ✅ Done
button-broken = ❌ Not done
button-move-deal = 🕐 Move
agreement-ask-day = { $thing }: to which day? Once only, { $last } at the latest. You may type the day.
agreement-day-bad = That day will not do: it must be later than { $after }, { $last } at the latest. Type, for example, “fri”.
agreement-no-move = It may be moved once, within its month. Say: done or not done.
agreement-ask-why = { $action ->
    [move] Why is it moved? Tap or type.
   *[broken] Why was it not done? Tap or type.
}
agreement-reason = { $reason ->
    [not_ready] We are not ready
    [client_asked] The client asked
   *[no_time] No time
}
button-reopen = ↩️ Take back
