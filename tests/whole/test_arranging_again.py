"""An example is replayed again where its first replay shows what should have been arranged otherwise."""

from __future__ import annotations

from harness.checker import check_source
from harness.findings import Verdict
from harness.options import Options
from harness.text import Source


def verdicts(*steps: tuple[str, str]) -> list[Verdict]:
    text = "**To do so**\n\n"
    for command, output in steps:
        text += f"The following example does so. ::\n\n    {command}\n\n"
        text += "Output::\n\n" + "".join(f"    {line}\n" for line in output.splitlines()) + "\n" if output else ""
    return [step.judgement.verdict for step in check_source(Source("ec2/example.rst", text), Options()).steps]


_STARTING = """{
    "StartingInstances": [
        {
            "InstanceId": "i-1234567890abcdef0",
            "CurrentState": {"Code": 0, "Name": "pending"},
            "PreviousState": {"Code": 80, "Name": "stopped"}
        }
    ]
}"""


def test_an_instance_that_was_stopped_is_stopped_before_it_is_started() -> None:
    found = verdicts(("aws ec2 start-instances --instance-ids i-1234567890abcdef0", _STARTING))
    assert found == [Verdict.VERIFIED]


def test_a_parameter_is_put_as_often_as_its_version_says() -> None:
    put = "aws ssm put-parameter --name MyParameter --type String --value Vici --overwrite"
    assert verdicts((put, '{"Version": 3}')) == [Verdict.VERIFIED]


def test_a_version_that_the_example_itself_brought_about_must_agree() -> None:
    put = "aws ssm put-parameter --name MyParameter --type String --value Vici --overwrite"
    assert verdicts((put, '{"Version": 1}'), (put, '{"Version": 3}')) == [Verdict.VERIFIED, Verdict.GAP]


def test_a_value_that_was_made_up_is_the_documented_one_the_second_time() -> None:
    shown = """{
    "InstanceStatuses": [
        {
            "InstanceId": "i-1234567890abcdef0",
            "AvailabilityZone": "us-east-1d",
            "InstanceState": {"Code": 16, "Name": "running"}
        }
    ]
}"""
    status = ("aws ec2 describe-instance-status --instance-id i-1234567890abcdef0", shown)
    assert verdicts(status) == [Verdict.VERIFIED]
