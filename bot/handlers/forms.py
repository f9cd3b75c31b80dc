"""`/form`: which questionnaire to fill; a client's forms to read, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.form_words import Move, move_named
from bot.domain.forms import Form
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.option_names import folded
from bot.domain.people import Ability, may
from bot.handlers.filling import go_on, put
from bot.handlers.form_at_hand import begin, load, unfinished_of_client
from bot.handlers.form_colleagues import names_in
from bot.handlers.pressed_rows import client_of
from bot.handlers.turn import Routes, Turn, arguments, number
from bot.screens import forms as screens
from bot.screens.screen import Screen
from bot.store import clients, forms

UNFINISHED_SINCE = timedelta(days=60)
NEW = frozenset(("новая", "новую", "новая анкета", "новую анкету", "new", "new form", "a new form"))


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
        answers={"form.client": type_client, "form.listed": type_wanted},
        abilities={"form": Ability.FILL, "form.new": Ability.FILL, "form.client": Ability.FILL},
    )


def form(turn: Turn, argument: str) -> list[Reply]:
    """`/form`: go on with the one that is not finished; `/form Клиент`: his, or a new one; `/form Клиент; новая`."""
    named, _, wanted = argument.partition(";")
    name = clean(named, NAME_LIMIT)
    if name:
        return _of_named(turn, name, wanted)
    found = forms.unfinished(turn.connection, turn.member, turn.now - UNFINISHED_SINCE)
    if len(found) == 1:
        return go_on(turn, load(turn, found[0].id), None)
    turn.ask("form.client")
    return [turn.say(screens.unfinished(turn.t, found, turn.member.zone))]


def type_client(turn: Turn, text: str) -> list[Reply]:
    return form(turn, text)


def _of_named(turn: Turn, name: str, wanted: str) -> list[Reply]:
    same = clients.named(turn.connection, turn.member.team_id, name)
    found = same or clients.find(turn.connection, turn.member.team_id, name, turn.member.id)
    if len(found) == 1:
        return _wanted(turn, found[0], wanted) if wanted.strip() else _of_client(turn, found[0])
    turn.ask("form.client")
    if not found:
        return [turn.say(Screen(turn.t("form-client-none", name=name)))]
    return [turn.say(screens.choose_client(turn.t, found))]


def _wanted(turn: Turn, client: Client, word: str) -> list[Reply]:
    """«Новая», or the latest form as a page or as a file."""
    if folded(word) in NEW:
        return _new(turn, client)
    latest = forms.last_of_client(turn.connection, turn.member.team_id, client.id)
    move = move_named(word)
    if latest is None or move is None or move[0] not in (Move.PAGE, Move.PDF):
        return _of_client(turn, client)
    found = load(turn, latest)
    return show_page(turn, found, 0) if move[0] is Move.PAGE else send_pdf(turn, found)


def type_wanted(turn: Turn, text: str) -> list[Reply]:
    """While a client's forms are listed: «новая», «pdf»; or another client."""
    client = clients.get(turn.connection, turn.member.team_id, turn.expected("form.listed").get("client", 0))
    known = folded(text) in NEW or move_named(text) is not None
    return _wanted(turn, client, text) if client is not None and known else form(turn, text)


def press_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _of_client(turn, client_of(turn, number(arguments(given, 1)[0])))


def _of_client(turn: Turn, client: Client) -> list[Reply]:
    """His form that is not finished; the finished ones are shown before another one begins."""
    waiting = unfinished_of_client(turn, client.id)
    if waiting is not None:
        return go_on(turn, waiting, None)
    if forms.count_of_client(turn.connection, turn.member.team_id, client.id):
        return [turn.show(_listing(turn, client, 0))]
    return go_on(turn, begin(turn, client.id, None), None)


def press_new(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _new(turn, client_of(turn, number(arguments(given, 1)[0])))


def _new(turn: Turn, client: Client) -> list[Reply]:
    """A new form; pressed twice, the one that just began and has no answers."""
    waiting = unfinished_of_client(turn, client.id)
    empty = waiting is not None and not waiting.given and waiting.record_id is None
    return go_on(turn, waiting if waiting is not None and empty else begin(turn, client.id, None), None)


def press_of_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, skip = arguments(given, 2)
    return [turn.show(_listing(turn, client_of(turn, number(client_id)), number(skip)))]


def _listing(turn: Turn, client: Client, skip: int) -> Screen:
    team_id = turn.member.team_id
    total = forms.count_of_client(turn.connection, team_id, client.id)
    skip = min(max(0, skip), max(0, total - 1)) // forms.LISTED * forms.LISTED
    found = forms.of_client(turn.connection, team_id, client.id, skip=skip)
    may_fill = may(turn.member, Ability.FILL)
    if may_fill:
        turn.ask("form.listed", {"client": client.id})
    page = screens.Listed(found, skip, total, forms.LISTED)
    return screens.of_client(turn.t, client, page, turn.member.zone, may_fill=may_fill)


def press_page(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, page = arguments(given, 2)
    return show_page(turn, load(turn, number(form_id)), number(page))


def show_page(turn: Turn, shown: Form, page: int) -> list[Reply]:
    """The form as it stands, to read; what was typed for it brings it in place of the question."""
    may_fill = may(turn.member, Ability.FILL)
    screen = screens.page(turn.t, shown, names_in(turn, shown), turn.member.zone, page, may_fill=may_fill)
    return [turn.show(screen) if turn.press else put(turn, screen)]


def press_pdf(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return send_pdf(turn, load(turn, number(arguments(given, 1)[0])))


def send_pdf(turn: Turn, made: Form) -> list[Reply]:
    """The form as a file, for the client's folder."""
    data = screens.as_pdf(turn.t, made, names_in(turn, made), turn.member.zone, turn.now)
    day = made.begun_at.astimezone(turn.member.zone)
    name = turn.t.plain("form-pdf-name", client=_file_name(made.client_name), day=f"{day:%Y-%m-%d}")
    return [document(turn.member.telegram_id, name, "form_pdf", data)]


def _file_name(name: str) -> str:
    """Letters, digits and spaces: no system stumbles over them."""
    return " ".join("".join(c if c.isalnum() else " " for c in name).split())[:40]
