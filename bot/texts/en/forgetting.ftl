# Erasing personal data: one's own, a former colleague's, a decision maker's
forgotten-mark = [removed]
help-forgetme = erase your personal data
menu-forgetme = Erase my data
forget-ask = <b>Erase your data?</b>
    Gone will be: your name, in others' notes too («{ $alias }» stays), the link to Telegram, quiet hours, kinds of absences and reasons of missed slots, the voice notes, photos and places that you attached. You will leave the team.
    Kept without a name: records, the figures of weeks and the time zones they were counted in; they are the team's work.
    { $clients }
    Messages that colleagues have received cannot be erased. Nothing can be brought back.
    Confirm by the button, or type: <code>{ $phrase }</code>
forget-clients = { $count ->
    [one] { $count } client of yours, with all that is still to be done, goes to { $head }.
   *[other] { $count } clients of yours, with all that is still to be done, go to { $head }.
}
forget-no-clients = You have no clients to hand over.
forget-phrase = erase my data
button-forget-do = 🗑 Erase for good
button-forget-no = Do not erase
forget-not = Kept: nothing is erased.
forget-others = Data of others, a decision maker or a former colleague, are erased by the head only. Your own: the command without a name, /forgetme
forget-last-head = You are the team's only head. First name another: /team Name; head. Then /forgetme again
forget-moving = Your clients are being moved right now. Try again in a minute: /forgetme
forget-under-way = Already erasing, it will not be long.
forget-begun = ⏳ Handing over your clients ({ $count }) and erasing your data. It takes a moment; I will write.
forget-stopped = ⚠️ Erasing your data stopped before its end. Press “Go on”, or send /forgetme
forget-stopped-heads = ⚠️ { $name }: the erasing of personal data, at their own request, stopped. They go on by /forgetme. If there is no answer: /team { $name }; leaves, then /forgetme { $name }
forget-done = ✅ Your personal data is erased, and you are no longer in the team. Thank you for your work! To come back you need a new link.
forget-alias = Employee { $number }
forget-told-heads = 🗑 { $name } left the team and had the personal data erased. Records and figures stay, under «{ $alias }». { $clients ->
    [0] There were no clients.
   *[other] Clients: { $clients }, now with { $head }.
}
button-forget-move = 🤝 Move to another

# A former colleague's data
button-team-left = 🗄 Left: { $count }
former-example = /forgetme Eagle
former-title = <b>Who left the team</b>
    Whose personal data is to be erased? Records and figures stay. Press, or type: <code>{ $example }</code>
former-none = There is nobody who left and whose data is still kept.
former-unknown = «{ $name }»: I found nobody among those who left.
former-many = «{ $name }»: several fit.
former-works-here = { $name } is still in the team. First: /team { $name }; leaves. Everybody erases his own data: /forgetme
former-ask = <b>Erase the personal data of { $name }?</b>
    Left on { $day }. Gone will be: the name, in the team's notes too («{ $alias }» stays), kinds of absences, reasons of missed slots, voice notes, photos and places.
    Records, the figures of weeks and the time zones they were counted in stay. Nothing can be brought back.
former-begun = ⏳ Erasing. There is much to look through; it takes a moment, I will write.
former-under-way = Already erasing, it will not be long.
former-stopped = ⚠️ { $name }: the erasing of personal data is not finished. Begun by: { $by }.
former-asked = 🗑 { $name } asked for the personal data to be erased before leaving. Doing so now.
former-done = ✅ The personal data is erased: it is «{ $alias }» now.

# A decision maker's data
button-person-forget = 🗑 Erase a person's data
person-forget-whom = «{ $client }»: whose data is to be erased? This is done where the person asked for it.
person-forget-ask = Erase the data of <b>{ $name }</b>, «{ $client }»? Gone will be the name and phone, in forms, notes and reasons too, and the voice notes, photos and contacts attached to talks with this person. Records and figures stay. It cannot be undone.
button-person-forget-do = 🗑 Erase
person-forget-done = ✅ Erased: it is «{ $alias }» now.
person-forget-firm = The firm's name stays: it is an organisation's, though it names this person.
person-forget-deleted = The client «{ $client }» was deleted before. What was still kept is erased now too, and it cannot be brought back.
person-forget-nobody = There is nobody to erase on the card of «{ $client }».
person-alias = Erased Contact { $number }
person-alias-short = Contact { $number }
