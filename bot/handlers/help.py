"""`/help`, `/cancel`, and the menu of commands: what this person may do, in his language."""

from __future__ import annotations

from bot.delivery.messages import commands
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Member, Role, may
from bot.handlers.turn import Routes, Turn
from bot.screens.help import help_screen
from bot.screens.screen import Screen
from bot.texts import Texts, texts

COMMANDS: dict[str, Ability | None] = {
    "call": Ability.LOG_CALL,
    "contact": Ability.LOG_CONTACT,
    "visit": Ability.LOG_CONTACT,
    "incoming": Ability.LOG_CONTACT,
    "study": Ability.STUDY,
    "batch": Ability.LOG_CALL,
    "walkin": Ability.LOG_WALKIN,
    "book": Ability.BOOK,
    "meet": Ability.HOLD,
    "meetings": Ability.BOOK,
    "form": Ability.FILL,
    "agreements": Ability.SEE_AGREEMENTS,
    "today": None,
    "week": Ability.SEE_WEEK,
    "absence": None,
    "lists": Ability.MAKE_LISTS,
    "client": Ability.SEE_CLIENTS,
    "clients": Ability.SEE_CLIENTS,
    "map": Ability.SEE_MAP,
    "handover": Ability.HAND_OVER,
    "path": Ability.MOVE_PATH,
    "board": Ability.SEE_BOARD,
    "import": Ability.IMPORT,
    "ledger": Ability.LEDGER,
    "segments": Ability.EDIT_SEGMENTS,
    "undo": Ability.LOG_CALL,
    "team": Ability.LEAD_TEAM,
    "invite": Ability.INVITE,
    "timetable": None,
    "worksheet": None,
    "training": None,
    "questions": Ability.EDIT_QUESTIONS,
    "days": Ability.EDIT_DAYS,
    "share": Ability.SET_SHARES,
    "norms": Ability.SET_NORMS,
    "summary": Ability.SEE_SUMMARY,
    "export": Ability.EXPORT,
    "audit": Ability.SEE_TRAIL,
    "settings": None,
    "mydata": None,
    "forgetme": None,
    "cancel": None,
    "help": None,
}
"""In the order in which people see them."""


def routes() -> Routes:
    return Routes(commands={"help": show_help, "cancel": cancel})


def commands_for(who: Role | Member) -> list[str]:
    return [name for name, ability in COMMANDS.items() if ability is None or may(who, ability)]


def menu_commands(t: Texts, who: Role | Member) -> list[tuple[str, str]]:
    """Command and description, for Telegram's menu."""
    return [(name, t.plain(f"menu-{name}")) for name in commands_for(who)]


def commands_of(member: Member) -> Reply:
    """The menu of commands in this person's chat: his role's, in his language."""
    return commands(member.telegram_id, menu_commands(texts(member.locale), member))


def show_help(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    return [turn.say(help_screen(turn.t, turn.member.role, commands_for(turn.member)))]


def cancel(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    """`/cancel`: the question that is open is dropped; records stay."""
    begun = turn.conversation is not None and turn.conversation.expects != "rec.after"
    turn.forget()
    return [turn.say(Screen(turn.t("cancelled" if begun else "nothing-to-cancel")))]
