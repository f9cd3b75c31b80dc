# Everything of the team as a file
help-export = take everything away: <code>/export xlsx</code> or <code>/export csv</code>
menu-export = Export the team's data
export-ask = <b>Export of the team</b>
    All that the team recorded: people, clients, decision makers, records and what of them counts, forms, sales, norms, the audit trail.
    Times are in { $zone }; every row has its number.
    As what? You can also type: /export csv
button-export-xlsx = 📗 Excel
button-export-csv = 🗜 CSV in a zip
export-begun = ⏳ Making the file; it will come here. For a large team it takes a minute or two and several files. You can go on working.
export-under-way = The file is being made already and comes soon.
export-caption = { $team }, { $at } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
export-caption-part = { $team }, { $at } · part { $part } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
export-done = ✅ That is all: { $parts ->
    [one] { $parts } file
   *[other] { $parts } files
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}.
export-failed = ⚠️ The file could not be made. Please try again: { $command }
export-file-name = { $team } { $day }
export-file-own = My data { $day }
export-part-name = {" "}part { $part }
export-yes = yes
export-no = no

# One's own data
help-mydata = which data about you is kept, as a file
menu-mydata = My data
mydata-screen = <b>What is kept about you</b>
    · Name and Telegram number: to know you and to show whose work it is. { $name }
    · Role, share, time zone, quiet hours: to reckon your norm and to write at the right time.
    · Absences and what you said of missed slots: so that the norm is fair.
    · Your records ({ $records }), meetings, forms, promises: the team's work, by which norms are counted.
    · Voice notes, photos and places that you attached: { $attachments }.
    · The trail: what you changed, and what was changed about you.
    Your team and its head see it. The file holds all of this, without clients' names and phones: they are the team's.
button-mydata-file = 📄 Send it as a file
button-mydata-forget = 🗑 Erase my data
mydata-begun = ⏳ Making the file; it will come here.
mydata-caption = All that is kept about you, { $at } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}

# The trail of changes
help-audit = who changed what: <code>{ $example }</code>
menu-audit = Who changed what
audit-example = /audit Anna
audit-title = <b>Who changed what</b>
audit-title-of = <b>Who changed what: { $name }</b>
audit-empty = No changes yet.
audit-line = { $at } · { $who }: { $what }
audit-hint = Of one person: <code>{ $example }</code>. All at once: /export
audit-whom-unknown = «{ $name }»: I found nobody. Whose changes are to be shown?
audit-whom = Whose changes?
button-audit-older = Older ▶️
button-audit-newest = ⏮ Newest
button-audit-people = 👤 By person
button-audit-all = All
audit-person-none = somebody
audit-number = No. { $number }
audit-nothing = none
audit-norm-set = norm of { $whose }, { $stage } from { $day }: { $was } → { $value }
audit-norm-inherits = as everybody's
audit-member-role = { $name }: { $old } → { $new }
audit-clients-moved = clients: { $name } → { $to }
audit-share-set = { $name }: share { $was } % → { $value } %
audit-person-mended = decision maker { $name }: data completed
audit-team-callers = new clients who call: { $was } → { $value }
audit-team-studies = studies a day: { $was } → { $value }
audit-team-threshold = threshold: { $what }
audit-path-move = { $client }: { $move }{ $amount }
audit-path-undo = { $client }: taken back, { $move }{ $amount }
audit-path-join = { $client }: joined the closing
audit-member-left = { $own ->
    [1] no longer in the team ({ $role })
   *[other] { $name } ({ $role }): no longer in the team
}
audit-newcomer-check = { $name }: first week's step «{ $step }» { $ticked ->
    [1] ticked
   *[other] unticked
}
audit-deputy-named = { $name } stands in for the head { $days }
audit-deputy-ended = { $name } no longer stands in for the head
audit-summary-lead = the summary comes { $value } min before the planning (was { $was })
audit-week-closed = week from { $day } closed, version { $version }
audit-week-reopened = week from { $day } opened again
audit-export-taken = export of all data, { $format }
audit-member-forgotten = { $own ->
    [1] personal data erased at their own request
   *[other] { $name }: personal data erased
}
audit-person-forgotten = decision maker { $name }: personal data erased
audit-client-deleted = { $client }: client deleted
audit-client-returned = { $client }: client brought back
audit-client-handed = { $client }: { $old } → { $new }
audit-member-joined = now in the team, role: { $role }
audit-invite-made = invitation, role: { $role }
audit-timetable-set = timetable from { $day }: { $whose }
audit-days-set = { $said ->
    [works] a working day: { $days }
    [off] a day off: { $days }
   *[other] as everybody's: { $days }
}
audit-segment-changed = segment «{ $name }»: { $change ->
    [add] added
    [rename] renamed, was «{ $was }»
    [retire] retired
   *[restore] restored
}
audit-questions-changed = questions of the form changed
audit-absence-set = absence noted: { $name }, { $days }
audit-absence-ended = absence cancelled or ended: { $name }, { $days }
audit-group-bind = group «{ $name }» bound
audit-group-unbind = group «{ $name }» unbound
audit-group-lost = group «{ $name }» lost: the bot is there no more
audit-unknown = { $action } { $details }

# Sheets of the export
export-sheet = { $sheet ->
    [team] Team
    [people] People
    [segments] Segments
    [clients] Clients
    [decision_makers] Decision makers
    [records] Records
    [meetings] Meetings
    [promises] Promises
    [attachments] Attachments
    [questions] Questions
    [forms] Forms
    [answers] Answers
    [sales] Sales
    [ledgers] Sales files
    [standings] Client standings
    [studies] Studies
    [handovers] Handovers
    [lists] Call lists
    [batches] Batches
    [imports] Imports
    [slots] Slots
    [absences] Absences
    [days] Days
    [timetables] Timetables
    [notes] Worksheet and topics
    [counted] What counts
    [weeks] Closed weeks
    [norms] Norms
    [paths] Paths
    [moves] Moves
    [deputies] Deputies
    [checks] First week
    [invitations] Invitations
    [groups] Groups
    [audit] Audit trail
    [me] About me
   *[other] { $sheet }
}
export-heading = { $heading ->
    [account] Telegram ID
    [action] Action
    [address] Address
    [agreed_on] Agreed on
    [amount] Amount
    [answer] Answer
    [answered] Required answered
    [answered_at] Answered at
    [answered_on] Answered on
    [answers] Answers
    [author] Entered by
    [author_id] Entered by ID
    [batch_id] Batch ID
    [begins] Begins
    [begun_at] Begun at
    [block] Block
    [booked] Booked
    [bound_at] Bound at
    [call_back_at] Call back at
    [call_back_on] Call back on
    [caller] Who calls back
    [caller_id] Caller ID
    [callers] New callers
    [cancelled_at] Cancelled at
    [cause] Why chosen
    [change] What changed
    [changed_at] Changed at
    [client] Client
    [client_id] Client ID
    [closed_at] Closed at
    [closer] Closed by
    [closer_id] Closed by ID
    [concluded_at] Concluded at
    [conclusion] Conclusion
    [content] Content
    [counted] Counted
    [counts] Counts
    [created_at] Created at
    [currency] Currency
    [day] Day
    [days_worked] Days worked
    [decided_at] Decided at
    [decision_maker] Decision maker
    [decision_maker_id] Decision maker ID
    [details] Details
    [dialled] Dialled
    [document] Document
    [done_at] Done at
    [due_on] Due on
    [earlier] Earlier
    [earlier_roles] Earlier roles
    [earlier_shares] Earlier shares
    [earlier_zones] Earlier time zones
    [effective] Effective
    [ended_at] Ended at
    [ends_at] Ends at
    [existing] Existing
    [existing_since] Existing since
    [first_day] From
    [forgotten_at] Forgotten at
    [form_id] Form ID
    [full_name] Full name
    [giver] Given by
    [giver_id] Given by ID
    [growth] Growth
    [happened_at] When
    [head] Head
    [head_id] Head ID
    [held_record_id] Held record ID
    [id] ID
    [import_id] Import ID
    [inherits] Inherits
    [inn] INN
    [interest] Interest
    [item] Step
    [joined_at] Joined at
    [joiner] Joined by
    [joiner_id] Joined by ID
    [keeper] Kept by
    [keeper_id] Kept by ID
    [kind] Kind
    [last_day] To
    [last_week] Week before
    [ledger_id] Sales file ID
    [left_at] Left at
    [locale] Language
    [logged] Logged
    [made_on] Promised on
    [meeting_id] Meeting ID
    [monday] Week from
    [move] Move
    [moved_because] Moved because
    [moved_from] Moved from
    [name] Name
    [next_on] Step on
    [next_step] Next step
    [norm] Norm
    [note] Note
    [number] Number
    [outcome] What was said
    [owner] Owner
    [owner_id] Owner ID
    [paid_on] Paid on
    [part] Part in the decision
    [paused] Paused
    [person] Person
    [person_id] Person ID
    [phone] Phone
    [place] Place
    [position] Position
    [postponed_until] Postponed until
    [product_group] Product group
    [purpose] Purpose
    [question] Question (key)
    [questionnaire_id] Questionnaire ID
    [quiet_from] Quiet from
    [quiet_until] Quiet until
    [reason] Reason
    [reckoned_on] Reckoned on
    [record_id] Record ID
    [reopened_at] Reopened at
    [reopener] Reopened by
    [reopener_id] Reopened by ID
    [repeat] Repeat
    [replaced_by] Replaced by ID
    [required] Required
    [result] Result
    [retired] Retired
    [retired_at] Retired at
    [returns_on] Returns on
    [revision] Revision
    [risk] Risk
    [role] Role
    [row] Row of
    [row_id] Row ID
    [section] Section
    [segment] Segment
    [segment_id] Segment ID
    [sequence] Times moved
    [settled_at] Settled at
    [settled_on] Settled on
    [share] Share, %
    [since] Since
    [slot] Slot
    [source] Source
    [stage] Stage
    [stage_from] Stage before
    [standing] Standing
    [starts_at] Starts at
    [state] State
    [studied_on] Studied on
    [studies_a_day] Studies a day
    [subject] Subject
    [subject_id] Subject ID
    [summary_lead] Summary lead, min
    [taker] Given to
    [taker_id] Given to ID
    [talked] Talked
    [text] Question
    [thresholds] Thresholds
    [timezone] Time zone
    [title] Title
    [touched_on] Last touched
    [turnover] Turnover, best year
    [turnover_class] Class
    [undone_at] Undone at
    [unreachable_since] Unreachable since
    [used_at] Used at
    [valid_from] Valid from
    [value] Value
    [version] Version
    [what] What
    [why] Why not
    [works] Works
   *[other] { $heading }
}
export-word = { $word ->
    [kind_call] call
    [kind_walkin] walk-in
    [kind_booking] booking
    [kind_meeting] meeting
    [kind_contact] contact
    [kind_incoming] incoming call
    [meeting_booked] booked
    [meeting_held] held
    [meeting_not_held] not held
    [meeting_cancelled] cancelled
    [meeting_undone] taken back
    [place_client] at the client's
    [place_ours] at our office
    [place_neutral] on neutral ground
    [promise_open] open
    [promise_kept] kept
    [promise_broken] broken
    [standing_active] one of the five
    [standing_replaced] replaced
    [standing_extra] sixth
    [attachment_voice] voice
    [attachment_photo] photo
    [attachment_document] file
    [attachment_location] place
    [attachment_contact] contact
    [attachment_text] text
    [interest_yes] yes
    [interest_no] no
    [cause_risk] risk of losing
    [cause_class_a] class A, a month without a study
    [cause_growth] grows
    [cause_unstudied] unstudied the longest
    [cause_asked] opened by hand
    [handover_offered] offered
    [handover_accepted] accepted
    [handover_declined] declined
    [handover_taken_back] taken back
    [handover_moved] moved by the head
    [handover_given] given by the team's rule
    [source_call_back] call-back
    [source_return] returned
    [source_class] due by class
    [source_conclusion] next step
    [source_segment] segment
    [source_stale] long ago
    [source_never] never
    [source_file] file
    [source_contact] contact
    [source_added] by name
    [item_waiting] waiting
    [item_done] done
    [item_removed] removed
    [outcome_done] done
    [outcome_otherwise] used otherwise
    [outcome_skipped] skipped
    [absence_vacation] vacation
    [absence_sick] sickness
    [absence_trip] trip
    [absence_other] other
    [note_benefit] benefit
    [note_results] results
    [note_need] what is needed
    [note_clients] who the clients are
    [note_training] training topic
    [row_record] record
    [row_study] study
    [row_form] form
   *[other] { $word }
}
