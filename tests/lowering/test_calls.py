"""A command lowers to the call that the AWS CLI would make."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.lowering.model import Lowering

Lower = Callable[..., Lowering]


@pytest.mark.parametrize(
    ("text", "operation", "parameters"),
    [
        ("aws kms list-keys", "ListKeys", {}),
        ("aws kms create-key --multi-region", "CreateKey", {"MultiRegion": True}),
        ("aws kms create-key --no-multi-region", "CreateKey", {"MultiRegion": False}),
        ("aws kms enable-key --key-id=abc", "EnableKey", {"KeyId": "abc"}),
        ("aws --multi-region kms create-key", "CreateKey", {"MultiRegion": True}),
        ("aws --region us-west-2 kms enable-key --key abc", "EnableKey", {"KeyId": "abc"}),
        (
            "aws kms untag-resource --key-id k --tag-keys a b c",
            "UntagResource",
            {"KeyId": "k", "TagKeys": ["a", "b", "c"]},
        ),
        (
            'aws kms untag-resource --key-id k --tag-keys \'["a", "b"]\'',
            "UntagResource",
            {"KeyId": "k", "TagKeys": ["a", "b"]},
        ),
        (
            "aws kms tag-resource --key-id k --tags TagKey=a,TagValue=b TagKey=c,TagValue='d e'",
            "TagResource",
            {"KeyId": "k", "Tags": [{"TagKey": "a", "TagValue": "b"}, {"TagKey": "c", "TagValue": "d e"}]},
        ),
        (
            "aws kms encrypt --key-id k --plaintext hello",
            "Encrypt",
            {"KeyId": "k", "Plaintext": b"hello"},
        ),
        (
            "aws kms encrypt --key-id k --plaintext aGVsbG8= --cli-binary-format base64",
            "Encrypt",
            {"KeyId": "k", "Plaintext": b"hello"},
        ),
        (
            "aws kms schedule-key-deletion --key-id k --pending-window-in-days 7",
            "ScheduleKeyDeletion",
            {"KeyId": "k", "PendingWindowInDays": 7},
        ),
        (
            "aws ec2 run-instances --image-id ami-1 --count 1:3 --subnet-id s --associate-public-ip-address",
            "RunInstances",
            {
                "ImageId": "ami-1",
                "MinCount": 1,
                "MaxCount": 3,
                "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": True, "SubnetId": "s"}],
            },
        ),
        (
            "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22-25 --cidr 10.0.0.0/8",
            "AuthorizeSecurityGroupIngress",
            {
                "GroupId": "sg-1",
                "IpPermissions": [
                    {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 25, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
                ],
            },
        ),
        (
            "aws ec2 modify-vpc-attribute --vpc-id v --enable-dns-support Value=false",
            "ModifyVpcAttribute",
            {"VpcId": "v", "EnableDnsSupport": {"Value": False}},
        ),
        (
            "aws ec2 modify-vpc-attribute --vpc-id v --no-enable-dns-support",
            "ModifyVpcAttribute",
            {"VpcId": "v", "EnableDnsSupport": {"Value": False}},
        ),
        (
            "aws workspaces reboot-workspaces --reboot-workspace-requests ws-123456789",
            "RebootWorkspaces",
            {"RebootWorkspaceRequests": [{"WorkspaceId": "ws-123456789"}]},
        ),
        (
            "aws ses send-email --from a@example.com --to b@example.com c@example.com --subject hi --text body",
            "SendEmail",
            {
                "Source": "a@example.com",
                "Destination": {"ToAddresses": ["b@example.com", "c@example.com"]},
                "Message": {"Subject": {"Data": "hi"}, "Body": {"Text": {"Data": "body"}}},
            },
        ),
        (
            "aws cloudwatch put-metric-data --namespace n --metric-name m --value 1.5 --dimensions A=b,C=d",
            "PutMetricData",
            {
                "Namespace": "n",
                "MetricData": [
                    {
                        "MetricName": "m",
                        "Value": 1.5,
                        "Dimensions": [{"Name": "A", "Value": "b"}, {"Name": "C", "Value": "d"}],
                    }
                ],
            },
        ),
        (
            "aws deploy create-deployment --application-name a --s3-location bucket=b,key=k,bundleType=zip",
            "CreateDeployment",
            {
                "applicationName": "a",
                "revision": {"revisionType": "S3", "s3Location": {"bucket": "b", "key": "k", "bundleType": "zip"}},
            },
        ),
        (
            "aws emr list-clusters --active",
            "ListClusters",
            {"ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING"]},
        ),
    ],
)
def test_parameters_are_what_the_cli_hands_to_botocore(
    lower_text: Lower, text: str, operation: str, parameters: dict[str, object]
) -> None:
    lowering = lower_text(text)
    assert [one.name for one in lowering.findings if one.name != "abbreviated-option"] == []
    assert lowering.call is not None
    assert (lowering.call.operation, lowering.call.parameters) == (operation, parameters)


def test_global_options_may_stand_anywhere(lower_text: Lower) -> None:
    call = lower_text(
        "aws kms list-keys --output text --query 'Keys[].KeyId' --region eu-west-1 --no-sign-request"
    ).call
    assert call is not None
    assert (call.output, call.query and call.query.value, call.region) == ("text", "Keys[].KeyId", "eu-west-1")
    assert not call.is_signed


def test_options_of_version_2_are_taken_too(lower_text: Lower) -> None:
    lowering = lower_text("aws kms list-keys --no-cli-pager --output yaml --cli-binary-format raw-in-base64-out")
    assert lowering.findings == ()
    assert lowering.call is not None
    assert lowering.call.output == "yaml"


def test_paging_options_are_no_parameters(lower_text: Lower) -> None:
    call = lower_text("aws kms list-keys --max-items 2 --starting-token abc --page-size 1").call
    assert call is not None
    assert call.parameters == {}
    assert call.pagination == {"MaxItems": 2, "StartingToken": "abc", "PageSize": 1}
    assert call.is_paginated


def test_the_own_paging_option_of_a_service_turns_the_paging_of_the_cli_off(lower_text: Lower) -> None:
    call = lower_text("aws kms list-keys --limit 2").call
    assert call is not None
    assert call.parameters == {"Limit": 2}
    assert not call.is_paginated


def test_a_waiter_polls_its_operation(lower_text: Lower) -> None:
    call = lower_text("aws ec2 wait instance-running --instance-ids i-1").call
    assert call is not None
    assert (call.operation, call.waiter, call.parameters) == (
        "DescribeInstances",
        "InstanceRunning",
        {"InstanceIds": ["i-1"]},
    )


def test_an_outfile_takes_the_streamed_reply(lower_text: Lower) -> None:
    call = lower_text("aws s3api get-object --bucket b --key k out.bin").call
    assert call is not None
    assert (call.service, call.outfile) == ("s3", "out.bin")


def test_commands_of_the_cli_itself_are_no_call(lower_text: Lower) -> None:
    lowering = lower_text("aws s3 cp a.txt s3://bucket/a.txt --recursive")
    assert lowering.call is None
    assert lowering.custom is not None
    assert (lowering.custom.service, lowering.custom.name) == ("s3", "cp")


@pytest.mark.parametrize("text", ["openssl rand 16", "aws kms help", "aws kms create-key --generate-cli-skeleton"])
def test_what_is_no_call_says_why(lower_text: Lower, text: str) -> None:
    lowering = lower_text(text)
    assert lowering.call is None
    assert lowering.skipped
    assert lowering.findings == ()


def test_addresses_are_never_fetched(lower_text: Lower) -> None:
    call = lower_text("aws kms update-key-description --key-id k --description https://example.com/x").call
    assert call is not None
    assert call.parameters["Description"] == "https://example.com/x"
