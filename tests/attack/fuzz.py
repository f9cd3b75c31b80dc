"""Fuzzing of whatever reads bytes and words of strangers: receivers, parsers of typed lines, readers of files.

    python -m tests.attack.fuzz --seconds 60 [--target line|update|file] [--engine atheris|random] [--seed 1]

With atheris the inputs follow the coverage, without it they are mutations of the seeds. What makes one fail, or takes
longer than two seconds, is written to tests/attack/crashes/, and is a test from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

CRASHES = Path(__file__).with_name("crashes")
SLOW = 2.0
"""Seconds: nobody's line takes longer. A workbook is given ten by its own limit."""
OF_FILES = 15.0


def run(name: str, seconds: float, seed: int) -> tuple[int, list[Path]]:
    """Mutations of the seeds; returns how many were tried, and what fell."""
    from tests.attack.targets import TARGETS  # noqa: PLC0415 - imported under instrumentation by atheris

    chance, seeds, fallen = Random(seed), seeds_of(name), list[Path]()
    ends, tried = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        data = mutated(chance.choice(seeds), chance) if tried >= len(seeds) else seeds[tried]
        tried += 1
        begun = time.process_time()
        try:
            TARGETS[name](data)
            slow = time.process_time() - begun > (OF_FILES if name == "file" else SLOW)
        except Exception as error:
            print(f"{name}: {error!r}"[:200])
            slow = True
        if slow:
            fallen.append(_kept(name, data))
    return tried, fallen


def seeds_of(name: str) -> list[bytes]:
    from tests.attack import seeds  # noqa: PLC0415 - as above
    from tests.attack.targets import FILES, PARSERS  # noqa: PLC0415 - as above

    if name == "update":
        return seeds.updates()
    if name == "file":
        return [bytes([at]) + each for each in seeds.files() for at in range(len(FILES))]
    return [at.to_bytes(2, "big") + each.encode() for each in seeds.lines() for at in range(len(PARSERS))]


def mutated(data: bytes, chance: Random) -> bytes:
    """A few of: bytes changed, a piece doubled, moved, left out."""
    made = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.randrange(1, 40))
        match chance.randrange(5):
            case 0:
                made[start:end] = chance.randbytes(end - start)
            case 1:
                made[start:start] = made[start:end] * chance.randrange(1, 30)
            case 2:
                del made[start:end]
            case 3:
                made[start:start] = chance.choice("0123456789:.,;-+ ²٣йё\u202e\x00\u0301млн").encode()
            case _:
                to = chance.randrange(len(made) + 1)
                made[to:to] = made[start:end]
    return bytes(made)


def _kept(name: str, data: bytes) -> Path:
    CRASHES.mkdir(exist_ok=True)
    path = CRASHES / f"{name}-{hashlib.sha256(data).hexdigest()[:16]}"
    path.write_bytes(data)
    return path


def _with_atheris(name: str, seconds: int, seed: int) -> int:
    """Ends the process."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415 - it may be missing

    with atheris.instrument_imports(include=["bot.domain", "bot.files", "bot.delivery.webhook", "bot.delivery.inbox"]):
        from tests.attack.targets import TARGETS  # noqa: PLC0415 - instrumented
    CRASHES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="polevik-fuzz-") as corpus:
        for number, data in enumerate(Random(seed).sample(seeds_of(name), min(2000, len(seeds_of(name))))):
            # Workbooks cost a process each and show no coverage of ours: the random engine takes them.
            if len(data) < 100_000 and not data[1:].startswith(b"PK"):
                (Path(corpus) / str(number)).write_bytes(data)
        options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-artifact_prefix={CRASHES}/{name}-", "-timeout=15"]
        atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", "-rss_limit_mb=1500", corpus], TARGETS[name])
        atheris.Fuzz()
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fuzz what reads strangers' bytes.")
    parser.add_argument("--seconds", type=int, default=60, help="of each target")
    parser.add_argument("--target", choices=["line", "update", "file"])
    parser.add_argument("--engine", choices=["atheris", "random"], default="atheris" if _has_atheris() else "random")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    if chosen.engine == "atheris" and chosen.target:
        return _with_atheris(chosen.target, chosen.seconds, chosen.seed)
    status = 0
    for name in [chosen.target] if chosen.target else ["line", "update", "file"]:
        if chosen.engine == "atheris":
            command = [sys.executable, "-m", "tests.attack.fuzz", "--target", name, "--seconds", str(chosen.seconds)]
            status |= subprocess.run([*command, "--seed", str(chosen.seed)], check=False).returncode
            continue
        tried, fallen = run(name, chosen.seconds, chosen.seed)
        print(
            f"{name}: {tried} inputs in {chosen.seconds} s, {len(set(fallen))} fell", *sorted(set(fallen)), sep="\n  "
        )
        status |= bool(fallen)
    return int(bool(status))


def _has_atheris() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - only here

    return find_spec("atheris") is not None


if __name__ == "__main__":
    sys.exit(main())
