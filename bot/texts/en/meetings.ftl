# Meetings
help-book = book a meeting: <code>{ $example }</code>
help-meet = log a meeting: <code>{ $example }</code>
help-meetings = your meetings: move, cancel, place
menu-book = Book a meeting
menu-meet = Log a meeting
menu-meetings = My meetings
book-example = /book Daisy; Peter Ivanov; tue 11:00
meet-example = /meet Daisy; Peter Ivanov; director; interested
button-book-again = 📅 Another meeting
button-slots = 🗓 Week as a picture
button-next-week = ▶️ Next week
button-meeting = 📅 Meeting
button-client = 👤 Client
button-form = 📝 Form
button-last-form = 📋 Last form
button-back = ◀️ Back
button-move = 🕐 Move
button-cancel-meeting = 🚫 Cancel
button-place = 📍 Place
button-calendar = 📆 To my calendar
button-is-repeat = 🔁 Repeat
button-is-first = 1️⃣ First
button-book-anew = 📅 Book anew
button-held = ✅ Held
button-absent = ❌ Did not happen
slots-free = Free blocks: { $free } of { $all }
slots-free-word = free
slot-number-bad = There is no free block with this number. Tap a block or type a day and an hour.
meeting-no-time = no time yet
meeting-first = First meeting
meeting-repeat = Repeat meeting
meeting-purpose = 🎯 { $purpose }
meeting-place = { $place ->
    [client] at the client’s
    [ours] at our office
   *[neutral] at a neutral place
}
meeting-place-button = { $place ->
    [client] Client’s
    [ours] Ours
   *[neutral] Neutral
}
meeting-map = map
meeting-held = ✅ Held
meeting-over = { $state ->
    [cancelled] 🚫 Cancelled: { $reason }
   *[not_held] ❌ Did not happen: { $reason }
}
meeting-no-reason = no reason given
meeting-brief = 🔔 <b>A meeting soon</b>
meeting-brief-late = ⏰ <b>The meeting has begun</b>
meeting-others = They decide too: { $names }
meeting-was-it-held = <b>{ $client }</b>, { $when }. Was it held?
meeting-ask-late = ⏰ I ask late.
meeting-ask-time = <b>{ $client }</b>, { $when }. Move to when? You may type: { $example }
meeting-ask-why = { $state ->
    [cancelled] <b>{ $client }</b>: why cancel? Tap or type.
   *[not_held] <b>{ $client }</b>: why did it not happen? Tap or type.
}
meeting-reason = { $reason ->
    [client] The client cancelled
    [sick] Illness
    [other_meeting] Another meeting
    [no_need] Not needed any more
    [no_show] Nobody came
   *[late] Too late
}
meeting-ask-place = <b>{ $client }</b>: where do you meet? Tap, type the address or send a point on the map.
meetings-ahead = Your meetings. Tap one or type the client.
meetings-none = No meetings ahead. Book one: /book
meeting-file = Meeting.ics
attached-meeting = 📎 Attached to the meeting: { $client }
slot-free = No meeting in this block.
today-unsettled = ❓ marks meetings without a result: say how they ended.
client-stage = { $stage ->
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
} · { $owner } looks after it
client-next-meeting = 📅 Meeting { $time }
button-book-client = 📅 Book
button-client-form = 📋 Form { $answered }/{ $required }
button-client-forms = 📚 All forms: { $count }
button-files = 📎 Files: { $count }
client-files = 📎 Files: { $client }
client-no-files = No files yet: { $client }
button-give = 🤝 Give to a colleague
meeting-ask-holder = <b>{ $client }</b>: who will hold the meeting?
meeting-nobody-to-give = There is nobody to give it to: no { $role ->
    [trainee] hunters
   *[other] hunters or farmers
} in the team yet. Ask the head to invite one.
meeting-gave = 🤝 <b>{ $client }</b>: { $name } will hold the meeting. The booking stays yours.
meeting-gave-client = With the client: { $name } leads it from now on. Your calls and records stay yours.
meeting-given = 🤝 { $by } gives you a meeting:
meeting-given-client = 🧭 The client is yours now: you lead the talks.
meeting-given-line = 💬 { $said }
button-menu-book = 🤝 Meeting
button-menu-form = 📝 Form
week-unconfirmed = · meetings not confirmed: { $count }
week-bad = Which week? Type “last” or a day, for example: { $example }
button-week-before = ◀️ A week earlier
