# Studying a client's situation
button-study = 🔎 Study
button-study-start = 🔎 Begin the studies
button-study-more = ➕ More clients
button-study-unchanged = ✓ No changes
button-study-enough = Conclude ➡️
button-study-back = ‹ Back
button-study-full = More details
button-study-skip = Skip
button-study-own = From experience
menu-study = Study clients' situations
help-study = study the next client; a card can be answered in one line: <code>{ $example }</code>
study-example = develop; orders grow; offer delivery; fri
study-title = <b>{ $client }</b>{ $grade ->
    [none] {""}
   *[other] {" · "}class { $grade }
}
study-place = {" "}· { $number } of { $total }
study-until = {" "}· sales until { $day }
study-cause = { $cause ->
    [due] 🎯 Why: the next step is due
    [risk] 🎯 Why: the risk of losing this client
    [watch] 🎯 Why: a sign to watch
    [class_a] 🎯 Why: class A, a month without a study
    [growth] 🎯 Why: growing
    [promising] 🎯 Why: a sign of growth
    [unstudied] 🎯 Why: unstudied the longest
   *[asked] 🎯 You opened this client yourself
}
study-cause-due = { $late ->
    [yes] 🎯 Why: the next step is overdue since { $day }: { $step }
   *[other] 🎯 Why: the next step for today: { $step }
}
study-turnover = , { $amount } a year
study-no-ledger = There are no sales in the base: send a file, /ledger
study-no-signs = The indicators are as usual or not known yet.
study-more-signs = …and { $count } more signs
study-promises-more = {" "}· { $count } more
study-contacts = 💬 { $contacts }
study-no-contacts = 💬 No contacts yet
study-form = 📝 Questionnaire { $day }: { $answered }/{ $required }
study-no-form = 📝 No questionnaire yet
study-form-short = {" "}· 📝 { $answered }/{ $required }
study-last = 🗂 { $day }: { $what }
study-draft = ➡️ { $what }
study-ask = ❓ { $number }/{ $total }. { $question }
study-question = { $asks ->
    [decides] Does our contact still decide?
    [levels] On how many levels do we have live contacts?
    [tone] What is the tone, how fast are the answers?
    [competitors] What is heard of competitors?
    [happening] What happens at the client?
    [promises] Did we keep our promises?
    [contract] What about the contract?
   *[recommend] Would they recommend us, from 0 to 10?
}
study-about = { $asks ->
    [decides] Our contact
    [levels] Live contacts
    [tone] Tone
    [competitors] Competitors
    [happening] At the client
    [promises] Our promises
    [contract] Contract
   *[recommend] Would recommend us
}
study-unknown = I do not know
study-decides = { $option ->
    [same] Decides
    [left] Left
    [replaced] Was replaced
   *[several] Several decide
}
study-levels = { $option ->
    [two] Two levels
    [one] One contact
   *[three] Three or more
}
study-tone = { $option ->
    [as_before] As before
    [slower] Slower answers
    [drier] Drier
    [moved] Moved meetings
   *[advice] Asks for advice
}
study-competitors = { $option ->
    [quiet] Quiet
    [trial] Trial lot
    [tender] Tender
   *[failed] A competitor failed
}
study-happening = { $option ->
    [nothing] Nothing new
    [cuts] Cuts
    [sale] Sale of the business
    [owner] New owner
    [site] New site
    [line] New line
    [contract] Large contract
   *[hiring] Hiring
}
study-promises = { $option ->
    [none_made] None made
    [unkept] Some are not kept
   *[kept] All kept
}
study-contract = { $option ->
    [runs] Runs
    [ends] Ends, no talk yet
   *[extended] Extension discussed
}
study-recommend = { $option ->
    [neutral] 7–8, perhaps
    [against] 0–6, no
   *[recommends] 9–10, yes
}
study-ask-conclusion = ❓ Conclusion? ✓ is what the signs say. In one line too: <code>{ $example }</code>
study-conclusion = { $conclusion ->
    [develop] develop
    [rescue] rescue
    [keep] keep
   *[leave] do not spend time
}
button-study-conclusion = { $conclusion ->
    [develop] Develop
    [rescue] Rescue
    [keep] Keep
   *[leave] Do not spend time
}
study-ask-reason = ❓ Why? Press or type.
study-own-reason = from experience with the client
study-ask-step = ❓ Next step? Press or type.
study-step = { $step ->
    [call] Call the decision maker
    [meet] Meet the decision maker
    [offer] Send a proposal
    [range] Offer a new product group
    [terms] Offer special terms
   *[mend] Mend what we did not do
}
study-ask-day = ❓ When? Press or type, for example: { $example }
study-day-bad = I did not get the day. Type, for example: { $example }
study-day-past = This day is over. Type one to come, for example: { $example }
study-day-far = That is too far: a year ahead at most. Type, for example: { $example }
study-too-long = Too long: { $limit } characters at most. Make it shorter.
study-no-words = These are no words. Say it in a few words, for example: { $example }
study-reason-example = silent for two months
study-step-example = call the director
study-option-bad = I did not get the answer. Press a button or type: { $words }
study-conclusion-bad = I did not get the conclusion. Type: { $words } — or a whole line: <code>{ $example }</code>
study-concluded = ✅ { $client }: { $conclusion } · studied { $done } of { $total }
study-concluded-beside = ✅ { $client }: { $conclusion } · beyond the day's list
study-skipped = Put aside: { $client }
study-undone = ↩️ Conclusion taken back: { $client }
study-undo-late = More than 15 minutes have passed, the conclusion stands: { $client }. To change it, study the client tomorrow: /study
study-day = <b>Studied today: { $done } of { $total }{ $more }</b>
study-day-beside = {" "}and { $count } beyond the list
study-day-line = ✅ { $client } — { $what }
study-day-more = …and { $count } more
study-day-aside = ⏭ Put off: { $clients }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
study-week = 📊 This week: { $counted } of { $norm }
study-week-no-norm = 📊 This week: { $counted }
study-none-left = Nobody is left to study today: all were studied within a week, and nothing is new.
study-no-clients = You have no existing clients yet. Send sales — /ledger, clients — /import, or log a talk: /contact
study-not-yours = «{ $client }» is looked after by { $owner }, who studies it.
study-not-existing = «{ $client }» does not buy yet: existing clients are studied.
study-done-today = «{ $client }» was studied today: { $what }
study-situation = 📊 { $grade ->
    [none] Situation
   *[other] Class { $grade }
}, studied { $day }: { $what }
study-situation-never = 📊 { $grade ->
    [none] Situation
   *[other] Class { $grade }
}, not studied yet
# Signs
sign-recency = { $sign ->
    [growth] Orders sooner than usual: usually every { $usual } days
   *[other] No orders for { $days } days, { $against ->
        [last_year] a year ago the gap at this time was { $usual } days
       *[other] usually every { $usual } days
    }{ $known ->
        [none] {""}
       *[other] {" "}(known until { $known })
    }
}
sign-frequency = Orders in 3 months: { $now }, { $against ->
    [before] in the 3 before
    [last_year] a year ago
   *[usual] usually
} { $was }
sign-turnover = Turnover of 3 months: { $now } ({ $percent } %), { $against ->
    [before] of the 3 before
    [last_year] a year ago
   *[usual] usually
} { $was }
sign-returned = , made by returns of { $amount }
sign-average = Average order: { $now } ({ $percent } %), usually { $was }
sign-lost-groups = No longer bought: { $names }
sign-new-groups = Newly bought: { $names }
sign-payment = { $sign ->
    [growth] Pays { $days } days early
   *[other] Pays { $days } days late, overdue { $amount }
}
sign-coverage = No talk with a decision maker for { $days } days, limit { $most }
sign-coverage-never = No talk with a decision maker yet
sign-wallet = { $sign ->
    [risk] Our share fell: { $share } %, it was { $before } %
   *[other] Our share is { $share } %: there is room to grow
}
sign-requests = Proposals asked for: { $asked }, orders after them: { $ordered }
sign-promises = Our promises that are not kept: { $count }
# Block
slot-study-chosen = Today: { $count } · studied { $done }
slot-study-client = { $cause ->
    [due] ⏰ { $client }: { $step }
    [risk] 🔴 { $client }: risk of losing
    [watch] 🟡 { $client }: a sign to watch
    [class_a] 🅰️ { $client }: a month without a study
    [growth] 🟢 { $client }: growing
    [promising] 🟢 { $client }: a sign of growth
    [unstudied] 🕰 { $client }: unstudied for long
   *[asked] 🔎 { $client }
}
slot-study-none = Nobody to study today: { $clients ->
    [0] there are no existing clients yet.
   *[other] all were studied within a week, nothing is new.
}
# What a client waits for, and since when
due-step = ⏰ { $client }: { $what } — { $when }
due-complaint = ❗ { $thing } — { $when }
due-complaint-word = Complaint
due-when = { $due ->
    [overdue] overdue since { $day }
    [today] today
   *[other] answer by { $day }
}
due-more = …and { $count } more
today-steps = 🎯 Next steps: { $count }
today-complaints = ❗ Complaints to be answered: { $count }
standup-steps = next steps { $count } ({ $named })
