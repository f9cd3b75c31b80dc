"""Files are made in a process of their own (workshop_process.py): whoever taps meanwhile does not wait for a drawing.

A thread would not do: drawing holds the interpreter, and an answer that passes a dozen times from one thread to another
would wait for it each time. The process is started with the first file, is polite, and ends after a quiet while.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from bot.files import making

PROCESS = Path(__file__).with_name("workshop_process.py")
LIGHT = frozenset({"ics"})
"""Kinds that are some lines of text."""
SECONDS = 60.0
"""More than any file takes."""


class NotMade(Exception):
    """`why` and `at` say what failed and where, without the data, which is a client's."""

    def __init__(self, why: str, at: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.at = at


class Workshop:
    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, kind: str, data: dict[str, Any]) -> bytes:
        """The file; blocks until it is made. Raises NotMade, and of a light kind whatever `making` does."""
        if kind in LIGHT:
            return making.make(kind, data)
        wanted = json.dumps({"kind": kind, "data": data}).encode() + b"\n"
        with self._one_at_a_time:
            made = self._ask(wanted)
            # It may have ended just now because it was quiet, or have been killed for another file's sake.
            made = self._ask(wanted) if made is None else made
        if made is None:
            raise NotMade("killed")
        return made

    def _ask(self, wanted: bytes) -> bytes | None:
        """None: the process is no more."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = Timer(SECONDS, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            process.stdin.write(wanted)
            process.stdin.flush()
            said = json.loads(process.stdout.readline() or "null")
            content = process.stdout.read(said["size"]) if said else b""
        except (OSError, ValueError):
            said = None
        finally:
            alarm.cancel()
        if said is None or len(content) < said["size"]:
            self._end()
            return None
        if "fault" in said:
            raise NotMade(said["fault"], said["at"])
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # Our own interpreter and our own file; of the environment, which holds secrets, the process sees nothing.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-I", str(PROCESS)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


make = Workshop().make
"""One for all senders of a process: it ends with it, as nobody is left to write to it."""
