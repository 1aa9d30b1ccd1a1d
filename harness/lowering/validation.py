"""Parameters held against the model of their operation, as botocore does before it sends a call, and somewhat beyond.

What botocore refuses is an error; what only the model's other constraints refuse (patterns, upper bounds) is a
warning, since services often accept more than their models say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harness.catalog.suggesting import suggest
from harness.findings import Fix
from harness.lowering.constraints import breach, is_time
from harness.lowering.context import Context, respelling, shown
from harness.lowering.jsonstrings import json_string_problem
from harness.lowering.model import Path
from harness.lowering.nodes import Node, spelled
from harness.text import Text

_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "a string"),
    "integer": ((int,), "an integer"),
    "long": ((int,), "an integer"),
    "float": ((float, int), "a number"),
    "double": ((float, int), "a number"),
    "boolean": ((bool,), "true or false"),
    "blob": ((str, bytes), "text or bytes"),
}
_CONTAINERS = {"structure": "an object", "map": "an object", "list": "a list"}


def validate(parameters: Node, shape: Any, context: Context, where: Text, model: Any) -> None:
    """Report what is wrong with the parameters of a call of a service whose botocore model is `model`.

    `where` is the command's name, for what is not there at all. Idempotency tokens may be missing: botocore makes them.
    """
    made = [name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")]
    _Validator(context, where, model=model, made=frozenset(made)).value(parameters, shape, ())


def validate_own(value: Node, shape: Any, context: Context, flag: Text) -> None:
    """Report what is wrong with the value of an option of the CLI's own commands, whose enums are but hints."""
    _Validator(context, flag, root=flag.value).value(value, shape, ())


class _Validator:
    def __init__(
        self, context: Context, where: Text, *, root: str = "", model: Any = None, made: frozenset[str] = frozenset()
    ) -> None:
        self.context = context
        self.where = where
        self.root = root
        self.model = model
        self.made = made

    def report(self, name: str, text: Text, path: Path, message: str, help: str = "", fix: Fix | None = None) -> None:  # noqa: A002
        self.context.report(name, text, message, help, field=f"$.{spelled(path)}" if path else "", fix=fix)

    def value(self, node: Node, shape: Any, path: Path) -> None:
        if (
            node.is_opaque
            or node.is_doubtful
            or getattr(shape, "is_document_type", False)
            or shape.serialization.get("jsonvalue")
        ):
            return
        _CHECKS.get(shape.type_name, _Validator.scalar)(self, node, shape, path)

    def structure(self, node: Node, shape: Any, path: Path) -> None:
        if not node.is_object:
            self.wrong_type(node, shape, path)
            return
        members = shape.members
        unknown = [name for name in node.value if name not in members]
        for name in unknown:
            self.unknown_member(name, node, shape, path)
        guessed = {suggest(name, members) for name in unknown}
        for name in shape.metadata.get("required", ()):
            if name not in node.value and name not in guessed and (path or name not in self.made):
                self.missing_member(name, node, path)
        self.union(node, shape, path)
        for name, item in node.value.items():
            if name in members:
                self.value(item, members[name], (*path, name))

    def union(self, node: Node, shape: Any, path: Path) -> None:
        if getattr(shape, "is_tagged_union", False) and len(node.value) != 1:
            known = ", ".join(f"`{name}`" for name in list(shape.members)[:8])
            self.report(
                "parameter-choice",
                node.text,
                path,
                f"{self.subject(path)} takes exactly one member and has {len(node.value)}",
                f"Give one of {known}",
            )

    def unknown_member(self, name: str, node: Node, shape: Any, path: Path) -> None:
        place = node.names.get(name, node.text)
        near = suggest(name, shape.members)
        fix = respelling(name, near, place) if name in node.names else None
        known = ", ".join(f"`{member}`" for member in list(shape.members)[:12])
        self.report(
            "unknown-parameter-member",
            place,
            (*path, name),
            f"{self.subject(path)} has no member `{shown(name)}`" + (f"; did you mean `{near}`" if near else ""),
            f"Its members are {known}" + (" and more" if len(shape.members) > 12 else ""),
            fix,
        )

    def missing_member(self, name: str, node: Node, path: Path) -> None:
        self.report(
            "missing-parameter-member",
            node.text if path else self.where,
            path,
            f"{self.subject(path)} lacks its required member `{name}`",
        )

    def subject(self, path: Path) -> str:
        if not self.root:
            return f"`{shown(spelled(path))}`" if path else "the input"
        dot = "." if path and isinstance(path[0], str) else ""
        return f"`{shown(self.root + dot + spelled(path))}`"

    def map(self, node: Node, shape: Any, path: Path) -> None:
        if not node.is_object:
            self.wrong_type(node, shape, path)
            return
        for name, item in node.value.items():
            text = node.names.get(name, node.text)
            self.value(Node(name, text), shape.key, (*path, name))
            self.value(item, shape.value, (*path, name))

    def list(self, node: Node, shape: Any, path: Path) -> None:
        if not node.is_list:
            self.wrong_type(node, shape, path)
            return
        self.constraints(node, shape, path)
        for index, item in enumerate(node.value):
            self.value(item, shape.member, (*path, index))

    def timestamp(self, node: Node, shape: Any, path: Path) -> None:
        if not is_time(node.value):
            self.report(
                "parameter-type",
                node.text,
                path,
                f"{self.subject(path)} takes a time, and `{shown(node.value)}` is none",
            )

    def scalar(self, node: Node, shape: Any, path: Path) -> None:
        types, expected = _TYPES[shape.type_name]
        is_boolean = isinstance(node.value, bool) and bool not in types and int not in types
        if not isinstance(node.value, types) or is_boolean:
            self.wrong_type(node, shape, path, expected)
            return
        self.json_string(node, path)
        self.constraints(node, shape, path)

    def json_string(self, node: Node, path: Path) -> None:
        found = json_string_problem(node, path)
        if found is not None:
            place = node.text.slice(found.index, found.index + 1)
            message = f"the text of {self.subject(path)} is not JSON: {found.reason}"
            self.report("invalid-json-parameter", place, path, message)

    def wrong_type(self, node: Node, shape: Any, path: Path, expected: str = "") -> None:
        expected = expected or _CONTAINERS[shape.type_name]
        self.report(
            "parameter-type", node.text, path, f"{self.subject(path)} takes {expected}, and this is {_kind(node.value)}"
        )

    def constraints(self, node: Node, shape: Any, path: Path) -> None:
        found = breach(node.value, shape, self.model)
        if found is not None:
            message = f"{self.subject(path)} {found.clause}"
            fix = None
            if found.near:
                message += f"; did you mean `{found.near}`"
                fix = respelling(node.text.value, found.near, node.text)
            self.report(found.name, node.text, path, message, found.help, fix)


_CHECKS: dict[str, Callable[[_Validator, Node, Any, Path], None]] = {
    "structure": _Validator.structure,
    "map": _Validator.map,
    "list": _Validator.list,
    "timestamp": _Validator.timestamp,
}
_KINDS: dict[type, str] = {
    str: "a string",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    dict: "an object",
    list: "a list",
    bytes: "bytes",
}


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "null")
