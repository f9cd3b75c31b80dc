# Lists of the week
help-lists = the week's call list: <code>/lists +untouched 30</code>
menu-lists = The week's call list
list-title = { $when ->
    [this] <b>This week's list</b>, { $monday }–{ $sunday }
   *[next] <b>Next week's list</b>, { $monday }–{ $sunday }
}
list-waiting = To be called: { $waiting } · called: { $done }
list-empty = It is empty so far. Who should be added?
list-empty-nobody = It is empty so far. Name a client: <code>{ $example }</code>, or import your own: /import
list-source = { $source ->
    [call_back] call-backs { $count }
    [return] returned { $count }
    [class] due by class { $count }
    [conclusion] next step { $count }
    [segment] segments { $count }
    [stale] not touched { $count }
    [never] never called { $count }
    [file] from a file { $count }
    [contact] contacts { $count }
   *[added] by name { $count }
}
list-enough = { $basis ->
    [own] At your rate of { $percent } %
    [team] At your team's rate of { $percent } %
   *[usual] You have no figures yet; at the usual rate of { $percent } %
}, { $goal ->
    [one] { $goal } effective call takes
   *[other] { $goal } effective calls take
} { $needed ->
    [one] { $needed } number
   *[other] { $needed } numbers
}; the list has { $waiting }.
list-enough-warm = { $basis ->
    [own] At your rate of { $percent } %
    [team] At your team's rate of { $percent } %
   *[usual] You have no figures yet; at the usual rate of { $percent } %
} { $goal ->
    [one] { $goal } warm contact takes
   *[other] { $goal } warm contacts take
} { $needed ->
    [one] { $needed } number
   *[other] { $needed } numbers
}; the list has { $waiting }.
list-missing = { $missing } short.
list-sufficient = It is enough.
list-norm-done = The week's norm of calls is met already.
list-warm-done = The week's norm of warm contacts is met already.
list-offer = { $source ->
    [call_back] 🔁 Call-backs +{ $count }
    [return] ↩️ Returned +{ $count }
    [class] 🅰️ Due by class +{ $count }
    [conclusion] 🔎 By conclusion +{ $count }
    [segment] 🎯 { $name } +{ $count }
    [stale] 🕸 Not touched { $days } days +{ $count }
    [never] 🆕 Never called +{ $count }
    [file] 📄 { $name } +{ $count }
   *[contact] 👤 Contacts +{ $count }
}
button-list-segments = 🎯 Segments…
button-list-items = 👀 Who is on the list
button-list-clear = 🧹 Clear
button-list-next = Next week ▶️
button-list-this = ◀️ This week
button-list-back = ◀️ To the list
list-segments = Which segment should be added? The number is how many of your clients come with it.
list-no-segments = The segments have nobody to add.
list-added = ✅ Added: { $count }.
list-added-one = ✅ On the list: { $client }.
list-added-none = Nobody new was found.
list-full = There are { $most } clients on the list already; it holds no more.
list-items = <b>Who is on the list</b>, { $first }–{ $last } of { $count }. Press to take off.
list-item = ❌ { $client }
list-item-due = ❌ { $client } · { $day }
list-removed = Taken off: { $client }. It will not be offered for this list again; to put it back: <code>{ $example }</code>
list-not-on = “{ $client }” is not waiting on this list.
list-already-on = “{ $client }” is on that week's list already.
list-on-others = “{ $client }” is on a colleague's list that week: { $owner }.
list-not-yours = { $owner } works with “{ $client }”: you cannot put it on your list.
list-which = Which of them?
list-no-segment = There is no segment “{ $name }”.
list-segment-near = There is no segment “{ $name }”. Did you mean “{ $segment }”?
list-segment-meant = There is no client “{ $name }”. Did you mean the segment “{ $segment }”?
list-no-file = You have imported nothing in the last three weeks: /import
list-clear-ask = Take off everybody who is still waiting ({ $count })? They can be added again.
button-list-clear-yes = 🧹 Yes, clear
list-cleared = The list is cleared: { $count }.
list-bad = I did not get that. You can type: <code>{ $add }</code>, <code>{ $stale }</code>, <code>{ $remove }</code>
list-example-named = +Acme
list-example-segment = +segment Builders
list-example-stale = +untouched 30
list-example-remove = remove Acme
