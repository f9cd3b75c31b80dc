"""`python -m simulator --listen 127.0.0.1:8081 [--state FILE]`: any well-formed token is a bot."""

import argparse
import asyncio
import json
import signal
from pathlib import Path

from simulator.server import Simulator


def main() -> None:
    options = read_options()
    host, _, port = options.listen.rpartition(":")
    asyncio.run(serve(host or "127.0.0.1", int(port), options))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A local Telegram")
    parser.add_argument("--listen", default="127.0.0.1:8081", help="HOST:PORT (default: %(default)s)")
    parser.add_argument("--state", type=Path, help="file that keeps chats and undelivered updates over a restart")
    parser.add_argument("--limits", action="store_true", help="answer 429 to floods, as Telegram does")
    parser.add_argument("--lenient", action="store_true", help="ignore unknown parameters, as Telegram does")
    parser.add_argument("--fault", type=json.loads, action="append", default=[], help="JSON as for POST /sim/faults")
    return parser.parse_args()


async def serve(host: str, port: int, options: argparse.Namespace) -> None:
    simulator = Simulator(
        state_file=options.state,
        enforce_limits=options.limits,
        strict=not options.lenient,
        faults=options.fault,
    )
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
