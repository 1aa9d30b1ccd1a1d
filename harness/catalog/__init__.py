"""The AWS CLI's surface: which services, commands and options there are, and the shapes of their values.

`catalog()` gives the one catalog of a process. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.catalog.suggesting import suggest

if TYPE_CHECKING:
    from harness.catalog.commands import Catalog, Command, Service
    from harness.catalog.model import Arity, Option

__all__ = ["Arity", "Catalog", "Command", "Option", "Service", "catalog", "loader", "suggest"]

_LAZY = {"Catalog": "commands", "Command": "commands", "Service": "commands", "Arity": "model", "Option": "model"}


def catalog() -> Catalog:
    """The catalog of the installed botocore and of what the AWS CLI adds to it (surface.json)."""
    from harness.catalog.commands import the_catalog

    return the_catalog()


def loader() -> Any:
    """The loader of botocore's model files whose cache the whole process shares; it never looks into the user's home."""
    from harness.catalog.shapes import loader

    return loader()


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"harness.catalog.{_LAZY[name]}"), name)
