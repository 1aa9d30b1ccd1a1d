"""From the words given to an option to the value of a parameter: scalars, JSON, shorthand, files and blobs.

The rules are those of the AWS CLI (awscli.argprocess of version 1.46); a value that it would refuse is a finding, and
lowering goes on with what could be made of it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from harness.catalog.model import Option
from harness.jsontext import read_json
from harness.lowering.coercion import coerce
from harness.lowering.context import Context, replacement, shown
from harness.lowering.jsonvalues import NotJson, json_node, problem
from harness.lowering.nodes import Node
from harness.lowering.shorthand import ShorthandError, read_shorthand
from harness.text import Text

_JSON_HELP = "Write the value as strict JSON, or in a file that `file://` names"
_MISTYPED = re.compile(r"(fileb?):[:/]?(?=[^/:\s\"'{}\[\]]+$)")
_COMPLEX = ("structure", "list", "map")
_VARIABLE = "${"
_JOINED = re.compile(r"[\w.:/*-]{2,}(?:, ?[\w.:/*-]{2,})+")
_NUMBERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "integer": (int, "an integer"),
    "long": (int, "an integer"),
    "float": (float, "a number"),
    "double": (float, "a number"),
}


def read_value(option: Option, words: Sequence[Text], context: Context) -> Node | None:
    """The value that words give to an option, or None where nothing could be made of it."""
    loaded = _loaded(option, words, context)
    if loaded is not None and (loaded.is_opaque or isinstance(loaded.value, bytes)):
        return loaded
    return unpack(option, loaded.text if loaded is not None else words, context)


def unpack(option: Option, given: Text | Sequence[Text], context: Context) -> Node | None:
    """`given` is one text where it came from a file or the option takes one word, else the words."""
    shape = option.shape
    if shape is None:
        text = given if isinstance(given, Text) else given[0]
        return Node(text.value, text)
    if shape.type_name != "list":
        given = _single(given)
    if is_json_value(shape):
        return _json(option, _single(given), context)
    if shape.type_name not in _COMPLEX:
        return scalar(option, shape, _single(given), context)
    first = given if isinstance(given, Text) else (given[0] if given else None)
    looks_like_json = first is not None and first.value.strip()[:1] in ("[", "{")
    if looks_like_json or not takes_shorthand(shape):
        return _complex(option, shape, given, context)
    return _shorthand(option, given, context)


def _loaded(option: Option, words: Sequence[Text], context: Context) -> Node | None:
    if len(words) != 1 or option.is_never_from_file:
        return None
    if option.shape is not None and _is_streaming(option.shape):
        return _streamed(words[0], context)
    return context.load(words[0])


def _is_streaming(shape: Any) -> bool:
    return bool(shape.type_name == "blob" and shape.serialization.get("streaming"))


def _streamed(word: Text, context: Context) -> Node:
    """The contents of the file whose path is the value; version 2 of the AWS CLI takes `fileb://` before it too."""
    return context.load(word) or context.contents(word, 0, "fileb")


def _single(given: Text | Sequence[Text]) -> Text:
    return given if isinstance(given, Text) else given[0]


def is_json_value(shape: Any) -> bool:
    """Whether a value is always JSON: a document type, or a header that holds JSON."""
    serialization = shape.serialization
    is_header = serialization.get("jsonvalue") and serialization.get("location") == "header"
    return bool(is_header or getattr(shape, "is_document_type", False))


def takes_shorthand(shape: Any) -> bool:
    """Whether the AWS CLI reads shorthand for a shape: structures, maps and lists of them, unless they hold documents."""
    if shape.type_name == "list" and shape.member.type_name not in _COMPLEX:
        return False
    return not _holds_documents(shape)


def _holds_documents(shape: Any) -> bool:
    seen = 0
    while shape.type_name in ("list", "map") and seen < 20:
        shape = shape.member if shape.type_name == "list" else shape.value
        seen += 1
    return bool(getattr(shape, "is_document_type", False))


def scalar(option: Option, shape: Any, text: Text, context: Context) -> Node | None:
    if shape.type_name in _NUMBERS:
        return number(option, shape.type_name, text, context)
    if shape.type_name == "boolean":
        return Node(text.value.lower() != "false" and bool(text.value), text)
    return blob(text, context) if shape.type_name == "blob" else Node(text.value, text)


def number(option: Option, type_name: str, text: Text, context: Context) -> Node | None:
    read, expected = _NUMBERS[type_name]
    try:
        return Node(read(text.value), text)
    except (ValueError, OverflowError):
        context.report("malformed-value", text, f"`{option.flag}` takes {expected}, and `{shown(text.value)}` is none")
        return None


def blob(text: Text, context: Context) -> Node:
    """Bytes: the text itself (version 1), or what it decodes to where `--cli-binary-format base64` is given."""
    if context.binary_format == "base64":
        try:
            return Node(base64.b64decode(text.value, validate=True), text)
        except (binascii.Error, ValueError):
            context.report("malformed-value", text, f"`{shown(text.value)}` is not base64")
    return Node(text.value.encode(), text)


def _complex(option: Option, shape: Any, given: Text | Sequence[Text], context: Context) -> Node | None:
    if shape.type_name != "list":
        return _object(option, shape, _single(given), context)
    if isinstance(given, Text):
        if given.value.lstrip()[:1] == "[":
            return _json(option, given, context)
        return _one_for_a_list(option, shape, given, context)
    if len(given) == 1 and given[0].value.strip()[:1] == "[":
        return _json(option, given[0], context)
    return _listed(option, shape, given, context)


def _one_for_a_list(option: Option, shape: Any, text: Text, context: Context) -> Node | None:
    """A file for an option that takes a list; the AWS CLI reads nothing but a JSON list from it."""
    if shape.member.type_name not in _COMPLEX:
        return _listed(option, shape, [text], context)
    context.report(
        "invalid-json-parameter",
        text.strip().slice(0, 1),
        f"`{option.flag}` takes a JSON list, and the file holds no list",
    )
    node = json_node(text)
    return replace(node, is_doubtful=True) if node is not None else None


def _object(option: Option, shape: Any, text: Text, context: Context) -> Node | None:
    if text.value.lstrip()[:1] == "{":
        return _json(option, text, context)
    what = "object" if shape.type_name in ("structure", "map") else shape.type_name
    context.report(
        "invalid-json-parameter",
        text,
        f"`{option.flag}` takes a JSON {what}, and `{shown(text.value)}` is none",
    )
    if text.value.lstrip()[:1] == "[":
        _json(option, text, context)  # the author may mend both at once
    return None


def _listed(option: Option, shape: Any, words: Sequence[Text], context: Context) -> Node:
    _check_joined(option, shape, words, context)
    member = replace(option, shape=shape.member)
    items = [unpack(member, word, context) for word in words]
    kept = [item for item in items if item is not None]
    return Node(kept, _around(words))


def _check_joined(option: Option, shape: Any, words: Sequence[Text], context: Context) -> None:
    """Values of a list joined by commas: the AWS CLI takes lists of plain values apart at blanks alone."""
    is_list_of_texts = shape.type_name == "list" and shape.member.type_name == "string"
    if is_list_of_texts and len(words) == 1 and _JOINED.fullmatch(words[0].value):
        message = f"`{option.flag}` gets one value, `{shown(words[0].value)}`: a comma separates none"
        context.report("joined-values", words[0], message, "Put a blank in place of each comma")


def _json(option: Option, text: Text, context: Context) -> Node | None:
    return json_value(text, f"the value of `{option.flag}`", context)


def json_value(text: Text, subject: str, context: Context) -> Node | None:
    """The value of a JSON text; what is wrong with it is reported, and what could be read is doubtful."""
    found = problem(text)
    if found is None:
        return json_node(text)
    if not _report_mistyped_reference(text, context):
        _report_broken(text, subject, found, context)
    node = json_node(text)
    return replace(node, is_doubtful=True) if node is not None else None


def _report_broken(text: Text, subject: str, found: NotJson, context: Context) -> None:
    """Said as our own reader says it, which knows what is missing; Python's only knows where it stopped."""
    first = next(iter(read_json(text).findings), None)
    if first is None:
        place = text.slice(found.index, found.index + 1)
        context.report("invalid-json-parameter", place, f"{subject} is not JSON: {found.reason}", _JSON_HELP)
    else:
        message = f"{subject} is not JSON: {first.message}"
        context.report("invalid-json-parameter", first.span, message, first.help or _JSON_HELP, related=first.related)


def _report_mistyped_reference(text: Text, context: Context) -> bool:
    """Whether the text was meant to name a file: `file:/input.json`."""
    found = _MISTYPED.match(text.value)
    if found is None:
        return False
    place = text.slice(0, found.end())
    fix = replacement("Write `file://`", place.span(), f"{found[1]}://")
    message = f"`{shown(text.value)}` names no file: it begins with `{found[0]}` instead of `{found[1]}://`"
    context.report("invalid-json-parameter", place, message, fix=fix)
    return True


def _shorthand(option: Option, given: Text | Sequence[Text], context: Context) -> Node | None:
    special = _special(option, given)
    if special is not None:
        return special
    words = [given] if isinstance(given, Text) else list(given)
    kept = list(_read_all(option, words, context))
    if len(kept) < len(words):
        return None
    whole = kept[0] if isinstance(given, Text) else Node(kept, _around(words))
    return coerce(whole, option.shape, context, option.flag)


def _read_all(option: Option, words: Sequence[Text], context: Context) -> Iterator[Node]:
    """The values that can be read. A word without `=` after one that cannot is a piece of that one: it is told once."""
    is_broken = False
    for word in words:
        if is_broken and "=" not in word.value:
            continue
        node = _read(option, word, context)
        is_broken = node is None
        if node is not None:
            yield node


def _read(option: Option, word: Text, context: Context) -> Node | None:
    try:
        return read_shorthand(word, context.load)
    except ShorthandError as error:
        if _VARIABLE in word.value:
            return None  # what a shell would put there cannot be known
        index = min(error.index, max(len(word) - 1, 0))
        context.report(
            "invalid-shorthand",
            word.slice(index, index + 1) if word.value else word,
            f"the value `{shown(word.value)}` of `{option.flag}` is no shorthand: {error.message}",
            _help(option, word),
        )
        return None


def _help(option: Option, word: Text) -> str:
    if "=" in word.value:
        return "Write `Key=value` pairs joined by commas, without blanks around them; quote a value that holds a comma or a blank"
    return f"Write `Key=value` pairs for `{option.flag}`, or JSON"


def _special(option: Option, given: Text | Sequence[Text]) -> Node | None:
    """Two forms of the AWS CLI's first shorthand: plain words for structures of one member."""
    shape = option.shape
    if option.effect == "bare-list" and not isinstance(given, Text):
        (name,) = shape.member.members
        return Node([Node({name: Node(word.value, word)}, word) for word in given], _around(given))
    if shape.type_name != "structure" or list(shape.members) != ["Value"]:
        return None
    text = _single(given)
    if shape.members["Value"].type_name == "string" and "=" not in text.value:
        return Node({"Value": Node(text.value, text)}, text)
    return None


def _around(words: Sequence[Text]) -> Text:
    if not words:
        return Text("", ((0, 0),), 0)
    start = words[0].offset(0)
    return words[0] if len(words) == 1 else Text(" ", ((0, start),), max(words[-1].span().stop, start))
