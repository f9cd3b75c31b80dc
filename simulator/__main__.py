"""`python -m simulator --listen 127.0.0.1:8081 [--state FILE]`: any well-formed token is a bot."""

import argparse
import asyncio
import json
import re
import signal
from pathlib import Path
from typing import Any

from simulator.errors import SimError
from simulator.faults import Faults
from simulator.server import Simulator
from simulator.storage import UnreadableStateError

ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\s\[\]]*):(?P<port>\d{1,5})")


def main() -> None:
    parser = parser_of_options()
    options = parser.parse_args()
    try:
        simulator = Simulator(
            state_file=options.state,
            enforce_limits=options.limits,
            strict=not options.lenient,
            faults=options.fault,
            names=options.name,
        )
        asyncio.run(serve(simulator, *options.listen))
    except OSError as error:
        parser.error(f"cannot listen on {':'.join(map(str, options.listen))}: {error.strerror or error}")
    except UnreadableStateError as error:
        parser.error(f"{options.state} cannot be read, take another file: {error}")


def parser_of_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A local Telegram")
    add = parser.add_argument
    add("--listen", type=address, default="127.0.0.1:8081", help="HOST:PORT or [HOST]:PORT (default: %(default)s)")
    add("--name", action="append", default=[], help="by what else this server is called, as a container's name is")
    add("--state", type=Path, help="file that keeps chats and undelivered updates over a restart")
    add("--limits", action="store_true", help="answer 429 to floods, as Telegram does")
    add("--lenient", action="store_true", help="ignore unknown parameters, as Telegram does")
    add("--fault", type=fault, action="append", default=[], help="JSON as for POST /sim/faults")
    return parser


def address(text: str) -> tuple[str, int]:
    match = ADDRESS.fullmatch(text)
    if match is None or int(match["port"]) >= 2**16:
        raise argparse.ArgumentTypeError(f"{text!r} is no address: write it as 127.0.0.1:8081 or [::1]:8081")
    return match["host"].strip("[]") or "127.0.0.1", int(match["port"])


def fault(text: str) -> Any:
    try:
        body = json.loads(text)
        Faults().add(body)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not JSON: {error}") from None
    except SimError as error:
        raise argparse.ArgumentTypeError(error.sentence) from None
    return body


async def serve(simulator: Simulator, host: str, port: int) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await simulator.start(host, port)
    print(
        f"Bot API: {simulator.url}/bot<TOKEN>/<method>   chat page: {simulator.url}/   calls: {simulator.url}/sim/..."
    )
    await stopped.wait()
    await simulator.stop()


if __name__ == "__main__":
    main()
