# The team's group
button-group = 💬 Team's group
group-none = 💬 <b>The team has no group.</b>
    To get the week's summary and news of block 3 deals in a group, add the bot to it: { $link }
    Then write <code>/start@{ $bot }</code> there; if the group has topics, in the topic you want.
group-bound = 💬 The team's group: <b>“{ $title }”</b>{ $within ->
    [none] {""}
   *[other] , with a topic chosen
}.
    The week's summary and news of block 3 deals go there. To unbind: the button, or <code>/stop@{ $bot }</code> in the group.
group-done = ✅ The group “{ $title }” is bound.
group-same = It is so already.
button-group-drop = Unbind
group-here = 👋 Team “{ $team }”: the week's summary and news of block 3 deals come here.
group-ask = 💬 The team has a group already, “{ $old }”. Send the summary and the news to “{ $new }” instead?
button-group-take = Yes, to “{ $title }”
button-group-keep = No, leave it as it is
group-take-gone = The bot is not in that group any more: all stays as it was. Bring it back and write there /start@{ $bot }
group-foreign = The group “{ $title }” is bound to another team. Its head can unbind it: /stop@{ $bot } in the group.
group-dropped = The group “{ $title }” is unbound: no summary and no news go there any more.
group-gone = The group is unbound from the team: no summary and no news come here any more.
group-not-here = The group “{ $title }” is not bound to your team.
group-lost = ⚠️ The bot is not in the group “{ $title }” any more: the group is unbound, and what waited for it is dropped. If you bring the bot back, write /start@{ $bot } there. The summary: /summary
group-topic-lost = ⚠️ The topic in the group “{ $title }” is closed or deleted: I write in the general one. To choose another: /start@{ $bot } in the topic.
group-silent = ⚠️ The bot may not write in the group “{ $title }”: the summary and the news do not get there. Allow it messages and photos. The summary: /summary
group-private = I answer privately: @{ $bot }
group-anonymous = Write the command as yourself: an anonymous administrator cannot be recognised.
