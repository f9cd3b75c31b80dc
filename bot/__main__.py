"""The command line: `python -m bot …`, also installed as `polevik`.

Imports stand inside the commands: aiogram alone takes seconds, and the light commands do not need it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

DEMO_LISTEN = "127.0.0.1:8787"


def main(given: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(given)
    status: int = options.command(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="polevik", description="The field sales team's assistant in Telegram")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the bot; without BOT_TOKEN, the demo")
    _add_demo_options(run)
    run.set_defaults(command=_run)
    demo = commands.add_parser("demo", help="the bot on a local Telegram with a chat page and a movable clock")
    _add_demo_options(demo)
    demo.set_defaults(command=_demo)
    commands.add_parser("migrate", help="create or upgrade the database").set_defaults(command=_migrate)
    backup = commands.add_parser("backup", help="write a backup of the database while the bot runs")
    backup.add_argument("file", type=Path)
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="put a backup in place of the database; stop the bot before")
    restore.add_argument("file", type=Path)
    restore.set_defaults(command=_restore)
    check = commands.add_parser("check", help="token, database, time zones, clock: what is wrong and how to mend it")
    check.set_defaults(command=_check)
    timetable = commands.add_parser("timetable", help="print a role's default timetable as csv")
    timetable.add_argument("--role", choices=("hunter", "farmer"), required=True)
    timetable.set_defaults(command=_timetable)
    commands.add_parser("failed", help="list updates whose handling failed").set_defaults(command=_failed)
    replay = commands.add_parser("replay", help="handle a failed update again")
    replay.add_argument("id", type=int, metavar="ID")
    replay.set_defaults(command=_replay)
    return parser


def _add_demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--listen", default=DEMO_LISTEN, help="where the demo's chat page is (default: %(default)s)")
    parser.add_argument("--empty", action="store_true", help="no sample team; OWNER_ID may found one")
    parser.add_argument("--now", metavar="ISO-TIME", help="where the demo's clock begins")
    parser.add_argument("--database", metavar="URL", help="where the demo keeps its data (default: nowhere)")
    parser.add_argument("--seed", type=int, default=7, help="which sample department (default: %(default)s)")
    parser.add_argument("--language", choices=("ru", "en"), help="of the sample and its page (default: DEFAULT_LOCALE)")


def _settings() -> Settings:
    """Raises SystemExit with a sentence for every setting that will not do."""
    from pydantic import ValidationError

    from bot.logs import configure
    from bot.settings import Settings

    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(str(part) for part in problem["loc"]).upper()
            print(f"{name or 'settings'}: {problem['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        raise SystemExit(2) from None
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        print(f".env cannot be read ({why}): give it to the user that runs the bot, saved as UTF-8.", file=sys.stderr)
        raise SystemExit(2) from None
    configure(settings.log_format, settings.log_level)
    return settings


def _run(options: argparse.Namespace) -> int:
    settings = _settings()
    if settings.bot_token is None:
        return _demo(options)
    from bot.light_models import import_aiogram

    import_aiogram()
    from bot.running import run

    return run(settings)


def _demo(options: argparse.Namespace) -> int:
    from bot.light_models import import_aiogram

    import_aiogram()
    from bot.demo.serving import demo

    how = {"empty": options.empty, "now": options.now, "database": options.database, "seed": options.seed}
    return demo(_settings(), options.listen, **how, language=options.language)


def _migrate(_: argparse.Namespace) -> int:
    from bot.store.database import UNUSABLE
    from bot.store.migrating import migrate

    try:
        migrate(_settings().database_url)
    except ValueError as error:
        return _say(f"{error}.")
    except UNUSABLE as error:
        return _say(f"The database cannot be used ({type(error).__name__}): `polevik check` says more.")
    print("The database is up to date.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    from bot.store.backup import backup

    return _say(backup(_settings().database_url, options.file))


def _restore(options: argparse.Namespace) -> int:
    from bot.store.backup import restore

    return _say(restore(_settings().database_url, options.file))


def _say(problem: str | None) -> int:
    print(problem or "Done.", file=sys.stderr if problem else sys.stdout)
    return 1 if problem else 0


def _check(_: argparse.Namespace) -> int:
    from bot.checks import check

    findings = check(_settings())
    for finding in findings:
        print(f"{'ok   ' if finding.fine else 'WRONG'} {finding.what}")
    return 0 if all(finding.fine for finding in findings) else 1


def _timetable(options: argparse.Namespace) -> int:
    from bot.domain.timetable import to_csv

    sys.stdout.write(to_csv(options.role))
    return 0


def _failed(_: argparse.Namespace) -> int:
    from bot.delivery.setaside import show_failed

    return show_failed(_settings().database_url)


def _replay(options: argparse.Namespace) -> int:
    from bot.delivery.setaside import replay

    return replay(_settings().database_url, options.id)


if __name__ == "__main__":
    sys.exit(main())
