"""Recipes: what published examples give to an operation, for what its model does not say that it needs."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Recipe = Mapping[str, Any]


@cache
def recipes(service: str, operation: str) -> Sequence[Recipe]:
    """The parameters that published examples of an operation have, the shortest first."""
    return tuple(_decoded(recipe) for recipe in _published().get(service, {}).get(operation, ()))


@cache
def _published() -> Mapping[str, Mapping[str, Sequence[Any]]]:
    data = files("harness.arrange").joinpath("recipes.json.gz").read_bytes()
    published: Mapping[str, Mapping[str, Sequence[Any]]] = json.loads(gzip.decompress(data))["recipes"]
    return published


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"$base64"}:
            return base64.b64decode(value["$base64"])
        return {key: _decoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    return value


def best_recipe(known: Sequence[Recipe], given: Mapping[str, Any]) -> tuple[Recipe, bool]:
    """The recipe to follow, and whether it is of the very thing that is given (a value of it is the same)."""
    for recipe in known:
        if any(name in recipe and recipe[name] == value for name, value in given.items() if isinstance(value, str)):
            return recipe, True
    return (known[0], False) if known else ({}, False)
