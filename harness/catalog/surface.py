"""What the AWS CLI adds to botocore's models: surface.json, as bench/export_surface.py wrote it."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def surface() -> dict[str, Any]:
    """The exported differences; the export script's docstring says what is in them."""
    import json
    from importlib.resources import files

    text = files("harness.catalog").joinpath("surface.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded | {name: frozenset(loaded[name]) for name in ("bare_lists", "never_from_file")}
