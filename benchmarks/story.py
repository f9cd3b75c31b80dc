"""The same `/call` story told to several bots in one run, side by side: `python -m benchmarks.story --help`."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import quietly
from benchmarks.bots import BOTS
from benchmarks.measure import Failed, Load, Result, measure
from benchmarks.quietly import count, share_cores
from benchmarks.report import median_of, table


async def run(names: Sequence[str], load: Load, repeat: int) -> tuple[list[Result], list[str]]:
    """Results (medians of `repeat` rounds) of the bots that could be measured, and why the others could not."""
    rounds: dict[str, list[Result]] = {name: [] for name in names}
    failures: dict[str, str] = {}
    for number in range(repeat):
        for name in names:  # in turn, so that a noisy minute of the machine touches all of them
            if name in failures:
                continue
            print(f"{name}, round {number + 1} of {repeat} ...", file=sys.stderr, flush=True)
            try:
                rounds[name].append(await measure(BOTS[name], load))
            except Failed as failure:
                failures[name] = str(failure)
            gc.collect()
    results = [median_of(rounds[name]) for name in names if rounds[name]]
    return results, list(failures.values())


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    own_core, bot_core = share_cores() if options.pin else (None, None)
    load = Load(
        people=options.people,
        warm_up=options.warm_up,
        updates=options.updates,
        rates=options.rates,
        seconds=options.seconds,
        core=bot_core,
        database_url=options.database,
    )
    before = os.getloadavg()[0]
    measured = quietly.run(lambda: run(options.bots, load, options.repeat), own_core)
    if measured is None:
        return 1
    results, failures = measured
    print(f"{load.people} people, {load.updates} updates at saturation after {load.warm_up}, load before {before:.1f}")
    if results:
        print(table(results, load.rates))
    for failure in failures:
        print(f"failed: {failure}")
    if options.json:
        content = {"load": asdict(load), "results": [asdict(result) for result in results], "failures": failures}
        options.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story", description=__doc__)
    parser.add_argument("--bots", type=_names, default=tuple(BOTS), help=f"of {','.join(BOTS)}; default: all")
    parser.add_argument("--people", type=count, default=200)
    parser.add_argument("--warm-up", type=count, default=1000, help="updates before the measured ones")
    parser.add_argument("--updates", type=count, default=4000, help="measured updates at saturation")
    parser.add_argument("--rates", type=_rates, default=(30.0, 100.0), help="updates per second, open loop")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each rate lasts")
    parser.add_argument("--repeat", type=count, default=1, help="rounds; the medians are shown")
    parser.add_argument("--no-pin", dest="pin", action="store_false", help="let the bot use more than one core")
    parser.add_argument("--database", help="DATABASE_URL of an empty database; default: a new SQLite file for each bot")
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
