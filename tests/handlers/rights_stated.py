"""Who may more than his role's abilities say, and whose rows are not his alone: every exception with its reason."""

from __future__ import annotations

EVERYBODYS_COMMANDS: dict[str, str] = {
    **dict.fromkeys(("start", "help", "cancel", "settings"), "about the chat itself"),
    **dict.fromkeys(("mydata", "forgetme"), "about his own data"),
    **dict.fromkeys(("today", "timetable"), "his own day; another's table and any change are refused by what is typed"),
    "absence": "his own absences; another's are refused by what is typed",
    **dict.fromkeys(("worksheet", "training"), "everybody reads, who may edit is refused by what is typed"),
    "undo": "his own last record; who records nothing has none",
}
"""Commands that need no ability."""


def _because(reason: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, reason)


EVERYBODYS_PRESSES: dict[str, str] = {
    **_because("about the chat itself", "join.language", "join.name", "join.zone"),
    **_because("about the chat itself", "settings.language", "settings.zone", "quiet.ask", "quiet.set"),
    **_because("his own data", "mydata.show", "mydata.file", "forget.ask", "forget.no", "forget.do"),
    **_because("his own day and week", "day.today", "tt.day", "tt.laterday", "tt.mine", "tt.of", "tt.pdf", "tt.pic"),
    **_because("his own day and week", "tt.view", "week.show", "work.show"),
    **_because("his own reminder", "slot.back", "slot.done", "slot.go", "slot.later", "slot.mute", "slot.skip"),
    **_because("his own reminder", "slot.why"),
    **_because("his own absences; a head's are everybody's", "abs.add", "abs.back", "abs.cancel", "abs.new", "abs.of"),
    **_because("his own promise", "deal.broken", "deal.card", "deal.kept", "deal.move", "deal.open", "deal.reopen"),
    **_because("his own promise", "deal.to", "deal.why"),
    **_because("his own record", "rec.back", "rec.meet", "rec.mend", "rec.person", "rec.position", "rec.reason"),
    **_because("his own record", "rec.replace", "rec.undo"),
    **_because("by the ability of the kind that it names", "log.again", "log.client", "log.create", "log.nobody"),
    **_because("by the ability of the kind that it names", "log.other", "log.person", "log.replace", "log.result"),
    **_because("by the ability of the kind that it names", "log.which"),
    **_because("the team's clients are everybody's to read", "client.open", "client.show", "form.of", "form.page"),
    **_because("the team's clients are everybody's to read", "form.pdf"),
    **_because("who works with the client, or a head", "fact.segment", "fact.segments", "client.delete"),
    **_because("whom he deleted himself", "client.return"),
}
"""Buttons that need no ability."""

EVERYBODYS_FILES: dict[str, str] = {
    "dropped": "what a table is shows when it was read: sales are refused then",
    "role.follow": "his own base follows the role that a head gave him",
    **_because("his own data", "mydata.part", "forget.step", "forget.texts"),
}
"""Errands that need no ability."""

SHARED: dict[str, str] = {
    **_because("the team's clients are shared, the record is his who makes it", "log.client", "log.nobody"),
    **_because("the team's clients are shared, the record is his who makes it", "log.other", "log.person"),
    **_because("the team's clients are shared, the record is his who makes it", "log.replace", "log.result"),
    **_because("the team's clients are shared, the record is his who makes it", "log.which", "day.client"),
    **_because("the team's clients are shared, the record is his who makes it", "contact.of"),
    **_because("the team's clients are shared, the record is his who makes it", "day.person", "form.book"),
    **_because("the team's clients are everybody's to read", "client.files", "client.open", "client.show", "form.of"),
    **_because("the team's clients are everybody's to read", "form.page", "form.pdf"),
    **_because("two at one meeting fill one form", "form.a", "form.agree", "form.at", "form.back", "form.client"),
    **_because("two at one meeting fill one form", "form.done", "form.drop", "form.go", "form.half", "form.keep"),
    **_because("two at one meeting fill one form", "form.leave", "form.left", "form.list", "form.many", "form.new"),
    **_because("two at one meeting fill one form", "form.notes", "form.other", "form.out", "form.over", "form.pos"),
    **_because("two at one meeting fill one form", "form.rest", "form.role", "form.same", "form.sec", "form.skip"),
    **_because("two at one meeting fill one form", "form.tick", "form.unit", "form.unk", "form.who"),
}
"""Buttons about a colleague's row that serve any colleague who has the ability."""

LED: dict[str, str] = {
    **_because("a head marks anybody's absence", "abs.add", "abs.back", "abs.cancel", "abs.new", "abs.of"),
    **_because(
        "a head moves any client of his team", "path.lost", "path.open", "path.pick", "path.sum", "path.to", "path.unit"
    ),
    **_because("a head moves any client of his team", "path.until"),
    **_because("a head looks at everybody's board", "board.back", "board.list", "board.of", "board.page"),
    **_because("a head looks at everybody's map", "map.list", "map.of", "map.page"),
    **_because("a head gives anybody's client to another", "hand.back", "hand.begin", "hand.lost", "hand.open"),
    **_because("a head gives anybody's client to another", "hand.pick", "hand.to"),
    **_because("a head completes any client's card", "fact.segment", "fact.segments", "client.delete"),
    **_because(
        "a head looks at everybody's timetable", "tt.day", "tt.laterday", "tt.of", "tt.pdf", "tt.pic", "tt.view"
    ),
}
"""Buttons about one of his people's rows that serve a head too, and who stands in for him."""

OWN_INSTEAD: dict[str, str] = {
    "audit.page": "the row is a place in time: he sees his own team's trail from there on",
    "group.drop": "he sees which group is his own team's",
}
"""Buttons about another team's row that show him what is his own."""

HEADS_ALONE: dict[str, str] = {
    **_because("a deputy names no deputy, and ends none", "dep.ask", "dep.end", "dep.name", "dep.who"),
    "team.role_do": "a deputy makes nobody a head, and changes no head",
    "leave.do": "a deputy lets no head go",
}
"""Buttons of a head that may answer his deputy with another sentence."""
