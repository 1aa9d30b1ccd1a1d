"""Commands of the AWS CLI's own that make one call, through the whole checker."""

from __future__ import annotations

from harness.checker import check_source
from harness.findings import Verdict
from harness.text import Source

TEXT = """\
**To create a cluster**

The following ``create-cluster`` example creates a cluster. ::

    aws emr create-cluster --release-label emr-5.14.0 --instance-type m4.large --instance-count 2

Output::

    {
        "ClusterId": "j-1K48XXXXXXHCB",
        "ClusterArn": "arn:aws:elasticmapreduce:us-west-2:123456789012:cluster/j-1K48XXXXXXHCB"
    }
"""


def verdict(text: str) -> Verdict:
    (step,) = check_source(Source("emr/create-cluster.rst", text)).steps
    return step.judgement.verdict


def test_a_reply_is_compared_as_the_command_prints_it() -> None:
    assert verdict(TEXT) is Verdict.VERIFIED
    queried = TEXT.replace("--instance-count 2", "--query ClusterId").partition("    {")[0] + '    "j-1K48XXXXXXHCB"\n'
    assert verdict(queried) is Verdict.VERIFIED


def test_a_member_that_the_command_does_not_print_is_not_verified() -> None:
    assert verdict(TEXT.replace('"ClusterId"', '"JobFlowId"')) is not Verdict.VERIFIED
