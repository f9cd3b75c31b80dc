# Bringing clients in
help-import = bring clients in: a file or contacts
menu-import = Bring clients in
import-open = Send clients as a file: xlsx, csv or vCard (.vcf), up to { $most } rows. Or forward contacts from your phone.
    I will show what would come of it; without your “yes” nothing changes.
button-import-template = 📄 Empty table
import-template-name = Clients.xlsx
import-template-hint = Fill it in and send it here. Only the name is a must.
import-file-sheet = Clients
import-file-help-sheet = How to fill it in
import-file-help = How to fill in the table
    A row is a client. Only the name is a must; the rest is what you know.
    INN, the tax number: 10 figures of a company, 12 of a sole trader. By it, the phone and the name repeats are found.
    Phone: in any way, for example 8 (495) 123-45-67 ext. 12.
    Several decision makers of one client: each in a row of his own under the same name.
    Segment: one of the team's target segments.
    Manager: filled in by the head only: who gets the client. Blank: you.
    Clients of your colleagues are not taken over: the bot names such rows.
import-column = { $column ->
    [name] Name
    [inn] INN
    [phone] Phone
    [person] Decision maker
    [position] Position
    [person_phone] Mobile
    [segment] Segment
   *[manager] Manager
}
import-file-why = Why it was not taken
import-file-reason = Row { $row }: { $why }
import-why = { $why ->
    [no_name] there is no name: it needs letters
    [name_too_long] the name is longer than 120 characters
    [bad_inn] there is no such INN
    [bad_phone] the phone number cannot be read
    [bad_person] the decision maker's name cannot be read
    [same_inn] the same INN as in row { $about }
    [same_phone] the same phone as in row { $about }
    [same_name] the same name as in row { $about }
    [others] { $about } works with this client
    [phone_of] this is the phone of your client “{ $about }”
    [no_manager] there is no manager “{ $about }” in the team
   *[not_yours] only the head brings in clients for others ({ $about })
}
import-reading = Reading the file…
import-checking = { $rows ->
    [one] Read { $rows } row
   *[other] Read { $rows } rows
}, comparing with the base…
import-unreadable = The file was not taken. { $fault ->
    [empty_file] It is empty.
    [too_big] It is too big: up to { $most } rows and 5 MB.
    [not_a_table] It is no table: xlsx, csv or vCard is needed.
    [mxl] It is 1C's own table (mxl): save it from 1C as xlsx.
    [page] It is a page, not a simple table: save it as xlsx.
    [old_excel] It is in Excel's old format: save it as xlsx.
    [encrypted] It has a password.
    [encoding] Its encoding cannot be told: save it as xlsx or UTF-8.
    [too_many_rows] It has more than { $most } rows: part it.
    [too_many_columns] It has too many columns.
    [own_export] It is the bot’s own export: to bring clients in, fill the empty table.
    [no_head] I see no clients’ columns: a name, and a tax ID or a phone. Take the empty table.
    [gone] Telegram does not keep it any more: send it again.
    [unreachable] Telegram did not give it: send it again.
   *[other] It is damaged.
}
import-summary = <b>{ $name }</b>, rows: { $rows }
import-summary-contacts = <b>Contacts</b>: { $rows }
import-new = ➕ New clients: { $count }
import-own = ✏️ Yours already: { $count }, I will add what is missing
import-refused = 🚫 Not taken: { $count }
import-refused-row = · row { $row }: { $why }
import-nameless = there is no name
import-refused-contact = · { $who }: { $why }
import-refused-more = · …and { $count } more, all in the file above
import-new-segments = 🎯 New segments: { $names }
import-lost-segments = 🎯 There are no such segments, clients stay without: { $names }
import-report-name = Not taken.xlsx
import-report-hint = Here are the rows that were not taken, and why. Mend them and send this very file.
button-import-take = ✅ Add { $count }
button-import-drop = Cancel
import-nothing = There is nothing to add: the base is as it was.
import-writing = Adding: { $count }…
import-done = ✅ Done. New clients: { $added }, completed: { $completed }.
button-import-this = 📞 To this week's list +{ $count }
button-import-next = 📞 To next week's list +{ $count }
import-dropped = All right, the base is as it was.
import-taken = It is accepted already: once is enough.
import-late = This is not the last file any more: press the button under the last one.
import-under-way = Still adding “{ $name }”: { $written } of { $count } done. I will tell you when it is finished.
import-content-bad = This does not look like clients. Send xlsx, csv, vCard or a contact; the empty table is behind the button above. Changed your mind? /cancel
still-checking = Still checking: I will show it and ask.
import-answer-bad = Add them? Type “yes” or “no”.
