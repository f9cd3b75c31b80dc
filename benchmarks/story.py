"""The same `/call` story told to several bots in one run, side by side: `python -m benchmarks.story --help`."""

import argparse
import gc
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks import quietly
from benchmarks.bots import BOTS
from benchmarks.measure import Failed, Load, Result, measure
from benchmarks.profiled import shown
from benchmarks.quietly import count, share_cores
from benchmarks.report import aims, aims_table, machine, median_of, table


async def run(names: Sequence[str], load: Load, repeat: int) -> tuple[list[Result], list[str]]:
    """Results (medians of `repeat` rounds) of the bots that could be measured, and why the others could not.

    All people tell their story in the first round only: it takes long, and memory does not depend on the weather.
    """
    rounds: dict[str, list[Result]] = {name: [] for name in names}
    failures: dict[str, str] = {}
    for number in range(repeat):
        for name in names:  # in turn, so that a noisy minute of the machine touches all of them
            if name in failures:
                continue
            print(f"{name}, round {number + 1} of {repeat} ...", file=sys.stderr, flush=True)
            try:
                rounds[name].append(await measure(BOTS[name], replace(load, everybody=load.everybody and not number)))
            except Failed as failure:
                failures[name] = str(failure)
            gc.collect()
    results = [median_of(rounds[name]) for name in names if rounds[name]]
    return results, list(failures.values())


def profile(updates: int) -> int:
    """Where Polevik's CPU goes at saturation."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as folder:
        file = Path(folder) / "profile"
        program = (sys.executable, "-m", "benchmarks.profiled", str(file), "run")
        load = Load(people=200, at_once=100, warm_up=500, updates=updates, rates=(), seconds=0)
        result = quietly.run(lambda: measure(replace(BOTS["polevik"], command=program), load), None)
        if result is None:
            return 1
        print(shown(file, lines=45))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.profile:
        return profile(options.updates)
    own_core, bot_core = share_cores() if options.pin else (None, None)
    lacking = {name: lack for name in options.bots if (lack := BOTS[name].lacks())}
    for name, lack in lacking.items():
        print(f"{lack}, so {name} is NOT measured")
    load = Load(
        people=options.people,
        at_once=min(options.at_once, options.people),
        warm_up=options.warm_up,
        updates=options.updates,
        rates=options.rates,
        seconds=options.seconds,
        core=bot_core,
        database_url=options.database,
        everybody=options.everybody,
    )
    where = machine()
    names = [name for name in options.bots if name not in lacking]
    measured = quietly.run(lambda: run(names, load, options.repeat), own_core)
    if measured is None:
        return 1
    results, failures = measured
    print(where)
    print(f"{load.people} people, {load.at_once} at once, {load.updates} updates at saturation after {load.warm_up}")
    if results:
        print(f"\n{table(results, load.rates)}\n")
    reached = aims(results)
    if reached:
        print(f"{aims_table(reached)}\n")
    for failure in failures:
        print(f"failed: {failure}")
    if options.json:
        content = {"load": asdict(load), "results": [asdict(result) for result in results], "failures": failures}
        options.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    missed = options.strict and not all(aim.is_met for aim in reached)
    return 1 if failures or missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story", description=__doc__)
    parser.add_argument("--bots", type=_names, default=tuple(BOTS), help=f"of {','.join(BOTS)}; default: all")
    parser.add_argument("--people", type=count, default=10_000, help="in Polevik's database each has 100 records")
    parser.add_argument("--at-once", type=count, default=100, help="who of them wait for an answer at saturation")
    parser.add_argument(
        "--not-everybody",
        dest="everybody",
        action="store_false",
        help="do not let all people tell the story to see what memory they take",
    )
    parser.add_argument("--warm-up", type=count, default=1000, help="updates before the measured ones")
    parser.add_argument("--updates", type=count, default=4000, help="measured updates at saturation")
    parser.add_argument("--rates", type=_rates, default=(30.0, 100.0), help="updates per second, open loop")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each rate lasts")
    parser.add_argument("--repeat", type=count, default=1, help="rounds; the medians are shown")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    parser.add_argument("--database", help="DATABASE_URL of an empty database; default: a new SQLite file for each bot")
    parser.add_argument("--strict", action="store_true", help="end with status 1 where an aim is missed")
    parser.add_argument("--profile", action="store_true", help="only show where Polevik's CPU goes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    return parser


def _names(value: str) -> tuple[str, ...]:
    names = tuple(value.split(","))
    if unknown := set(names) - set(BOTS):
        raise argparse.ArgumentTypeError(f"no such bot: {', '.join(sorted(unknown))}; there are {', '.join(BOTS)}")
    return names


def _rates(value: str) -> tuple[float, ...]:
    rates = tuple(float(rate) for rate in value.split(",") if rate)
    if any(rate <= 0 for rate in rates):
        raise argparse.ArgumentTypeError("rates are above zero")
    return tuple(sorted(rates))


if __name__ == "__main__":
    sys.exit(main())
