"""`/lists` and what is typed to it: «+сегмент Стройка», «+давно 30», «убрать Ромашка», «следующая +файл»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.call_lists import Candidate, ItemState, Offer, Source, next_week, week_to_list
from bot.domain.clients import Client
from bot.domain.lists_typed import Action, Typed, read_list_line
from bot.domain.names import same_name
from bot.domain.people import Ability
from bot.domain.segments import Segment, named, nearest
from bot.domain.timetable import Week, week_of
from bot.handlers.lists import LISTENING, add, ask_wipe, show_home, show_items, week_named
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import lists as screens
from bot.screens.screen import Screen
from bot.store import clients, list_making, list_sources, people, segments
from bot.store.list_sources import Wanted


def routes() -> Routes:
    presses: dict[str, Press] = {"list.one": press_one, "list.drop": press_drop}
    return Routes(
        commands={"lists": command},
        presses=presses,
        answers={LISTENING: type_line},
        abilities=dict.fromkeys(("lists", *presses), Ability.MAKE_LISTS),
    )


def command(turn: Turn, line: str) -> list[Reply]:
    """`/lists`: this week's list, from Friday on the next one's; or a line that edits it."""
    typed = read_list_line(line)
    if typed.action is Action.UNKNOWN:
        return [turn.say(Screen(screens.bad(turn.t)))]
    return act(turn, typed, week_to_list(turn.member.day(turn.now)))


def type_line(turn: Turn, text: str) -> list[Reply]:
    """An edit without its command, while a list is on the screen; nothing: the text is about something else."""
    typed = read_list_line(text)
    if typed.action is Action.UNKNOWN or text.startswith("/"):
        return []
    return act(turn, typed, week_named(turn, turn.expected(LISTENING)["monday"]))


def act(turn: Turn, typed: Typed, week: Week) -> list[Reply]:
    if typed.next is not None:
        this = week_of(turn.member.day(turn.now))
        week = next_week(this) if typed.next else this
    match typed.action:
        case Action.CLEAR:
            return ask_wipe(turn, week)
        case Action.ITEMS:
            return show_items(turn, week, 0)
        case Action.REMOVE:
            return _choose(turn, typed.name, week, adding=False)
        case Action.ADD:
            return _add(turn, typed, week)
    return show_home(turn, week)


def _add(turn: Turn, typed: Typed, week: Week) -> list[Reply]:
    match typed.source:
        case Source.SEGMENT:
            return _add_segment(turn, typed.name, week)
        case Source.FILE | Source.CONTACT:
            wanted = _brought(turn, typed.source)
        case Source.CALL_BACK | Source.RETURN | Source.CLASS | Source.CONCLUSION | Source.STALE | Source.NEVER:
            wanted = Wanted(typed.source, days=typed.days)
        case _:
            return _choose(turn, typed.name, week, adding=True)
    return add(turn, week, wanted) if isinstance(wanted, Wanted) else [turn.alert(wanted)]


def _add_segment(turn: Turn, name: str, week: Week) -> list[Reply]:
    known = offered_segments(turn)
    if found := named(known, name):
        return add(turn, week, Wanted(Source.SEGMENT, segment_id=found.id))
    if meant := nearest(known, name):
        return _suggest(turn, meant, week, turn.t("list-segment-near", name=name, segment=meant.name))
    return [turn.alert(turn.t.plain("list-no-segment", name=name))]


def offered_segments(turn: Turn) -> list[Segment]:
    return [each for each in segments.of_team(turn.connection, turn.member.team_id) if not each.retired]


def _suggest(turn: Turn, segment: Segment, week: Week, said: str) -> list[Reply]:
    """The segment that was probably meant, one tap away."""
    wanted = Wanted(Source.SEGMENT, segment_id=segment.id)
    count = list_sources.count(turn.connection, turn.member, week, wanted, turn.now)
    offer = Offer(Source.SEGMENT, count, segment.id, segment.name)
    return [turn.say(screens.suggested(turn.t, said, offer, week.monday))]


def _brought(turn: Turn, source: Source) -> Wanted | str:
    brought = list_sources.brought_lately(turn.connection, turn.member, turn.now)
    found = next((each for each in brought if each.source is source), None)
    return Wanted(source, import_id=found.id) if found else turn.t.plain("list-no-file")


# -- one client, by name


def _choose(turn: Turn, name: str, week: Week, *, adding: bool) -> list[Reply]:
    team_id = turn.member.team_id
    found = clients.named(turn.connection, team_id, name)
    known = [] if found or not adding else offered_segments(turn)
    # A segment by its own name is meant before a client who is called almost so.
    meant = next((each for each in known if same_name(each.name, name)), None)
    if not found and meant is None:
        found = clients.find(turn.connection, team_id, name, turn.member.id)
        meant = None if found else nearest(known, name)
    if meant is not None:
        return _suggest(turn, meant, week, turn.t("list-segment-meant", name=name, segment=meant.name))
    if not found:
        return [turn.alert(turn.t.plain("client-none", name=name))]
    if len(found) > 1:
        return [turn.say(screens.which(turn.t, found, week.monday, adding=adding))]
    return (add_one if adding else take_off)(turn, found[0], week)


def press_one(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return add_one(turn, *_client_and_week(turn, given))


def press_drop(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return take_off(turn, *_client_and_week(turn, given))


def _client_and_week(turn: Turn, given: Sequence[str]) -> tuple[Client, Week]:
    client_id, monday = arguments(given, 2)
    client = clients.get(turn.connection, turn.member.team_id, number(client_id))
    if client is None:
        raise Outdated
    return client, week_named(turn, monday)


def add_one(turn: Turn, client: Client, week: Week) -> list[Reply]:
    """By name even who was taken off, called already or postponed: whoever names him means it."""
    if client.owner_id != turn.member.id:
        owner = people.get(turn.connection, turn.member.team_id, client.owner_id)
        name = owner.name if owner else ""
        return [turn.alert(turn.t.plain("list-not-yours", client=client.name, owner=name))]
    there = list_making.of_client(turn.connection, turn.member.team_id, week.monday, client.id)
    if there is None:
        chosen = [Candidate(client.id, client.owner_id)]
        list_making.add(turn.connection, turn.member, week.monday, Source.ADDED, chosen, turn.now)
    elif there.member_id != turn.member.id and there.state is not ItemState.DONE:
        owner = people.get(turn.connection, turn.member.team_id, there.member_id)
        name = owner.name if owner else ""
        return [turn.alert(turn.t.plain("list-on-others", client=client.name, owner=name))]
    elif list_making.waits(turn.connection, turn.member, week.monday, client.id):
        return [turn.alert(turn.t.plain("list-already-on", client=client.name))]
    else:
        list_making.bring_back(turn.connection, turn.member, there.item_id, turn.now)
    return show_home(turn, week, turn.t("list-added-one", client=client.name))


def take_off(turn: Turn, client: Client, week: Week) -> list[Reply]:
    there = list_making.of_client(turn.connection, turn.member.team_id, week.monday, client.id)
    if there is None or not list_making.remove(turn.connection, turn.member, there.item_id):
        return [turn.alert(turn.t.plain("list-not-on", client=client.name))]
    example = f"+{client.name}"
    return show_home(turn, week, turn.t("list-removed", client=client.name, example=example))
