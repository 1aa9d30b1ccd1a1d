"""The form of what a JMESPath expression gives."""

from __future__ import annotations

import pytest

from harness.catalog.forms import ANYTHING, Dictionary, Form, Listing, Record, Scalar
from harness.catalog.queries import Answer, infer
from harness.catalog.query_functions import BOOLEAN, NUMBER, STRING
from harness.text import Span, Text

ITEM = Record("Item", {"Name": STRING, "Size": Scalar("integer"), "Tags": Dictionary(STRING), "Parts": Listing(STRING)})
OUTPUT = Record("Output", {"Items": Listing(ITEM), "First": ITEM, "Count": Scalar("integer")})


def ask(query: str) -> Answer:
    return infer(Text.at(query, 100), OUTPUT)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("Count", Scalar("integer")),
        ("First.Name", STRING),
        ('"First"."Name"', STRING),
        ("@", OUTPUT),
        ("Items", Listing(ITEM)),
        ("Items[0]", ITEM),
        ("Items[-1].Name", STRING),
        ("Items[*].Name", Listing(STRING)),
        ("Items[].Name", Listing(STRING)),
        ("Items[0:2].Name", Listing(STRING)),
        ("Items[].Parts", Listing(Listing(STRING))),
        ("Items[].Parts[]", Listing(STRING)),
        ("Items[*].Parts[*]", Listing(Listing(STRING))),
        ("Items[?Size > `3`].Name", Listing(STRING)),
        ("Items[?Name == 'a' && !Size].Name | [0]", STRING),
        ("First.Tags.Owner", STRING),
        ("First.Tags.*", Listing(STRING)),
        ("Items[].[Name, Name]", Listing(Listing(STRING))),
        ("Items[].[Name, Size]", Listing(Listing(ANYTHING))),
        ("First.Name || 'none'", STRING),
        ("First.Name || Count", ANYTHING),
        ("length(Items)", NUMBER),
        ("contains(First.Name, 'a')", BOOLEAN),
        ("sort_by(Items, &Name)[].Name", Listing(STRING)),
        ("max_by(Items, &Size).Name", STRING),
        ("map(&Name, Items)", Listing(STRING)),
        ("keys(First.Tags)", Listing(STRING)),
        ("join(', ', Items[].Name)", STRING),
        ("to_array(Count)", Listing(Scalar("integer"))),
        ("not_null(First.Name, First.Name)", STRING),
        ("`[1, 2]`", ANYTHING),
        ("`true`", BOOLEAN),
    ],
)
def test_a_query_gives_a_form_without_findings(query: str, form: Form) -> None:
    assert ask(query) == Answer(form)


def test_a_hash_makes_a_record_of_its_own() -> None:
    answer = ask("Items[].{N: Name, S: Size}")
    assert isinstance(answer.form, Listing)
    assert isinstance(answer.form.item, Record)
    assert dict(answer.form.item.members) == {"N": STRING, "S": Scalar("integer")}
    assert ask("First.{N: Name}.Name").findings[0].name == "query-unknown-member"


@pytest.mark.parametrize(
    ("query", "word", "help_"),
    [
        ("Items[].name", "name", "Did you mean `Name`?"),
        ("items[].Name", "items", "Did you mean `Items`?"),
        ("Items[?Nam == 'a'].Name", "Nam", "Did you mean `Name`?"),
        (
            'Items[?Name == "web"]',
            '"web"',
            "Double quotes make a member's name in JMESPath; a string stands in single quotes",
        ),
        ("sort_by(Items, &Sizes)", "Sizes", "Did you mean `Size`?"),
    ],
)
def test_an_unknown_member_is_told_on_its_word(query: str, word: str, help_: str) -> None:
    (finding,) = ask(query).findings
    start = 100 + query.index(word)
    assert (finding.name, finding.span, finding.help) == ("query-unknown-member", Span(start, start + len(word)), help_)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("Items.Name", "`Name` is asked of a list, which has no members"),
        ("Count.Name", "`Name` is asked of an integer, which has no members"),
        ("First[0]", "`[0]` is asked of an object, which has no elements"),
        ("First[*].Name", "`[*]` is asked of an object, which has no elements"),
        ("First[?Name]", "`[?...]` is asked of an object, which has no elements"),
        ("Items.*", "`*` is asked of a list, which has no members"),
        ("lenght(Items)", "`lenght()` is no function of JMESPath"),
        ("length(Items, Count)", "`length()` takes 1 argument and is given 2"),
        ("length(Count)", "`length()` takes a list or an object or a string and is given an integer"),
        ("join(',', First.Name)", "`join()` takes a list and is given a string"),
    ],
)
def test_a_step_that_cannot_fit_is_told(query: str, message: str) -> None:
    (finding,) = ask(query).findings
    assert (finding.name, finding.message) == ("query-mismatch", message)


@pytest.mark.parametrize(
    "query", ["Items[", "Items[.Name", "", "Items[?Name=='a", "a b", "Items.`x`", "foo(", "&Name bar"]
)
def test_what_is_no_expression_is_malformed(query: str) -> None:
    (finding,) = ask(query).findings
    assert finding.name == "malformed-query"
    assert 100 <= finding.span.start <= finding.span.stop <= 100 + len(query)


@pytest.mark.parametrize("query", ["[" * 10_000, "(" * 240, "a" + "|a" * 100, "a" + ".a" * 100_000, "!" * 249])
def test_hostile_queries_end(query: str) -> None:
    ask(query)


@pytest.mark.parametrize(
    "query",
    [
        "[" * 5_000 + "0" + "]" * 5_000,
        "Items[*]." * 1_000 + "x",
        "!" * 30_000 + "a",
        "(" * 30_000,
        "x" * 200_000,
        "[@,@]|" * 40 + "@",
        "Items[].{a: [@, @], b: @}|" * 20 + "@",
        "[to_string(@)]|" * 40 + "@",
    ],
    ids=["brackets", "projections", "nots", "parentheses", "characters", "copies", "copies of items", "quoted quotes"],
)
def test_a_query_that_the_aws_cli_cannot_take_is_a_finding_on_its_beginning(query: str) -> None:
    (found,) = ask(query).findings
    assert found.name == "malformed-query"
    assert found.span == Span(100, 101)
    assert len(found.message) < 200


def test_a_query_that_repeats_a_little_is_no_finding() -> None:
    assert ask("[Items, Items] | [@, @] | [0][0][].{a: Name, b: [Name, Name]}").findings == ()


def test_a_long_query_that_is_not_deep_is_no_finding() -> None:
    assert ask("Items[*].[" + ",".join(["Name"] * 2_000) + "]").findings == ()
