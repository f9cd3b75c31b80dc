"""Plain data small enough to wait in the outbox: thousands of rows of one week are mostly the same names."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

_PACKED = "packed"


def packed(data: dict[str, Any]) -> dict[str, str]:
    """The same as one short text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {_PACKED: base64.b85encode(zlib.compress(text.encode())).decode()}


def unpacked(data: dict[str, Any]) -> dict[str, Any]:
    """What was packed; data that is not packed as it is."""
    if _PACKED not in data:
        return data
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b85decode(data[_PACKED])))
    return found
