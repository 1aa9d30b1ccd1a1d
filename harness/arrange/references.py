"""References: the values in a call's parameters that name something which has to exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from harness.arrange.models import ITEM, VALUE, Operation, Service
from harness.arrange.words import parse_name, singular, words
from harness.lowering.model import Path

_LONGEST = 2048
# `CreatorRequestId`, `ClientToken`: who calls chooses it, and it names nothing.
_CALLERS = re.compile(r"(?i)(creator|client|caller)_?(request(_?(id|token))?|token|reference)")


@dataclass(frozen=True, slots=True)
class Arn:
    """An ARN taken apart. `parts` are those of its resource, `type` the first of them where a type stands there."""

    service: str
    region: str
    account: str
    resource: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.resource.replace(":", "/").split("/") if part)

    @property
    def noun(self) -> str:
        """The type of resource, as a noun ("function" of `function:my-function`), "" where the ARN names none."""
        parts = self.parts
        return "".join(words(parts[0])) if len(parts) > 1 else ""


def parse_arn(value: str) -> Arn | None:
    pieces = value.split(":", 5)
    if len(pieces) != 6 or pieces[0] != "arn" or not pieces[5]:
        return None
    return Arn(pieces[2], pieces[3], pieces[4], pieces[5])


@dataclass(frozen=True, slots=True)
class Reference:
    """One value that identifies something. `path` is its place in the parameters, `name` the member's name, `shape` its shape.

    `nouns` are what it may be about, the likeliest first; `kind` is id, arn, name, url or "" (told by the name or the value).
    `is_strong` is false where nothing but the message of an error may tell that it is one.
    """

    path: Path
    value: Any
    name: str
    shape: str
    nouns: tuple[str, ...]
    kind: str
    arn: Arn | None = None
    is_strong: bool = True

    @property
    def is_elsewhere(self) -> bool:
        """Whether its name begins with that of another service whose thing it is (`S3Bucket`)."""
        return self.kind == "" and len(self.name) > 2 and self.name.lower().startswith("s3")


def references(operation: Operation, parameters: Mapping[str, Any]) -> list[Reference]:
    """Every value of a call that may name something, in the order of the parameters, outer ones first."""
    found = [_reference(operation, *scalar) for scalar in scalars(operation, parameters)]
    return [*(reference for reference in found if reference is not None), *_named_by_keys(operation, parameters)]


def _named_by_keys(operation: Operation, parameters: Mapping[str, Any]) -> Iterator[Reference]:
    """The keys of outer maps that name something (`RequestItems` by table); they have no path, as no value stands there."""
    for name, value in parameters.items():
        shape = operation.service.shape(operation.members.get(name, {}).get("shape", ""))
        key = shape.get("key", {}).get("shape", "")
        said, kind = parse_name(key)
        if kind and said in operation.service.made_nouns and isinstance(value, Mapping):
            for named in value:
                yield Reference((), named, key, key, (said,), kind, parse_arn(str(named)))


class Scalar(NamedTuple):
    """A string or blob in the parameters: its member's name, its shape, and the shape of the structure that it is in."""

    path: Path
    value: Any
    name: str
    shape: str
    owner: str


def scalars(operation: Operation, parameters: Mapping[str, Any]) -> Iterator[Scalar]:
    """Each string and blob of the parameters, outer ones first."""
    return _leaves(operation.service, operation.input, parameters)


def _leaves(service: Service, shape: str, parameters: Any) -> Iterator[Scalar]:
    queue: list[tuple[Path, Any, str, str, str]] = [((), parameters, "", shape, "")]
    for path, value, name, key, owner in queue:
        model = service.shape(key)
        kind = model.get("type")
        if kind == "structure" and isinstance(value, Mapping):
            members = model.get("members", {})
            queue += [((*path, k), v, k, members[k]["shape"], key) for k, v in value.items() if k in members]
        elif kind == "list" and isinstance(value, (list, tuple)):
            queue += [((*path, i), v, name, model["member"]["shape"], owner) for i, v in enumerate(value)]
        elif kind == "map" and isinstance(value, Mapping):
            queue += [((*path, k), v, str(k), model["value"]["shape"], key) for k, v in value.items()]
        elif isinstance(value, (str, bytes)):
            yield Scalar(path, value, name, key, owner)


def structures(operation: Operation, parameters: Mapping[str, Any]) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    """Each structure of the parameters with its place and its shape, outer ones first."""
    service = operation.service
    queue: list[tuple[Path, Any, str]] = [((), parameters, operation.input)]
    for path, value, key in queue:
        model = service.shape(key)
        if model.get("type") == "structure" and isinstance(value, Mapping):
            yield path, key, value
            members = model.get("members", {})
            queue += [
                ((*path, name), inner, members[name]["shape"]) for name, inner in value.items() if name in members
            ]
        elif model.get("type") == "list" and isinstance(value, (list, tuple)):
            queue += [((*path, i), inner, model["member"]["shape"]) for i, inner in enumerate(value)]


def _reference(operation: Operation, path: Path, value: Any, name: str, shape: str, owner: str) -> Reference | None:
    if isinstance(value, str) and (not value or len(value) > _LONGEST or value[0] in "{[<"):
        return None
    if operation.service.shape(shape).get("enum") or _CALLERS.fullmatch(name):
        return None
    said, kind = parse_name(name)
    arn = parse_arn(value) if isinstance(value, str) else None
    typed = _type_in(value, arn, operation.service)
    is_told = bool(kind or arn or typed or said in operation.service.made_nouns)
    nouns = _nouns(operation, name, said, kind, shape, owner, arn) if is_told else _weak_nouns(said, name)
    if typed:
        nouns = tuple(dict.fromkeys((typed, *nouns)))
    is_wanted = isinstance(value, bytes) or name in operation.required
    is_strong = is_told or (len(path) == 1 and is_wanted and name.lower() in operation.service.giving)
    return Reference(path, value, name, shape, nouns, "arn" if arn else kind, arn, is_strong)


def _weak_nouns(said: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(noun for noun in (said, singular(words(name)[-1]) if words(name) else "") if noun))


def _type_in(value: Any, arn: Arn | None, service: Service) -> str:
    """The noun that a value begins with (`alias/ExampleAlias`), where the service makes such things; else ""."""
    head, slash, _ = (arn.resource if arn else str(value)).partition("/")
    noun = "".join(words(head)) if slash and head.isalpha() else ""
    return noun if noun in service.made_nouns else ""


def _nouns(
    operation: Operation, name: str, said: str, kind: str, shape: str, owner: str, arn: Arn | None
) -> tuple[str, ...]:
    shape_noun = parse_name(shape.removesuffix("Type")).noun
    plain = "".join(words(name)[:-1])
    if not said and plain in operation.service.made_nouns:  # a service whose things are called resources
        said = plain
    whole = "".join(words(name))  # a service whose things are called names
    if whole in operation.service.made_nouns:
        said = whole
    typed = _spelled_out(arn.noun, operation.service) if arn else ""
    is_own = arn is not None and arn.service == operation.service.metadata["endpointPrefix"]
    is_name = is_own and bool(said) and typed not in operation.service.by_noun  # `my-topic:8a21d249`, of a subscription
    found = [
        *((said, typed) if is_name else (typed, said)),
        shape_noun,
        parse_name(owner).noun if owner != operation.input else "",
    ]
    if not said:
        found.append(operation.noun)
    elif kind == "id":
        found.append("".join(words(name)[1:-1]))  # a subnet where it is called a `VpcSubnetId`
    return tuple(dict.fromkeys(singular(noun) for noun in found if noun and noun != "string"))


def _spelled_out(noun: str, service: Service) -> str:
    """An ARN's type that is a shortened word of its service (`cert` of a certificate), as the noun."""
    if len(noun) < 4 or noun in service.made_nouns:
        return noun
    makers = (service.by_noun[made][0] for made in service.made_nouns if made.startswith(noun))
    longer = [maker.noun for maker in makers if words(maker.name)[1] != noun]
    return min(longer, key=lambda made: (len(made), made), default=noun)


def value_at(tree: Any, path: Path) -> Any:
    """The value at a path, None where there is none."""
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def replaced(tree: Any, path: Path, value: Any) -> Any:
    """The tree with the value at a path replaced; what is not on the path is shared."""
    if not path:
        return value
    head, *rest = path
    if isinstance(tree, Mapping) or tree is None:
        tree = tree or {}
        return {**tree, head: replaced(tree.get(head), tuple(rest), value)}
    items = list(tree)
    items[int(head)] = replaced(items[int(head)], tuple(rest), value)
    return items


def values_along(tree: Any, path: tuple[str, ...]) -> list[Any]:
    """Every value at a path of leaves (`[]` and `{}` go through all items), in order."""
    found = [tree]
    for step in path:
        if step == ITEM:
            found = [item for value in found if isinstance(value, (list, tuple)) for item in value]
        elif step == VALUE:
            found = [item for value in found if isinstance(value, Mapping) for item in value.values()]
        else:
            found = [value[step] for value in found if isinstance(value, Mapping) and step in value]
    return found
