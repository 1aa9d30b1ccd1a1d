"""Amending: which operations give a thing what the document shows of it and the reply lacks (a tag, a member, another status)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from harness.arrange.aligning import named_by
from harness.arrange.composing import added, composed, same_member
from harness.arrange.lacks import Lack
from harness.arrange.models import Operation
from harness.arrange.producer import Implements
from harness.arrange.verbs import GIVING, JOINING, MAKING, READING, UNDOING
from harness.arrange.words import is_state, parse_name, singular, words

_NESTING = ("structure", "list", "map")
_CHANGING = {"update": 3.0, "modify": 3.0, "set": 3.0, "put": 3.0, "change": 1.0}
_ADDING = {"add": 3.0, "tag": 3.0, "attach": 3.0, "associate": 3.0, "register": 2.5, "put": 2.5, "create": 2.0}
_KINDS = ("id", "ids", "identifier", "identifiers", "name", "names", "arn", "arns", "url")
_WORTH = 20.0  # more than what the names of operations alone suggest
BARE = frozenset({"value", "name", "id", "arn", "type", "key", "code"})  # names that say nothing of what is given


@dataclass(frozen=True, slots=True)
class Amender:
    """`record` is what is documented around the lack, innermost first to be believed.

    It names the thing where that is one `of_several` in a list; else the call does.
    """

    operation: Operation
    record: Mapping[str, Any]
    score: float
    of_several: bool

    def why(self, consumer: Operation) -> str:
        return f"{consumer.name} shows what {self.operation.name} gives"


def amenders(consumer: Operation, parameters: Mapping[str, Any], lack: Lack, implements: Implements) -> list[Amender]:
    """The operations of the consumer's service that may mend a lack, the best first."""
    record = _record(lack, consumer.noun)
    of_several = lack.index >= 0 or any(isinstance(step, int) for step in lack.path)
    said = frozenset(key.lower() for key in (*parameters, *record))
    found = []
    for operation in _candidates(consumer, lack):
        score = _score(operation, consumer, lack, said)
        if score > 0 and implements(consumer.service.name, operation.name):
            found.append(Amender(operation, {**record, **_whole(operation, lack)}, score, of_several))
    return sorted(found, key=lambda a: (-a.score, len(a.operation.required), a.operation.name))


def again(operation: Operation, lack: Lack) -> Iterator[Amender]:
    """The very operation, made beforehand with an item that the reply to it lacks (the tags that were there already)."""
    service = operation.service
    same = [n for n, member in operation.members.items() if service.item(member["shape"]) == service.item(lack.shape)]
    takes = [name for name in operation.members if _adds(operation, name, lack)] or same * (operation.verb in _ADDING)
    if lack.index >= 0 and takes:
        yield Amender(operation, {**_record(lack, operation.noun), takes[0]: [lack.item]}, _WORTH, True)


def _candidates(consumer: Operation, lack: Lack) -> Iterable[Operation]:
    """The operations that take something by a name or of a shape that counts, work on such a thing, or join two."""
    service, one = consumer.service, _singular(lack.name)
    names = {lack.name.lower(), "new" + lack.name.lower(), *(step.lower() for step in _steps(lack)), one}
    names |= {one + kind for kind in _KINDS}
    nouns = {consumer.noun, *lack.nouns, _singular(lack.shape), one, *map(_singular, _steps(lack))}
    found = [operation for name in names for operation in service.taking.get(name, ())]
    found += [operation for noun in nouns for operation in service.by_noun.get(noun, ())]
    found += service.taking_items.get(service.item(lack.shape), ())
    found += service.joining if lack.index >= 0 else ()
    return dict.fromkeys(found)


def _record(lack: Lack, noun: str) -> Mapping[str, Any]:
    """All that is documented around a lack, of inner objects before that of outer ones, but not the lack itself.

    What the thing (with that noun, or that of the list it is in) is identified by there is that of a `Resource`, too.
    """
    found: dict[str, Any] = {}
    steps = [parse_name(step).noun for step in lack.path if isinstance(step, str)]
    for around, own in zip(lack.within, ["", *steps], strict=False):
        found.update({**_as_resource(around, own, noun), **around})
    found.update({step: _at(lack, step) for step in _steps(lack)})
    found.pop(lack.name, None)
    item = lack.item if isinstance(lack.item, Mapping) else _as_item(lack)
    inner = {key: value for part in item.values() if isinstance(part, Mapping) for key, value in part.items()}
    return {**inner, **found, **item}


def _as_item(lack: Lack) -> Mapping[str, Any]:
    """One string of a list as an operation may take it: `things: ["x"]` as `thingName: "x"`."""
    if lack.index < 0 or not isinstance(lack.item, str):
        return {}
    one = _singular(lack.name)
    kinds = ("Arn",) if lack.item.startswith("arn:") else ("Name", "Id")
    return {one + kind: lack.item for kind in (*kinds, "")}


def _singular(name: str) -> str:
    return parse_name(name).noun or singular(name.lower())


def _whole(operation: Operation, lack: Lack) -> Mapping[str, Any]:
    """The documented list or value, where an operation takes just that; an item of another form goes by its members."""
    member = next((m["shape"] for name, m in operation.members.items() if name.lower() == lack.name.lower()), "")
    service = operation.service
    is_same = not member or service.item(member) == service.item(lack.shape)
    whole = {lack.name: lack.whole} if is_same or lack.index < 0 else {}
    return {**whole, **{name: _added(lack) for name in operation.members if _adds(operation, name, lack)}}


def _added(lack: Lack) -> list[Any]:
    """The documented list as it is given: objects by what they say under the list's own name (`AllowedPrincipals`)."""
    own = singular(words(lack.name)[-1])
    keys = [key for key in lack.item if str(key).lower() == own] if isinstance(lack.item, Mapping) else []
    return [item.get(keys[0]) if isinstance(item, Mapping) else item for item in lack.whole] if keys else lack.whole


def _adds(operation: Operation, name: str, lack: Lack) -> bool:
    """Whether a member takes what is to be added to the list that lacks something (`ValuesToAdd`)."""
    is_list = lack.index >= 0 and operation.service.shape(operation.members[name]["shape"]).get("type") == "list"
    return is_list and bool(added(name)) and same_member(operation, lack.name, name)


def _as_resource(around: Mapping[str, Any], own: str, noun: str) -> Mapping[str, Any]:
    """What an object (in a list with a noun of its `own`) is identified by, as identifiers of that noun and of a resource."""
    nouns = (own, noun)
    if named_by(around, nouns) is None:
        return {}
    told = [(parse_name(name), around[name]) for name in reversed(list(around))]
    found = {said.kind: value for said, value in told if said.kind and said.noun in ("", *nouns)}
    return {of + kind.capitalize(): value for kind, value in found.items() for of in ("Resource", own) if of}


def _steps(lack: Lack) -> list[str]:
    """The members that lead to a lack from the innermost object of a list."""
    steps: list[str] = []
    for step in lack.path:
        steps = [*steps, step] if isinstance(step, str) else []
    return steps


def _at(lack: Lack, step: str) -> Any:
    return next((around[step] for around in reversed(lack.within) if step in around), None)


def _score(operation: Operation, consumer: Operation, lack: Lack, said: frozenset[str]) -> float:
    """How likely an operation mends a lack, 0 for not at all; `said` are the names of all that the call and the document name."""
    if operation is consumer or operation.verb in READING or operation.verb in GIVING:
        return 0.0
    says = _says(operation.verb, lack)
    if not says and (operation.verb not in MAKING or operation.verb in UNDOING):
        return 0.0
    if operation.verb == "create" and not _is_made(operation.noun, lack):
        return 0.0
    is_made = lack.index >= 0 and operation.verb == "create"
    if not is_made and not _is_nameable(operation, said):
        return 0.0
    gives = max((_gives(operation, name, lack) for name in operation.members), default=0.0)
    gives = max(gives, 3.0 if _makes(operation, lack) else 0.0)
    is_same = sorted(map(singular, words(operation.name)[1:])) == sorted(map(singular, words(consumer.name)[1:]))
    about = 6.0 if is_same else _nearness(operation.noun, consumer.noun, lack)
    if not (says or gives) or (not about and gives < 3):
        return 0.0
    verbs = _ADDING if lack.index >= 0 else _CHANGING
    return _WORTH + verbs.get(operation.verb, 0.0) + max(gives, 3.0 if says else 0.0) + about


def _says(verb: str, lack: Lack) -> bool:
    """Whether operations with a verb leave what is lacking in the state that it is shown in (a deprecated domain)."""
    if lack.index < 0:
        return says_state(verb, lack.name, lack.item)
    item = lack.item if isinstance(lack.item, Mapping) else {}
    return any(says_state(verb, str(name), value) for name, value in item.items() if is_state(str(name)))


def _is_made(noun: str, lack: Lack) -> bool:
    """Whether the lacking item is such a thing itself, and not part of one."""
    return lack.index >= 0 and any(noun.endswith(said) or said.endswith(noun) for said in lack.nouns)


def _gives(operation: Operation, name: str, lack: Lack) -> float:
    """How surely an input member takes what is lacking: by its name, by its shape, or by the name of what it is in."""
    service, member = operation.service, operation.members[name]["shape"]
    if name.lower() in (lack.name.lower(), "new" + lack.name.lower()):
        return 1.0 if name.lower() in BARE else 4.0
    if name.lower() in {step.lower() for step in _steps(lack)}:
        return 4.0
    if added(name) and same_member(operation, lack.name, name):
        return 4.0
    is_nesting = service.shape(lack.shape).get("type") in _NESTING
    if is_nesting and service.item(member) == service.item(lack.shape):
        return 3.5
    inner = service.shape(member).get("members", {})
    if any(key.lower() == lack.name.lower() and key.lower() not in BARE for key in inner):
        return 2.5
    return 3.0 if lack.index >= 0 and (_is_item(name, lack) or _joins(operation, name, lack)) else 0.0


def _makes(operation: Operation, lack: Lack) -> bool:
    """Whether what is lacking as a whole is what an operation makes (the integration of a method)."""
    return (
        isinstance(lack.item, Mapping) and lack.index < 0 and operation.noun in map(_singular, (lack.shape, lack.name))
    )


def _is_item(name: str, lack: Lack) -> bool:
    """Whether a member names one item of a list (`thingName` for `things`, `Username` for `Users`)."""
    one = _singular(lack.name)
    said = parse_name(name)
    return (said.noun == one and bool(said.kind)) or name.lower() in (one, one + "name", one + "id")


def _joins(operation: Operation, name: str, lack: Lack) -> bool:
    """Whether an operation joins the thing that an item names (a `VpcId`) to the one that the item is shown in."""
    if operation.verb not in JOINING or not isinstance(lack.item, Mapping):
        return False
    if (
        name in operation.required
        and composed(operation, name, operation.members[name]["shape"], lack.item) is not None
    ):
        return True
    outer = {key.lower() for around in lack.within for key in around}
    is_inner = bool(parse_name(name).kind) and name in lack.item and name.lower() not in outer
    return is_inner and any(key.lower() in outer for key in operation.required)


def _is_nameable(operation: Operation, said: frozenset[str]) -> bool:
    """Whether the call or the document names all that an operation has to be told of; what is no reference may be made up."""
    references = (name.lower() for name in operation.required if parse_name(name).kind)
    forms = ((name, singular(name), name + "s") for name in references)
    return all(any(form in said or form.removeprefix(operation.noun) in said for form in same) for same in forms)


def _nearness(noun: str, wanted: str, lack: Lack) -> float:
    """How near an operation's noun is to the consumer's, or to that of what is lacking."""
    names = (wanted, *lack.nouns, *(parse_name(step).noun for step in _steps(lack)))
    best = 0.0
    for rank, name in enumerate(names):
        if noun == name:
            best = max(best, 6.0 - 0.5 * rank)
        elif (
            len(name) > 2 and len(noun) > 2 and (noun.endswith(name) or name.endswith(noun) or wanted.startswith(noun))
        ):
            best = max(best, 3.0 - 0.5 * rank)
    return best


def says_state(verb: str, name: str, value: Any) -> bool:
    """Whether a documented value is the state that an operation with this verb leaves (`stop`: `stopped`; `disable`: no)."""
    if isinstance(value, bool):
        is_telling = words(name)[:1] in (("enabled",), ("is",)) or words(name)[-1:] == ("enabled",)
        return is_telling and verb == ("enable" if value else "disable")
    if not isinstance(value, str) or len(verb) < 4:
        return False
    stem = verb.removesuffix("e")
    return any(word.startswith(stem) and len(word) <= len(stem) + 4 for word in words(value))
