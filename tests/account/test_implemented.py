"""Which operations the emulator has is known without asking it."""

from __future__ import annotations

import pytest

from harness.account import implements


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("kms", "CreateKey"),
        ("s3", "PutBucketPolicy"),  # dispatched by URL: only the backend has the name
        ("iam", "ListUsers"),
        ("lambda", "CreateFunction"),  # a package of another name
        ("cognito-idp", "CreateUserPool"),
        ("codedeploy", "CreateApplication"),
        ("neptune", "DescribeDBClusters"),
        ("opensearch", "CreateDomain"),
    ],
)
def test_the_emulator_has(service: str, operation: str) -> None:
    assert implements(service, operation)


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("kms", "ConnectCustomKeyStore"),
        ("lightsail", "GetInstances"),
        ("docdb", "DescribeDBClusters"),  # rds would answer at its endpoint
        ("lambda-core", "ListFunctions"),
        ("ec2", "MonitorInstances"),  # a method that only refuses
        ("xray", "GetGroups"),
        ("kms", "NoSuchOperation"),
        ("no-such-service", "List"),
    ],
)
def test_the_emulator_lacks(service: str, operation: str) -> None:
    assert not implements(service, operation)
