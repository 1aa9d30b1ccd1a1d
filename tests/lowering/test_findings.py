"""What the AWS CLI or botocore would refuse is a finding, on the very characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.fixing import fixed
from harness.lowering.model import Lowering
from harness.text import Source

Lower = Callable[..., Lowering]
Places = Callable[[str, Lowering], list[tuple[str, str]]]

TAG = "aws kms tag-resource --key-id k --tags "


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("aws kmss list-keys", "unknown-service", "kmss"),
        ("aws kms list-key", "unknown-command", "list-key"),
        ("aws s3 put-object --bucket b", "unknown-command", "put-object"),
        ("aws ec2 wait instance-flying", "unknown-command", "instance-flying"),
        ("aws --regoin us-east-1 kms list-keys", "unknown-option", "--regoin"),
        ("aws kms enable-key --keyid k", "unknown-option", "--keyid"),
        ("aws kms enable-key -key-id k", "unknown-option", "-key-id"),
        ("aws kms enable-key --keyid=k", "unknown-option", "--keyid"),
        ("aws kms create-grant --key-id k --grant x --grantee-principal p --operations Decrypt", "unknown-option", "--grant"),
        ("aws kms enable-key", "missing-required-option", "enable-key"),
        ("aws s3api get-object --bucket b --key k", "missing-required-option", "get-object"),
        ("aws kms enable-key --key-id", "missing-option-value", "--key-id"),
        ("aws kms enable-key --key-id k --key-id j", "duplicate-option", "--key-id"),
        ("aws kms untag-resource --key-id k --tag-key=a", "abbreviated-option", "--tag-key"),
        ("aws kms list-keys --endpoint https://localhost", "abbreviated-option", "--endpoint"),
        ("aws kms list-keys --region us-esat-1", "misspelt-region", "us-esat-1"),
        ("aws kms enable-key --key-id 'a$(date +%s)b'", "quoted-substitution", "$(date +%s)"),
        ("aws kms create-key --multi-region true", "unexpected-argument", "true"),
        ("aws kms create-key --multi-region=true", "malformed-value", "--multi-region=true"),
        ("aws kms untag-resource --key-id k --tag-keys one,two", "joined-values", "one,two"),
        ("aws kms list-keys --output jsn", "malformed-value", "jsn"),
        ("aws kms schedule-key-deletion --key-id k --pending-window-in-days x", "malformed-value", "x"),
        ("aws ec2 run-instances --image-id a --count x", "malformed-value", "x"),
        ("aws kms", "missing-command", "kms"),
        ("aws kms list-keys --no-paginate --max-items 3", "exclusive-options", "--max-items"),
        (TAG + "TagKey=a,Value=b", "unknown-parameter-member", "Value"),
        (TAG + "TagKey=a", "missing-parameter-member", "TagKey=a"),
        (TAG + "TagKey=a, TagValue=b", "invalid-shorthand", ","),
        (TAG + "TagKey=a,TagKey=b,TagValue=c", "invalid-shorthand", ","),
        (TAG + "a", "invalid-shorthand", "a"),
        (TAG + "'[{\"TagKey\": \"a\" \"TagValue\": \"b\"}]'", "invalid-json-parameter", '"'),
        (TAG + '\'[{"TagKey": "a", "TagValue": 1}]\'', "parameter-type", "1"),
        ("aws kms create-key --key-spec AES", "invalid-enum-value", "AES"),
        ("aws kms create-key --key-spec rsa_2048", "enum-value-case", "rsa_2048"),
        ("aws kms create-key --origin your-origin", "doubtful-enum-value", "your-origin"),
        ("aws kms enable-key --key-id ''", "parameter-too-short", ""),
        ("aws logs get-log-events --log-group-name g --log-stream-name s --limit 0", "parameter-too-small", "0"),
        ("aws cloudwatch get-metric-statistics --namespace n --metric-name m --start-time soon --end-time 1 --period 60",
         "parameter-type", "soon"),
        ("aws kms tag-resource --cli-input-json file:/input.json", "invalid-json-parameter", "file:/"),
    ],
)  # fmt: skip
def test_a_finding_stands_on_what_is_wrong(lower_text: Lower, places: Places, text: str, name: str, place: str) -> None:
    assert places(text, lower_text(text)) == [(name, place)]


def test_a_near_option_is_the_fix_and_is_not_missed_besides(lower_text: Lower) -> None:
    text = "aws kms delete-alias --aliasname alias/x"
    (finding,) = lower_text(text).findings
    assert "did you mean `--alias-name`" in finding.message
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.stop :] == "aws kms delete-alias --alias-name alias/x"


def test_a_member_of_a_json_file_is_named_in_its_place(lower_text: Lower, places: Places) -> None:
    text, tags = TAG + "file://tags.json", '[\n  {"TagKey": "a", "TagValu": "b"}\n]'
    lowering = lower_text(text, {"tags.json": tags})
    assert places(f"{text}\n{tags}", lowering) == [("unknown-parameter-member", "TagValu")]
    assert lowering.findings[0].field == "$.Tags[0].TagValu"


def test_a_policy_in_a_file_has_to_be_json(lower_text: Lower, places: Places) -> None:
    text = "aws iam create-policy --policy-name p --policy-document file://policy.json"
    policy = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",}]}'
    lowering = lower_text(text, {"policy.json": policy})
    assert places(f"{text}\n{policy}", lowering) == [("invalid-json-parameter", "}")]
    assert lowering.call is not None
    assert lowering.call.parameters["PolicyDocument"] == policy


def test_json_of_the_wrong_kind_is_read_for_what_else_is_wrong(lower_text: Lower, places: Places) -> None:
    text = "aws emr create-cluster --release-label emr-5.9.0 --use-default-roles --ec2-attributes file://a.json"
    attributes = '[{"SubnetId": "subnet-a" "KeyName": "key"}]'
    found = places(f"{text}\n{attributes}", lower_text(text, {"a.json": attributes}))
    assert found == [("invalid-json-parameter", attributes), ("invalid-json-parameter", '"')]


def test_broken_json_gives_one_finding_only(lower_text: Lower) -> None:
    lowering = lower_text(TAG + '\'[{"TagKey": "a", "Tag" "b"}]\'')
    assert [finding.name for finding in lowering.findings] == ["invalid-json-parameter"]


def test_idempotency_tokens_may_be_left_out(lower_text: Lower) -> None:
    lowering = lower_text("aws route53profiles create-profile --name p")
    assert lowering.findings == ()


def test_the_message_of_a_value_stays_on_one_line(lower_text: Lower) -> None:
    (finding,) = lower_text(TAG + "'a\n" + "b" * 200 + "'").findings
    assert "\n" not in finding.message
    assert len(finding.message) < 200


def test_an_option_that_is_given_again_and_again_is_told_once_with_its_places(lower_text: Lower) -> None:
    (found,) = lower_text("aws kms enable-key" + " --key-id k" * 50).findings
    assert found.message == "`--key-id` is given 50 times, and only the last counts"
    assert 1 < len(found.related) < 10


def test_a_broken_shorthand_value_is_told_once_and_not_for_each_of_its_pieces(lower_text: Lower) -> None:
    findings = lower_text(TAG + "TagKey=a,TagValue=[b from the x]").findings
    assert [found.name for found in findings] == ["invalid-shorthand"]


def test_two_broken_shorthand_values_are_two_findings(lower_text: Lower) -> None:
    findings = lower_text(TAG + "TagKey=a,TagValue=[b TagKey=c,TagValue=[d").findings
    assert [found.name for found in findings] == ["invalid-shorthand"] * 2


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_the_fix_of_a_mistyped_value_leaves_its_quotes(lower_text: Lower, quote: str) -> None:
    text = f"aws kms create-key --key-spec {quote}rsa_2048{quote}"
    (found,) = lower_text(text).findings
    assert found.fix is not None
    assert fixed(Source("x", text), [found.fix])[0] == f"aws kms create-key --key-spec {quote}RSA_2048{quote}"


def test_a_value_with_quotes_in_its_middle_is_left_to_its_author(lower_text: Lower) -> None:
    (found,) = lower_text('aws kms create-key --key-spec rsa_"2048"').findings
    assert found.fix is None


def test_an_unknown_option_with_words_too_many_has_no_fix(lower_text: Lower) -> None:
    sure, doubtful = (
        next(found for found in lower_text(text).findings if found.name == "unknown-option")
        for text in ("aws kms list-keys -limit 3", "aws kms list-keys -limit (Integer between 1 and 9)")
    )
    assert sure.fix is not None
    assert doubtful.fix is None


@pytest.mark.parametrize("account", ["12345689012", "1234567890123"])
def test_an_account_id_of_an_arn_has_twelve_digits(lower_text: Lower, account: str) -> None:
    (found,) = lower_text(f"aws kms describe-key --key-id arn:aws:kms:us-east-1:{account}:key/k").findings
    assert found.name == "parameter-account-id"
    assert f"`{account}`, of {len(account)} digits" in found.message


@pytest.mark.parametrize("account", ["123456789012", "", "account-id", "aws", "12345XXXXX"])
def test_placeholders_and_names_are_no_account_ids_of_wrong_length(lower_text: Lower, account: str) -> None:
    assert lower_text(f"aws kms describe-key --key-id arn:aws:kms:us-east-1:{account}:key/k").findings == ()


def test_what_keeps_a_parameter_from_being_json_is_said_with_its_place_and_mend(lower_text: Lower) -> None:
    text = """aws kms tag-resource --key-id k --tags '[{"TagKey": "a" "TagValue": "b"}]'"""
    (finding,) = lower_text(text).findings
    assert finding.message == "the value of `--tags` is not JSON: a comma is missing after this value"
    assert (finding.help, text[: finding.span.stop]) == ("Put a comma after it", text[: text.index(' "TagValue"')])
