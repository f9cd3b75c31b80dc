"""`/form`: which questionnaire to fill; a client's forms to read, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability, may
from bot.handlers.filling import begin, go_on, load, unfinished_of_client
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import forms as screens
from bot.screens.screen import Screen
from bot.store import clients, forms, people

UNFINISHED_SINCE = timedelta(days=60)


def routes() -> Routes:
    return Routes(
        commands={"form": form},
        presses={
            "form.page": press_page,
            "form.pdf": press_pdf,
            "form.of": press_of_client,
            "form.new": press_new,
            "form.client": press_client,
        },
        answers={"form.client": type_client},
        abilities={"form": Ability.FILL, "form.new": Ability.FILL, "form.client": Ability.FILL},
    )


def form(turn: Turn, argument: str) -> list[Reply]:
    """`/form`: go on with the one that is not finished; `/form Клиент`: his, or a new one."""
    name = clean(argument, NAME_LIMIT)
    if name:
        return _of_named(turn, name)
    found = forms.unfinished(turn.connection, turn.member, turn.now - UNFINISHED_SINCE)
    if len(found) == 1:
        return go_on(turn, load(turn, found[0].id), None)
    turn.ask("form.client")
    return [turn.say(screens.unfinished(turn.t, found, turn.member.zone))]


def type_client(turn: Turn, text: str) -> list[Reply]:
    return _of_named(turn, clean(text, NAME_LIMIT))


def _of_named(turn: Turn, name: str) -> list[Reply]:
    same = clients.named(turn.connection, turn.member.team_id, name)
    found = same or clients.find(turn.connection, turn.member.team_id, name)
    if not found:
        turn.ask("form.client")
        return [turn.say(Screen(turn.t("form-client-none", name=name)))]
    if len(found) > 1:
        return [turn.say(screens.choose_client(turn.t, found))]
    return _of_client(turn, found[0])


def press_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _of_client(turn, _client(turn, number(arguments(given, 1)[0])))


def _client(turn: Turn, client_id: int) -> Client:
    """A client of the team. Raises Outdated."""
    found = clients.get(turn.connection, turn.member.team_id, client_id)
    if found is None:
        raise Outdated
    return found


def _of_client(turn: Turn, client: Client) -> list[Reply]:
    """His form that is not finished; the finished ones are shown before another one begins."""
    waiting = unfinished_of_client(turn, client.id)
    if waiting is not None:
        return go_on(turn, waiting, None)
    if forms.count_of_client(turn.connection, turn.member.team_id, client.id):
        return [turn.show(_listing(turn, client, 0))]
    return go_on(turn, begin(turn, client.id, None), None)


def press_new(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A new form; pressed twice, the one that just began."""
    client = _client(turn, number(arguments(given, 1)[0]))
    return go_on(turn, unfinished_of_client(turn, client.id) or begin(turn, client.id, None), None)


def press_of_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, skip = arguments(given, 2)
    return [turn.show(_listing(turn, _client(turn, number(client_id)), max(0, number(skip))))]


def _listing(turn: Turn, client: Client, skip: int) -> Screen:
    team_id = turn.member.team_id
    total = forms.count_of_client(turn.connection, team_id, client.id)
    found = forms.of_client(turn.connection, team_id, client.id, skip=min(skip, total))
    may_fill = may(turn.member.role, Ability.FILL)
    return screens.of_client(turn.t, client, found, turn.member.zone, skip, total, may_fill=may_fill)


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, page = arguments(given, 2)
    shown = load(turn, number(form_id))
    may_fill = may(turn.member.role, Ability.FILL)
    author = _author(turn, shown.member_id)
    return [turn.show(screens.page(turn.t, shown, author, turn.member.zone, number(page), may_fill=may_fill))]


def _author(turn: Turn, member_id: int) -> str:
    found = people.get(turn.connection, turn.member.team_id, member_id)
    return found.name if found else ""


def press_pdf(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The form as a file, for the client's folder."""
    made = load(turn, number(arguments(given, 1)[0]))
    data = screens.as_pdf(turn.t, made, _author(turn, made.member_id), turn.member.zone, turn.now)
    name = turn.t.plain("form-pdf-name", client=_file_name(made.client_name), day=f"{made.begun_at:%Y-%m-%d}")
    return [document(turn.member.telegram_id, name, "form_pdf", data)]


def _file_name(name: str) -> str:
    """Letters, digits and spaces: no system stumbles over them."""
    return " ".join("".join(c if c.isalnum() else " " for c in name).split())[:40]
