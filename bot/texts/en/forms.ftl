# The questionnaire
help-form = a client's questionnaire: begin or go on
menu-form = Client questionnaire
form-head = <b>{ $client }</b> · form { $answered } of { $required }
form-echo = ✅ { $answer }
form-refused = ⚠️ { $why }
form-question = <b>{ $number }. { $question }</b>
form-now = Now: { $answer }
form-before = Last time: { $answer }
form-line = { $question } — <b>{ $answer }</b>
form-line-by = {" "}({ $name })
form-colleague = ✏️ { $name } is writing in the form of “{ $client }”.
button-form-open = 📝 Open the form
form-hint = { $type ->
    [text] Type it. Or say it now and type it later.
    [number] Type a number.
    [money] Type a sum: “500k”, “1.5m”.
    [choice] Tap or type.
    [choices] Tap the main one, or type several with commas.
    [ordered] Tap the main one, or type them in order: “price, time”.
    [date] Tap or type: “15 December”, “by fri”.
    [yes_no] Tap or type “yes”, “no”.
   *[people] Tap or type: <code>Peter Ivanov; director; decides</code>
}
form-hint-role = { $name }: which role? Type another person as: name; position; role.
form-hint-several = Tick them all or type: <code>Peter Ivanov; director; decides</code>
form-other = ✏️ Other
form-hint-own = Type it in your own words.
form-hint-ordered = Tick them in order, the main one first.
form-hint-ticked = Tick all that apply.
form-hint-together = Tap or type: “{ $example }”.
form-hint-type-together = Type: “{ $example }”.
form-hint-sum-or-words = Type a sum or words: “500k”, “two days of downtime”.
form-hint-scale = Tap or type a number.
form-example-money = 500k
form-example-day = fri
form-example-number = 200
form-unknown = did not say
form-unknown-rest = did not say the rest
form-unknown-button = 🤷 Did not say
form-no-figure = no figure
form-no-role = role not known
form-yes = yes
form-no = no
form-yes-or-no = yes, no
form-keep = ♻️ As last time
form-list = ☰ Overview
form-back = ◀️ Back
form-skip = Skip ▶️
form-next = Next ▶️
form-several = ➕ Several
form-notes = 🎙 Notes: { $count }
form-no-notes = There are no notes to this question.
form-more = …and { $count } more
form-done = Done ▶️
form-go-on = 📝 Go on
form-ask-position = <b>{ $name }: which position?</b>
    Without it a decision maker does not count. Tap or type.
form-ask-full-name = <b>{ $name }: what is the full name?</b>
    Type surname and first name.
form-drop = ✖️ Not him, remove
form-section-before = <b>{ $section }</b>: as last time?
form-same = ✅ No changes
form-same-done = no changes
form-change = ✏️ Change
form-remaining = { $count ->
    [one] { $count } question
   *[other] { $count } questions
} left. Tap or type: “{ $number }. your answer”.
form-complete = ✅ <b>{ $client }</b>: the form is complete, { $answered } of { $required }.
form-rest = ➕ { $count ->
    [one] { $count } more question
   *[other] { $count } more questions
} if you like
form-book = 📅 Book the repeat meeting
form-page = 📋 Whole form
form-missing = ❗ Missing: { $count }
form-jump = Which section? Tap or type: “section 3”, “question 12”.
form-still-asked = Waits for an answer: { $number }. { $question }
form-say-which = Which question does this answer? Type it with the number: “{ $number }. your answer”.
form-section = <b>{ $section }</b>
    ✅ answered, ❗ required, ▫️ optional, 🎙 a note to type out
form-clash = <b>{ $number }. { $question }</b>
    { $author }: <b>{ $theirs }</b>
    You: <b>{ $mine }</b>
    Which answer stays?
form-leave = Leave that one
form-over = Replace with mine
form-clash-bad = Type “leave” or “replace”.
form-also = Not kept yet: { $others }. Answer these afterwards.
form-unfit-several = Question { $number }: { $said }
form-no-such = { $count ->
    [one] This form has no question { $numbers }.
   *[other] This form has no questions { $numbers }.
}
form-only-noted = “{ $said }” is only a note. { $why }
form-stray = Without a number, not kept: “{ $line }”.
form-forwarded = 📎 The forwarded text is kept as a note to question { $number }. Type the answer in your own words.
form-noted = 📎 Kept with question { $number }. Type the answer when you have a moment.
form-content-bad = Answer question { $number } with text; a voice note, photo or file is kept as a note.
form-no-last = The last form has no answer to this question. Type it.
form-unfit = { $why ->
    [not_a_number] A number is needed here. Type, for example, “200” or “1.5m”.
    [too_low] Too little: { $limit } at least. Type it again.
    [too_high] Too much: { $limit } at most. Type it again.
    [not_an_option] There is no such choice. Tap a button or type: { $options }.
    [not_a_date] I cannot read the day. Type, for example, “15.12”, “fri”, “in a week”.
    [date_past] That day is past. Type one not before { $limit }.
    [date_too_far] Too far: { $limit } at the latest. Type an earlier one.
    [no_name] I cannot read the name. Type: name; position; role.
    [not_full_name] Surname and first name are needed in full. Type: name; position; role.
    [no_position] I cannot read the position. Type: name; position; role.
    [no_role] Which role in the decision? Type one of: { $options }.
    [too_many_people] Five people at most. Type the most important ones.
    [too_long] Too long: { $limit } characters at most. Shorten it and send it again.
    [not_yes_no] Type “yes” or “no”.
    [sum_unclear] The sum “{ $limit }” has no unit: millions, thousands, or just that? Type, for example: “2.5 mln”.
    [unknown_not_allowed] This question needs an answer. You may skip it and come back later.
   *[empty] The answer is empty. Type it in words.
}
form-which = Which form to go on with? Or type the client.
form-which-client = Which client is the form about? Type the name.
form-client-none = I found no “{ $name }”. Type it differently or log a meeting: /meet
form-of-client = <b>{ $client }</b> · forms: { $count }
form-of-client-part = <b>{ $client }</b> · forms { $first }–{ $last } of { $count }
form-newer = ◀️ Newer
form-older = Older ▶️
form-new = ➕ New form
form-client = 👤 Client
form-page-head = <b>{ $client }</b> · form { $answered } of { $required }
    { $day }, { $author }
form-empty = No answers yet.
form-pdf = 📄 PDF
form-pdf-subtitle = Client needs questionnaire · { $day } · { $author } · { $answered } of { $required }
form-pdf-footer = { $client }
form-pdf-name = Form { $client } { $day }.pdf
held-not-counted = ⚠️ <b>The meeting does not count: { $why }.</b>
held-counted = ✅ <b>The meeting counts.</b> It is not effective: { $why }.
held-effective = ✅ <b>The meeting counts and is effective.</b>
gap-form = form { $answered }/{ $required }
