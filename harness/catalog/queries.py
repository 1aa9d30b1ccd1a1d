"""The form of what a JMESPath expression gives, inferred from the form that it is asked of.

Only syntax, names and types are looked at. What can give nothing but null or an error is a finding on its very words.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar, TypeAlias

from jmespath.exceptions import JMESPathError, LexerError, ParseError
from jmespath.lexer import Lexer
from jmespath.parser import Parser

from harness.catalog.forms import ANYTHING, Anything, Decoded, Dictionary, Form, Listing, Record, Scalar, spoken
from harness.catalog.query_functions import (
    BOOLEAN,
    NUMBER,
    STRING,
    arity_flaw,
    common,
    form_given,
    function_names,
    wrong_arguments,
)
from harness.catalog.query_limits import (
    MAX_CHARACTERS,
    MAX_TOKENS,
    TOO_DEEP,
    TOO_WIDE,
    excessive,
    is_too_deep,
    is_too_wide,
)
from harness.catalog.suggesting import suggest
from harness.findings import Finding
from harness.text import Text

Node: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives, and what is wrong with it. `form` is Anything where that cannot be told."""

    form: Form
    findings: tuple[Finding, ...] = ()


def infer(query: Text, form: Form) -> Answer:
    """The form that `query` gives of a value of `form`.

    Findings: `malformed-query` (no JMESPath), `query-unknown-member`, `query-mismatch` (a step that the type of the
    value rules out, so that the AWS CLI prints null or fails). A query past the limits above is malformed, too.
    """
    if len(query) > MAX_CHARACTERS:
        clause = f"has {len(query)} characters; an argument holds {MAX_CHARACTERS}"
        return Answer(ANYTHING, (excessive(query, clause),))
    try:
        tokens, tree = _parsed(query.value)
    except JMESPathError as error:
        return Answer(ANYTHING, (_malformed(query, error),))
    except RecursionError:
        return Answer(ANYTHING, (excessive(query, TOO_DEEP),))
    if is_too_wide(tree):
        return Answer(ANYTHING, (excessive(query, TOO_WIDE),))
    if tokens > MAX_TOKENS:
        return Answer(ANYTHING, (excessive(query, TOO_DEEP),) if is_too_deep(tree) else ())
    inference = _Inference(query)
    return Answer(inference.of(tree, form), tuple(inference.findings))


def _parsed(query: str) -> tuple[int, Node]:
    """How many tokens there are (no more than one past the limit is counted), and the syntax tree.

    Raises JMESPathError for what is no JMESPath, RecursionError for what is nested too deep to be read.
    """
    with warnings.catch_warnings():  # jmespath warns of literals in its old syntax, which the AWS CLI takes
        warnings.simplefilter("ignore")
        tokens = sum(1 for _ in islice(Lexer().tokenize(query), MAX_TOKENS + 1))
        tree: Node = _PlacedParser().parse(query).parsed
    return tokens, tree


def _malformed(query: Text, error: JMESPathError) -> Finding:
    place, said = len(query), "it ends too early" if query.value.strip() else "it is empty"
    if isinstance(error, LexerError):
        place, said = error.lexer_position, f"{error.message} at column {error.lexer_position + 1}"
    elif isinstance(error, ParseError) and error.token_value is not None:
        place, said = error.lex_position, f"`{error.token_value}` at column {error.lex_position + 1} does not fit"
    start = min(place, max(len(query) - 1, 0))
    return Finding(
        "malformed-query",
        query.span(start, start + 1),
        f"`{_shortened(query.value)}` is no JMESPath expression: {said}",
        "Correct the expression; the AWS CLI stops at it before it sends a request",
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


class _PlacedParser(Parser):  # type: ignore[misc]
    """A parser whose field and function nodes know where they start."""

    _CACHE: ClassVar[dict[str, Any]] = {}

    def _token_nud_unquoted_identifier(self, token: Node) -> Node:
        return {**super()._token_nud_unquoted_identifier(token), "start": token["start"], "stop": token["end"]}

    def _token_nud_quoted_identifier(self, token: Node) -> Node:
        node = super()._token_nud_quoted_identifier(token)
        stop = token["start"] + len(token["value"]) + 2  # the lexer's own end leaves the quotes out
        return {**node, "start": token["start"], "stop": stop, "is_quoted": True}

    def _token_led_lparen(self, left: Node) -> Node:
        placed = {"start": left.get("start", 0), "stop": left.get("stop", 0)}
        return {**super()._token_led_lparen(left), **placed}


class _Inference:
    """One walk over a parsed expression; `of` gives the form of a node, asked of a form."""

    def __init__(self, query: Text) -> None:
        self._query = query
        self.findings: list[Finding] = []

    def of(self, node: Node, form: Form) -> Form:
        return _NODES.get(node["type"], _Inference._unknown)(self, node, form)

    def _unknown(self, node: Node, form: Form) -> Form:
        return ANYTHING

    def _field(self, node: Node, form: Form) -> Form:
        name = node["value"]
        if isinstance(form, Dictionary):
            return form.value
        if isinstance(form, (Anything, Decoded)):
            return ANYTHING
        if not isinstance(form, Record):
            return self._mismatch(node, f"`{name}` is asked of {spoken(form)}, which has no members", _remedy(form))
        if name in form.members:
            return form.members[name]
        return self._missing(node, form)

    def _missing(self, node: Node, form: Record) -> Form:
        name = node["value"]
        help_ = _suggestion(name, form, is_quoted=node.get("is_quoted", False))
        where = f"`{form.name}` has" if form.name else "what the query has made so far has"
        self._say("query-unknown-member", node, f"{where} no member `{name}`, so it gives null", help_)
        return ANYTHING

    def _chain(self, node: Node, form: Form) -> Form:
        for child in node["children"]:
            form = self.of(child, form)
        return form

    def _index(self, node: Node, form: Form) -> Form:
        return self._item(node, form, f"[{node['value']}]")

    def _slice(self, node: Node, form: Form) -> Form:
        return Listing(self._item(node, form, "a slice"))

    def _item(self, node: Node, form: Form, said: str) -> Form:
        if isinstance(form, Listing):
            return form.item
        if isinstance(form, (Record, Dictionary, Scalar)):
            self._mismatch(node, f"`{said}` is asked of {spoken(form)}, which has no elements")
        return ANYTHING

    def _projection(self, node: Node, form: Form) -> Form:
        left, right = node["children"]
        return Listing(self.of(right, self._item(node, self.of(left, form), "[*]")))

    def _flatten(self, node: Node, form: Form) -> Form:
        item = self._item(node, self.of(node["children"][0], form), "[]")
        return item if isinstance(item, Listing) else Listing(item)

    def _filter(self, node: Node, form: Form) -> Form:
        left, right, condition = node["children"]
        item = self._item(node, self.of(left, form), "[?...]")
        self.of(condition, item)
        return Listing(self.of(right, item))

    def _values(self, node: Node, form: Form) -> Form:
        left, right = node["children"]
        base = self.of(left, form)
        if isinstance(base, (Listing, Scalar)):
            return self._mismatch(node, f"`*` is asked of {spoken(base)}, which has no members")
        return Listing(self.of(right, base.value if isinstance(base, Dictionary) else ANYTHING))

    def _truth(self, node: Node, form: Form) -> Form:
        for child in node["children"]:
            self.of(child, form)
        return BOOLEAN

    def _either(self, node: Node, form: Form) -> Form:
        return common([self.of(child, form) for child in node["children"]])

    def _same(self, node: Node, form: Form) -> Form:
        return form

    def _literal(self, node: Node, form: Form) -> Form:
        return _form_of_literal(node["value"])

    def _columns(self, node: Node, form: Form) -> Form:
        return Listing(common([self.of(child, form) for child in node["children"]]))

    def _hash(self, node: Node, form: Form) -> Form:
        return Record("", {pair["value"]: self.of(pair["children"][0], form) for pair in node["children"]})

    def _function(self, node: Node, form: Form) -> Form:
        name, arguments = node["value"], node["children"]
        if name not in function_names():
            near = suggest(name, function_names())
            help_ = f"Did you mean `{near}`?" if near else "JMESPath has no such function"
            return self._mismatch(node, f"`{name}()` is no function of JMESPath", help_)
        if flaw := arity_flaw(name, len(arguments)):
            return self._mismatch(node, f"`{name}()` {flaw}")
        forms = self._arguments(node, arguments, form)
        for given, wanted in wrong_arguments(name, forms):
            self._mismatch(node, f"`{name}()` takes {wanted} and is given {spoken(given)}")
        return form_given(name, forms)

    def _arguments(self, node: Node, arguments: list[Node], form: Form) -> list[Form]:
        """Plain arguments are asked of the current value, an `&expression` of each item of the list beside it."""
        plain = [ANYTHING if a["type"] == "expref" else self.of(a, form) for a in arguments]
        items = [f.item for f in plain if isinstance(f, Listing)]
        item = items[0] if items else ANYTHING
        return [
            self.of(a["children"][0], item) if a["type"] == "expref" else p
            for a, p in zip(arguments, plain, strict=True)
        ]

    def _mismatch(self, node: Node, said: str, help_: str = "") -> Form:
        self._say("query-mismatch", node, said, help_)
        return ANYTHING

    def _say(self, name: str, node: Node, message: str, help_: str) -> None:
        start, stop = node.get("start"), node.get("stop")
        span = self._query.span() if start is None or stop is None else self._query.span(start, stop)
        self.findings.append(Finding(name, span, message, help_))


_NODES: Mapping[str, Callable[[_Inference, Node, Form], Form]] = {
    "field": _Inference._field,
    "subexpression": _Inference._chain,
    "index_expression": _Inference._chain,
    "pipe": _Inference._chain,
    "index": _Inference._index,
    "slice": _Inference._slice,
    "projection": _Inference._projection,
    "flatten": _Inference._flatten,
    "filter_projection": _Inference._filter,
    "value_projection": _Inference._values,
    "comparator": _Inference._truth,
    "not_expression": _Inference._truth,
    "or_expression": _Inference._either,
    "and_expression": _Inference._either,
    "identity": _Inference._same,
    "current": _Inference._same,
    "literal": _Inference._literal,
    "multi_select_list": _Inference._columns,
    "multi_select_dict": _Inference._hash,
    "function_expression": _Inference._function,
}


def _remedy(form: Form) -> str:
    return "Write `[]` or `[*]` after the list to ask each of its elements" if isinstance(form, Listing) else ""


def _suggestion(name: str, form: Record, *, is_quoted: bool) -> str:
    near = suggest(name, form.members)
    if near:
        return f"Did you mean `{near}`?"
    if is_quoted:
        return "Double quotes make a member's name in JMESPath; a string stands in single quotes"
    names = sorted(form.members)
    return (
        f"Its members are {', '.join(f'`{n}`' for n in names[:8])}{', ...' if len(names) > 8 else ''}" if names else ""
    )


def _form_of_literal(value: Any) -> Form:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, (int, float)):
        return NUMBER
    return STRING if isinstance(value, str) else ANYTHING
