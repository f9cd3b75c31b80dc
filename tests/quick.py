"""What makes the tests quick and changes nothing that they prove."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import ssl
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, Engine, event

MEMORY = Path("/dev/shm")
ENOUGH = 2 * 2**30


def keep_files_in_memory() -> None:
    """Where there is room: every answer of the bot is a commit, and each of them waits for the disk."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def read_certificates_once() -> None:
    """Each bot reads the machine's certificates when it starts; the tests start thousands, and none calls https."""
    ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]  # called the same way


class _Compiled(dict[Any, Any]):
    """Statements compiled for one kind of database, whichever connection they were compiled for."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


def compile_statements_once() -> None:
    """SQLAlchemy compiles a statement once for each engine, and each test has its own: that was half of its time."""
    known: defaultdict[type, _Compiled] = defaultdict(_Compiled)

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=known[type(connection.dialect)])

    event.listen(Engine, "engine_connect", share)


def spare_the_collector() -> None:
    """What was imported and collected stays to the end: walking it again and again was a fifth of the run."""
    gc.collect()
    gc.freeze()


def log_what_an_operator_sees() -> None:
    """Unconfigured, the log tells of each update and each message: thousands of lines that nobody reads."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
