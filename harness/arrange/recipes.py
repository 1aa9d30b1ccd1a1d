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


def ranked(known: Sequence[Recipe], given: Mapping[str, Any]) -> tuple[Sequence[Recipe], bool]:
    """The recipes, those of the very thing that is given (a value of theirs is the same) first; and whether there is one."""
    same = [recipe for recipe in known if any(_says(recipe, name, value) for name, value in given.items())]
    return [*same, *(recipe for recipe in known if recipe not in same)], bool(same)


def _says(recipe: Recipe, name: str, value: Any) -> bool:
    return isinstance(value, str) and recipe.get(name) == value
