# Target segments
help-segments = target segments: <code>/segments + Construction</code>
menu-segments = Target segments
segments-title = <b>Target segments</b>: who you sell to.
segments-hint = You can type: <code>{ $add }</code>, <code>{ $rename }</code>, <code>{ $retire }</code>
segments-empty = There are no target segments yet. Who do you sell to? Type the first: <code>{ $add }</code>
segments-example-add = + Construction
segments-example-rename = Construction = Builders
segments-example-retire = - Construction
button-segment-of = { $name } · { $count }
button-segment-retired = 🚫 { $name }
button-segment-rename = ✏️ Rename
button-segment-retire = 🚫 Retire
button-segment-restore = ↩️ Restore
button-segments-back = ◀️ All segments
segment-card = <b>{ $name }</b>
    Clients: { $count }
segment-card-retired = Retired: no longer offered; the clients who have it keep it.
segment-ask-name = What should the segment “{ $name }” be called?
segment-done = { $change ->
    [add] ✅ Added “{ $name }”.
    [rename] ✅ Now “{ $name }”.
    [retire] ✅ Retired “{ $name }”.
   *[restore] ✅ Restored “{ $name }”.
}
segment-problem = { $trouble ->
    [bad_name] A segment's name needs letters, and has up to { $limit } characters.
    [taken] There is a segment “{ $name }” already.
    [too_many] There are { $most } segments already. Retire or rename one.
    [not_there] There is no segment “{ $name }”.
   *[not_understood] I did not get that. Type, for example: { $example }
}

# A client's card: phone, INN, segment
client-segment = Segment: { $segment }
client-inn = INN { $inn }
client-phone = ☎️ { $phone }
client-postponed = ⏸ Postponed until { $day }
client-facts-hint = To add: <code>phone: +7…</code> · <code>INN …</code> · <code>segment: …</code> · <code>postpone until …</code>
button-client-segment = 🎯 Segment
client-ask-segment = <b>{ $client }</b>. Which segment?
client-no-segments = There are no target segments yet: the head of sales sets them up.
button-no-segment = No segment
client-phone-bad = I did not get that number. Type, for example: phone: +7 495 123-45-67
client-inn-bad = There is no such INN: a company's has 10 digits, a sole trader's 12, and the last one is a check digit.
client-inn-taken = The client “{ $client }” has this INN already.
client-person-bad = I did not get that decision maker. Type, for example: contact: Brown Peter; director; +7 912 345-67-89
button-client-delete = 🗑 Delete the client
button-client-return = ↩️ Bring back
client-deleted = 🗑 The client “{ $client }” is deleted: nothing was recorded. It can be brought back for 15 minutes, here or by /undo
client-returned = ↩️ The client “{ $client }” is in the base again.
client-delete-kept = “{ $client }” has records, meetings, a form or sales and cannot be deleted. A wrong record is taken back by /undo, a client you do not need is moved by /path
client-return-late = More than 15 minutes have passed. Log the client anew.
client-not-yours = { $owner } works with this client: only the owner or the head edits the card.
