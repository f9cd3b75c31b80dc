# Norms
norms-title = Norms of a week
norms-hint = Change with a button or a line: <code>{ $example }</code>
norms-example = /norms hunter calls 60
norms-example-person = /norms Anna meetings 8 from 30.11
norms-own = 👤 Norms of their own: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
norms-of-role = Norms of a week: { $role }
norms-of-person = Norms of a week: { $name } ({ $role })
norms-none = no norm
norms-none-of = { $stage }: no norm
norms-else = {" "}({ $whose ->
    [person] everybody's
   *[role] the method's
} { $above })
norms-later = ⏳ From { $day }: { $stage } — { $number }
norms-now = Now: { $now }, { $whose ->
    [person] everybody's
   *[role] the method's
}: { $above }
norms-ask = What is the norm? Press or type a number, or at once “{ $example }”.
norms-answer = 60 from 30.11
norms-draft = New norm: <b>{ $number }</b>. From which week?
norms-no-monday = A norm holds from a Monday, and you named { $day }. The next Monday is { $monday }.
norms-confirm = New norm: <b>{ $number }</b> from { $day }. Right?
norms-same = It is so already, nothing to change.
norms-ask-whom = Whose own norms? Press or type: <code>{ $example }</code>
norms-ask-whose = Whose norm?
norms-ask-stage = { $whose }: which norm?
norms-set-this = ✅ { $whose }, from this week ({ $day }): { $norms }.
norms-set-next = ✅ { $whose }, from { $day }: { $norms }.
norms-as-it-was = It is so already, nothing has changed.
norms-changed = { $stage } — { $now } (was { $was })
norms-told = 🎯 Your norm { $when ->
    [this] from this week
   *[next] from { $day }
}: { $norms }. Set by { $by }. Your week: /week
norms-bad = { $unfit ->
    [bad_day] I did not understand the day. A norm changes on a Monday, for example: { $example }
    [past] Past weeks keep their norms. From { $day } or later, please.
    [too_far] That is more than a year ahead. Type an earlier day, for example: { $example }
    [no_such_stage] Here you can set: { $stages }.
   *[bad_number] Type a whole number from 1 to { $most }, for example: { $example }
}
norms-or-leave = To leave it as it is: “cancel”.
norms-incoming = Incoming calls have no norm: what counts is the share answered on the same day.
button-norms-people = 👤 A person's own
button-norms-data = 📐 By the team's data
button-norms-as-all = ↩️ As everybody's
button-norms-method = ↩️ The method's
button-norms-none = 🚫 No norm
button-norms-this = ✅ { $number } from this week ({ $day })
button-norms-from = ✅ { $number } from { $day }
button-norms-next = ✅ { $number } from next week ({ $day })
button-norms-take = ✅ Accept from { $day }
norms-data-counting = ⏳ Counting by the team's data: a few seconds.
norms-data-title = 📐 By the team's data: { $role }
norms-data-early = Too early to tell. It takes { $weeks } weeks worked in full, and { $results }.
norms-data-so-far = So far: weeks { $weeks }, { $results }. Until then the method's norms are your guide.
norms-data-weeks = Full weeks, of the last { $most } at most: { $weeks }. In them:
norms-data-need = For { $goal } it takes: { $need }.
norms-data-missing = No data: { $stages }. Their norm stays as it is: they have to be logged first.
norms-data-now = The norm now: { $now }.
norms-data-same = The norms are these already.
norms-data-no-goal = { $stage }: no norm, so there is nothing to reckon from.
norms-count = { $stage ->
    [effective_call] { $count } effective { $count ->
        [one] call
       *[other] calls
    }
    [booked_meeting] { $count } booked { $count ->
        [one] meeting
       *[other] meetings
    }
    [held_meeting] { $count } held { $count ->
        [one] meeting
       *[other] meetings
    }
    [warm_contact] { $count } warm { $count ->
        [one] contact
       *[other] contacts
    }
    [visit] { $count } { $count ->
        [one] visit
       *[other] visits
    }
    [questionnaire] { $count } { $count ->
        [one] form
       *[other] forms
    }
   *[effective_meeting] { $count } effective { $count ->
        [one] meeting
       *[other] meetings
    }
}
help-norms = norms of the team and of each: <code>{ $example }</code>
menu-norms = Norms of a week
