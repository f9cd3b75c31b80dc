# Sales
help-ledger = bring sales in: a file from 1C or Excel
menu-ledger = Bring sales in
ledger-open = Send sales as a file: xlsx, xls or csv, as 1C exports them, up to { $most } rows.
    A client or INN, a date and an amount are needed. Product group, document, due and paid dates help.
    I will show what I understood first; without your “yes” nothing changes.
ledger-recognised = These are sales, not a list of clients: comparing them with the base.
ledger-reading-beside = Reading the file… If it just belongs to the record, send it with a caption.
ledger-is-contacts = This is a list of clients, not sales: taking it as /import does.
ledger-content-bad = This does not look like sales. Send a file: xlsx, xls or csv. Changed your mind? /cancel
ledger-unreadable = The file was not taken. { $fault ->
    [empty_file] There are no sales in it.
    [too_big] It is too big: up to { $most } rows and 20 MB.
    [not_a_table] It is no table: xlsx, xls or csv is needed.
    [mxl] It is 1C's own table (mxl): save it from 1C as xlsx.
    [page] It is a page, not a simple table: save it as xlsx.
    [encrypted] It has a password.
    [encoding] Its encoding cannot be told: save it as xlsx or UTF-8.
    [too_many_rows] It has more than { $most } rows: part it, by years for example.
    [too_many_columns] It has too many columns.
    [no_head] The columns are not there: a client or INN, a date and an amount are needed.
    [gone] Telegram does not keep it any more: send it again.
    [unreachable] Telegram did not give it: send it again.
   *[other] It is damaged.
}
ledger-other-currency = The file was not taken. Its amounts are in { $theirs }, the team counts in { $ours }.
ledger-refused = The file was not taken. { $why ->
    [mixed_days] Day and month stand in different orders: row { $row } has { $cell }, row { $otherrow } has { $othercell }; write all dates alike.
   *[deeper] The report has one level too many (row { $row }, “{ $cell }”): export sales from 1C with two levels, client and document, or as a plain list.
}
ledger-checking = Rows read: { $rows }. Comparing with the base: { $percent } %
ledger-writing = Writing sales down: { $percent } %
ledger-summary = <b>{ $name }</b>, rows: { $rows }
ledger-period = Sales of { $first }–{ $last }, { $amount }
ledger-understood = Understood as: { $columns }
ledger-order = { $order ->
    [month_day] 📅 The month comes first in the dates: { $cell } is { $day }
   *[day_month] 📅 The day comes first in the dates: { $cell } is taken as { $day }. If the file means it the other way round, do not accept it: mend the dates.
}
ledger-heading = { $column ->
    [client] client
    [inn] INN
    [amount] amount
    [day] date
    [group] group
    [due] due
    [paid] paid
    [document] document
   *[currency] currency
} “{ $heading }”
ledger-written = ✅ Written down from this file: { $count }
ledger-found = 👥 Clients: { $count }, sales: { $sales } for { $amount }
ledger-create = 🆕 Clients to be added: { $count }, sales: { $sales } for { $amount }
ledger-new = ➕ New sales: { $count }
ledger-corrected = ✏️ Corrections: { $count }
ledger-correction = · { $buyer }, { $day }: { $was } → { $now }
ledger-correction-day = · { $buyer }: { $day } now, { $now }
ledger-completed = 🧾 Completed by payment or details: { $count }
ledger-same = ✔️ Written down already: { $count }
ledger-ahead = ⏭ Dated in the future, left out: { $count }
ledger-unknown = ❓ Clients not found: { $count }, their sales of { $amount } wait
ledger-others = 👤 Colleagues' clients: { $count }, left alone
ledger-passed = ⏸ Passed over: { $count }
ledger-skipped = 🚫 Rows not read: { $count }
ledger-skipped-row = · row { $row }: { $why }
ledger-why = { $why ->
    [no_client] there is no client
    [no_date] there is no date
    [bad_date] the date cannot be read: { $cell }
    [no_amount] there is no amount
    [bad_amount] the amount cannot be read: { $cell }
    [other_currency] another currency: { $cell }
   *[not_a_sale] this is no sale: { $cell }
}
ledger-nothing-new = Nothing new: all of it is written down already.
ledger-nothing = There is nothing to write down yet.
button-ledger-take = ✅ Write down { $count }
button-ledger-who = ❓ Say who they are: { $count }
button-ledger-drop = Cancel
button-ledger-home = ⬅️ Back
ledger-who = ❓ Who is this? Left: { $left }
ledger-buyer = <b>{ $name }</b>
ledger-buyer-inn = <b>{ $name }</b>, INN { $inn }
ledger-buyer-sales = Sales: { $sales }, { $amount }
ledger-who-hint = Press a client, or type the name. I will remember it.
ledger-who-none = There is nobody like that in the base. Type a name, “new” or “skip”.
ledger-who-not-found = “{ $text }” is not in the base. Type it in another way, “new” or “skip”.
ledger-who-colleagues = “{ $text }” is a colleague’s client. Type another name, “new” or “skip”.
ledger-who-unsure = Type the name or press a client. Nobody of them: “new”. You do not know: “skip”, I ask again with the next file. To the results: “back”.
ledger-who-is = { $buyer } is { $client }. I will remember it.
button-ledger-new = ➕ Add the client
button-ledger-pass = Pass over
button-ledger-all = ➕ Add all who are like nobody
ledger-done = ✅ Done. New sales: { $new }, corrected: { $corrected }, completed: { $completed }. Clients: { $clients }.
ledger-done-wait = Waiting for you to say who they are: { $count }
ledger-dropped = All right, the sales are as they were.
ledger-dropped-rest = All right, the rest is not written down.
ledger-replaced = { $name }: closed without writing, the new file is below.
ledger-replaced-rest = The rest is not written down: the new file is below.
ledger-taken = It is accepted already: once is enough.
ledger-late = This is not the last file any more: press the button under the last one.
ledger-busy = Still working on this file: wait a little.
ledger-answer-bad = Write it down? Type “yes” or “no”.
