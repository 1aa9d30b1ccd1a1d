"""Names that are given: by which input member an operation takes the name of what it makes."""

from __future__ import annotations

from harness.arrange.models import Operation
from harness.arrange.references import Reference
from harness.arrange.words import is_of_another, parse_name, words


def naming_member(operation: Operation, reference: Reference) -> str | None:
    """The top-level input member by which the operation takes the name of what it makes, where the reference can give it."""
    if isinstance(reference.value, bytes):
        return None
    if not reference.kind and reference.name in operation.members:
        return reference.name if _is_free_text(operation, reference.name) else None
    best: tuple[int, str] | None = None
    for member in operation.members:
        rank = naming_rank(operation, member, reference)
        if rank and (best is None or rank > best[0]):
            best = (rank, member)
    return best[1] if best else _naming_inside(operation, reference) or _only_text(operation, reference)


def _is_free_text(operation: Operation, member: str) -> bool:
    shape = operation.service.shape(operation.members[member]["shape"])
    return shape.get("type") == "string" and not shape.get("enum")


def _only_text(operation: Operation, reference: Reference) -> str | None:
    """The one free text that making the very noun takes (the `family` of a task definition), where it is no reference."""
    if reference.kind == "id" or not any(operation.noun.endswith(noun) for noun in reference.nouns[:2] if noun):
        return None
    texts = [name for name in sorted(operation.required) if _is_free_text(operation, name)]
    is_name = (
        len(texts) == 1
        and not parse_name(texts[0]).kind
        and parse_name(texts[0]).noun not in operation.service.made_nouns
    )
    return texts[0] if is_name else None


def _naming_inside(operation: Operation, reference: Reference) -> str | None:
    """The name inside the one structure that describes what is made (`Budget.BudgetName`), None where there is none."""
    for member in operation.required & operation.members.keys():
        shape = operation.service.shape(operation.members[member]["shape"])
        if shape.get("type") != "structure" or not words(member)[-1:] or not _describes(member, operation):
            continue
        for inner, target in shape.get("members", {}).items():
            name = parse_name(inner)
            is_text = operation.service.shape(target["shape"]).get("type") == "string"
            if is_text and name.kind == "name" and name.noun in ("", operation.noun):
                return f"{member}.{inner}"
    return None


def _describes(member: str, operation: Operation) -> bool:
    """`pipeline`, `DatabaseInput`, `BudgetConfig`."""
    parts = words(member)
    return operation.noun in ("".join(parts), "".join(parts[:-1]))


def naming_rank(operation: Operation, member: str, reference: Reference) -> int:
    shape = operation.service.shape(operation.members[member]["shape"])
    name = parse_name(member)
    if shape.get("type") != "string" or shape.get("enum") or name.kind in ("arn", "url"):
        return 0
    if is_of_another(member) or (not name.noun and len(words(member)) > 1 and member.lower() != reference.name.lower()):
        return 0
    if _is_made_by_its_version(operation, member, reference):
        return 5
    if name.noun not in ("", operation.noun, operation.noun.removesuffix(name.kind)) and not (
        operation.noun.endswith(name.noun) and name.noun in reference.nouns
    ):
        return 0
    if not name.kind and name.noun != operation.noun:
        return 0
    if member.lower() == reference.name.lower():
        return 5
    if reference.arn is not None or reference.kind in ("name", "", "arn", "url"):
        return 3 if name.kind in ("name", "") else 2
    if reference.kind == "id":
        return 3 if name.kind == "id" and name.noun == operation.noun else 1
    return 1


def _is_made_by_its_version(operation: Operation, member: str, reference: Reference) -> bool:
    """Whether what is named comes about with the first version of it, and in no other way (a layer)."""
    name = parse_name(member)
    is_same = member.lower() == reference.name.lower() and name.kind == "name" and name.noun != ""
    return is_same and operation.noun == name.noun + "version" and name.noun not in operation.service.made_nouns
