"""aiogram without the models that nobody uses.

When it is imported aiogram builds a validator for each of its thousand types, and in each the types it holds once more:
100 MB and two seconds, of which the bot needs one or two types. pydantic can build a model when it is first used, and
aiogram's are declared so; only the names of the types they hold have to be told then, as aiogram does on its import.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def import_aiogram() -> None:
    """To be called before anything imports aiogram; where it is imported already nothing is changed."""
    if "aiogram" in sys.modules:
        return
    names: dict[str, Any] = {}

    def not_yet(_: type[BaseModel], *, _types_namespace: Mapping[str, Any] | None = None, **__: object) -> None:
        names.update(_types_namespace or {})

    def when_used(
        model: type[BaseModel],
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        built: bool | None = whole(
            model, force=force, raise_errors=raise_errors, _types_namespace=_types_namespace or names
        )
        return built

    kept = BaseModel.__dict__["model_rebuild"]
    whole = kept.__func__
    BaseModel.model_rebuild = classmethod(not_yet)  # type: ignore[assignment,arg-type]  # for the time of the import
    try:
        from aiogram.methods import TelegramMethod  # noqa: PLC0415 - this is what the function is for
        from aiogram.types import TelegramObject  # noqa: PLC0415
    finally:
        BaseModel.model_rebuild = kept  # type: ignore[method-assign]
    for models in (TelegramObject, TelegramMethod):
        models.model_rebuild = classmethod(when_used)  # type: ignore[assignment,method-assign]
