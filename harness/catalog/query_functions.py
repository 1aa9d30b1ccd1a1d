"""JMESPath's functions: what they take and what form they give, by the table of the jmespath library itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jmespath.functions import Functions

from harness.catalog.forms import ANYTHING, Anything, Dictionary, Form, Listing, Record, Scalar

BOOLEAN, NUMBER, STRING = Scalar("boolean"), Scalar("number"), Scalar("string")


def function_names() -> Sequence[str]:
    return tuple(Functions.FUNCTION_TABLE)


def arity_flaw(name: str, count: int) -> str:
    """How a number of arguments does not fit a function, as the end of a sentence; "" where it does."""
    signature = Functions.FUNCTION_TABLE[name]["signature"]
    wanted = len(signature)
    is_variadic = bool(signature) and bool(signature[-1].get("variadic"))
    if count == wanted or (is_variadic and count > wanted):
        return ""
    return f"takes {wanted} argument{'s' * (wanted != 1)} and is given {count}"


def wrong_arguments(name: str, forms: Sequence[Form]) -> Iterator[tuple[Form, str]]:
    """The arguments whose type a function does not take, with what it takes in words."""
    for form, wanted in zip(forms, Functions.FUNCTION_TABLE[name]["signature"], strict=False):
        types = {kind.partition("-")[0] for kind in wanted["types"]}
        given = _json_type(form)
        if given and types and "expref" not in types and given not in types:
            yield form, " or ".join(_SPOKEN.get(kind, f"a {kind}") for kind in sorted(types))


def form_given(name: str, forms: list[Form]) -> Form:
    """The form of what a function gives for arguments of these forms."""
    found = _GIVEN.get(name)
    return found(forms) if found else ANYTHING


def common(forms: list[Form]) -> Form:
    """The form that all share, or Anything."""
    return forms[0] if forms and all(form == forms[0] for form in forms) else ANYTHING


def _json_type(form: Form) -> str | None:
    return _JSON_TYPES.get(form.type) if isinstance(form, Scalar) else _CONTAINERS.get(type(form))


_CONTAINERS: Mapping[type, str] = {Record: "object", Dictionary: "object", Listing: "array"}
_JSON_TYPES = {
    "string": "string",
    "boolean": "boolean",
    **dict.fromkeys(("number", "integer", "long", "float", "double"), "number"),
}
_SPOKEN = {"array": "a list", "object": "an object"}


def _first(forms: list[Form]) -> Form:
    return forms[0]


def _first_item(forms: list[Form]) -> Form:
    return forms[0].item if isinstance(forms[0], Listing) else ANYTHING


def _as_list(forms: list[Form]) -> Form:
    return forms[0] if isinstance(forms[0], (Listing, Anything)) else Listing(forms[0])


_GIVEN: Mapping[str, Callable[[list[Form]], Form]] = {
    **dict.fromkeys(("length", "abs", "avg", "ceil", "floor", "sum", "to_number"), lambda _: NUMBER),
    **dict.fromkeys(("contains", "ends_with", "starts_with"), lambda _: BOOLEAN),
    **dict.fromkeys(("join", "to_string", "type"), lambda _: STRING),
    **dict.fromkeys(("sort", "sort_by", "reverse"), _first),
    **dict.fromkeys(("max", "min", "max_by", "min_by"), _first_item),
    "keys": lambda _: Listing(STRING),
    "values": lambda _: Listing(ANYTHING),
    "map": lambda forms: Listing(forms[0]),
    "to_array": _as_list,
    "not_null": common,
}
