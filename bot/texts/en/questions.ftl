# The questionnaire's questions
help-questions = your team's questionnaire
menu-questions = Questions of the form
questions-head = <b>Questions of the form</b>: { $count ->
    [one] { $count } question
   *[other] { $count } questions
}, version { $version }
questions-hint-home = Tap a section or type: <code>/questions 3. New wording</code>
questions-done = { $done ->
    [saved] ✅ Saved. Forms already begun are finished as they were.
    [added] ✅ Question added.
    [section] ✅ Section added.
    [retired] 🗑 Question removed. Earlier answers to it stay.
    [restored] ✅ Question restored.
    [undone] ↩️ Back as it was.
   *[imported] ✅ The form was updated from the file.
}
questions-add-section = ➕ Section
questions-file-button = 📄 File
questions-undo = ↩️ Undo the last edit
questions-gone-button = 🗑 Removed: { $count }
questions-section-head = <b>{ $section }</b>
questions-marks = 🔒 core of the method, ❗ required, ▫️ optional
questions-section-empty = No questions yet.
questions-hint-section = A new one in a line: <code>/questions + { $number }; How many stores?; number</code>
questions-add = ➕ Question
questions-title = ✏️ Title
questions-back-home = ☰ Sections
questions-question = <b>{ $number }. { $question }</b>
questions-question-gone = <b>{ $question }</b>
    🗑 Removed: it is not asked, earlier answers stay.
questions-in-section = Section: { $section }
questions-answer-is = Answer: { $type }
questions-type = { $type ->
    [text] Text
    [number] Number
    [money] Money
    [choice] Choice
    [choices] Several
    [ordered] In order
    [date] Date
    [yes_no] Yes/no
   *[people] Decision makers
}
questions-options-are = Options: { $options }
questions-audience-is = For: { $audience ->
    [all] all clients
    [new] new clients
   *[existing] existing clients
}
questions-audience = { $audience ->
    [all] All clients
    [new] New clients
   *[existing] Existing clients
}
questions-condition-is = Only if “{ $question }”: { $options }
questions-core = 🔒 Core of the method: always required, for everybody. It can be renamed and moved.
questions-hint-question = You can type: <code>{ $number }. New wording</code>, <code>{ $number } up</code>
questions-text = ✏️ Text
questions-required = ✅ Required
questions-not-required = ▫️ Required
questions-unknown = ✅ “Not told”
questions-no-unknown = ▫️ “Not told”
questions-options = ☑️ Options
questions-who = 👥 For whom
questions-if = 🔀 Only if
questions-retire = 🗑 Remove
questions-restore = ✅ Restore
questions-back-section = ◀️ Section
questions-back-question = ◀️ Question
questions-back-options = ◀️ Options
questions-gone-head = Removed questions: tap one to see and restore it.
questions-gone-none = No questions were removed.
questions-gone-more = …and { $count } more. Restore by text: <code>/questions restore Beginning of it</code>
questions-options-head = <b>{ $number }. { $question }</b>
    Tap an option to change it. Or type: <code>{ $number } + New option</code>
questions-option-add = ➕ Option
questions-option-remove = 🗑 Remove the option
questions-audience-head = <b>{ $number }. { $question }</b>
    Which clients are asked?
questions-if-head = <b>{ $number }. { $question }</b>
    On the answer to which question does it depend?
questions-if-hint = Or type: <code>{ $number } if { $other }: { $option }</code>
questions-if-none = No question above it has options: there is nothing it could depend on.
questions-if-options = <b>{ $number }. { $question }</b>
    With which answer to “{ $other }” is it asked? Tick one or several.
questions-always = Always ask
questions-ask-text = <b>{ $number }. { $question }</b>
    Type the new wording.
questions-ask-option = Option “{ $option }”: type its new name.
questions-ask-option-add = Type an option; several with commas.
questions-ask-section = What is the new section called?
questions-ask-title = Section “{ $section }”: type its new title.
questions-ask-new = Type the question. With its answers, if you like: <code>How many floors?; choice: one, two, more</code>
questions-ask-where = “{ $question }”: in which section? Tap or type.
questions-ask-type = “{ $question }”: what kind of answer? Tap or type.
questions-ask-options = “{ $question }”: which options? Type them with commas.
questions-type-bad = There is no such type. Tap a button or type, for example, “text”, “number”, “yes/no”.
questions-where-bad = There is no such section. Tap a button or type how its title begins.
questions-undo-late = Only your own last edit can be undone, and only until somebody else edits the form.
questions-content-bad = I cannot read this. Send text, or the form's .xlsx file: “/questions file” gives it to you.
questions-refused = { $refusal ->
    [not_there] There is no such question, section or option. See numbers and names: /questions
    [core_stays] This is the core of the method: always required, for everybody. It can be renamed and moved.
    [meaning_stays] Meetings are counted by these options: they can be renamed, not added or removed.
    [too_many_questions] The form has { $about } questions, the most it may have. Remove one first.
    [too_many_options] A question has at most { $about } options. Remove one first.
    [too_many_sections] A form has at most { $about } sections. Rename one of them.
    [last_option] At least { $about } options are needed. Add another one; several with commas.
    [no_options] A question of this type has no options. Add a new question of the type “choice”.
    [empty] Words are needed here. Type the text.
    [too_long] Too long: at most { $about } characters. Shorten it and send it again.
    [twice] “{ $about }” is there already. Give it another name.
    [used_in_condition] The question “{ $about }” depends on this answer. First let it “Always ask”.
    [not_earlier] “{ $about }” depends on another question and stands behind it. First let it “Always ask”.
    [not_a_choice] “{ $about }” has no options. Choose a question with options.
    [at_the_edge] It cannot go further: it is at the edge of the form.
    [retired] This question was removed. Restore it first: /questions, “Removed”.
   *[not_read] I did not get “{ $about }”. Type, for example, “3 up”, “3. New wording”, or tap: /questions
}
questions-file-name = Questionnaire { $day }.xlsx
questions-file-hint = The form as a table. Change it and send it here: I show what would change, and ask. If later, caption it /questions
questions-file-reading = 📄 Reading the file…
questions-file-offered = <b>The form from the file</b>
questions-file-added = ➕ Added: { $count }
questions-file-changed = ✏️ Changed: { $count }
questions-file-removed = 🗑 Removed: { $count }
questions-file-question = · { $question }
questions-file-more = …and { $count } more
questions-file-order = Only the order of questions, or sections, would change.
questions-file-ask = Forms already begun are finished as they were. Accept it?
questions-file-take = ✅ Accept
questions-file-leave = ✖️ Leave it as it is
questions-file-bad-answer = Accept the form from the file? Type “yes” or “no”.
questions-file-late = The form was edited meanwhile. Take a fresh file: /questions file
questions-file-same = The file says what the form says already: nothing to change.
questions-file-unreadable = ⚠️ The file is not taken, the form is as it was. { $fault ->
    [empty_file] It is empty. Send a table with questions.
    [too_big] It is too big. Send only the sheet with the form.
    [not_a_table] It is no table. Send an .xlsx or .csv file.
    [mxl] It is 1C's own table (mxl). Save it from 1C as .xlsx and send it again.
    [page] It is a page, not a simple table. Save it as .xlsx and send it again.
    [old_excel] It is in Excel's old format. Save it as .xlsx and send it again.
    [encrypted] It has a password. Remove that and send it again.
    [encoding] Its letters cannot be read. Save it as .xlsx and send it again.
    [broken] It is damaged. Save the table as .xlsx once more and send it again.
    [too_many_rows] It has too many rows. Leave only the form.
    [too_many_columns] It has too many columns. Leave only the form.
    [own_export] It is the bot’s own export. A sample for questions: /questions file
    [no_head] There is no column “Question”. Take a sample: /questions file
    [gone] Telegram does not have it any more. Send the file again.
    [unreachable] Telegram does not hand it out. Send it later.
   *[unreadable] It cannot be read. Save the table as .xlsx and send it again.
}
questions-file-problems = ⚠️ The file is not taken, the form is as it was. Mend { $count ->
    [one] { $count } place
   *[other] { $count } places
} and send it again:
questions-column = { $column ->
    [number] No.
    [section] Section
    [text] Question
    [type] Answer type
    [options] Options
    [required] Required
    [unknown] “Did not say”
    [audience] For whom
    [condition] Ask only if
    [limits] Limits
   *[key] Key
}
questions-problem-row = Row { $row }, <b>{ $column }</b>: { $why }
questions-problem-core-gone = The question “{ $question }” is gone: it is the method's core, put its row back.
questions-problem-unfit = this does not fit here
questions-problem = { $refusal ->
    [not_there] there is no “{ $about }”
    [core_stays] core of the method, not to be changed here
    [meaning_stays] these options can only be renamed
    [too_many_questions] more than { $about } questions
    [too_many_options] more than { $about } options
    [too_many_sections] more than { $about } sections
    [last_option] fewer than { $about } options
    [no_options] such an answer has no options
    [empty] words are needed
    [too_long] longer than { $about } characters
    [twice] “{ $about }” is there twice
    [not_earlier] “{ $about }” must stand below the question it depends on
    [not_a_choice] “{ $about }” has no options
   *[other] “{ $about }” is not understood
}
