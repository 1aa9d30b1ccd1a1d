"""What a call costs: an account against a plain boto3 script under moto's own `mock_aws`, and what stays in memory.

    python bench/calls.py [--accounts 2000] [--aws .corpus/oracle/bin/aws]

Prints milliseconds of processor time and their ratio. The script does what a careful tester would: one session, one
client a service, a fresh mock for each repetition.

With `--aws` it also prints what a documented command costs on the clock: read, replayed and judged by the harness,
and run by the real AWS CLI against a moto server that is up already.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness.account import World, open_account
from harness.lowering.model import Call
from harness.text import Span

REPEATED = 20
SCRIPTS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "kms": [("CreateKey", {}), ("ListKeys", {}), ("ListAliases", {}), ("GenerateRandom", {"NumberOfBytes": 16})],
    "s3": [
        ("CreateBucket", {"Bucket": "amzn-s3-demo-bucket"}),
        ("PutObject", {"Bucket": "amzn-s3-demo-bucket", "Key": "key", "Body": b"body"}),
        ("ListObjectsV2", {"Bucket": "amzn-s3-demo-bucket"}),
    ],
    "iam": [("CreateUser", {"UserName": "user"}), ("ListUsers", {}), ("GetUser", {"UserName": "user"})],
    "ec2": [("CreateVpc", {"CidrBlock": "10.0.0.0/16"}), ("DescribeVpcs", {}), ("DescribeSubnets", {})],
    "dynamodb": [("ListTables", {})],
    "sqs": [("CreateQueue", {"QueueName": "queue"}), ("ListQueues", {})],
}


def with_harness(service: str) -> None:
    with open_account(World()) as account:
        for operation, parameters in SCRIPTS[service]:
            reply = account.send(Call(service, operation, parameters, Span(0, 0)))
            assert reply.succeeded, reply


def with_boto3(clients: dict[str, Any], service: str) -> None:
    from botocore import xform_name
    from moto import mock_aws

    with mock_aws():
        client = clients[service]
        for operation, parameters in SCRIPTS[service]:
            name = xform_name(operation)
            if client.can_paginate(name):
                client.get_paginator(name).paginate(**parameters).build_full_result()
            else:
                getattr(client, name)(**parameters)


def boto3_clients() -> dict[str, Any]:
    import moto.core.models  # noqa: F401  before the session, which takes its handlers over
    from boto3 import Session

    session = Session("AKIAIOSFODNN7EXAMPLE", "secret", region_name="us-east-1")
    return {service: session.client(service) for service in SCRIPTS}


def milliseconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    for _ in range(REPEATED):
        work()
    return (time.process_time() - begun) * 1000 / REPEATED


def first_milliseconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def resident_megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def compare() -> None:
    clients = boto3_clients()
    print(f"{'service':10} {'calls':>5} {'first':>8} {'harness':>8} {'boto3':>8} {'ratio':>6}")
    for service, script in SCRIPTS.items():
        first = first_milliseconds(lambda service=service: with_harness(service))
        with_boto3(clients, service)
        ours = milliseconds(lambda service=service: with_harness(service))
        theirs = milliseconds(lambda service=service: with_boto3(clients, service))
        print(f"{service:10} {len(script):5} {first:8.1f} {ours:8.2f} {theirs:8.2f} {ours / theirs:6.2f}")


COMMANDS = (
    "kms list-keys", "kms create-key --description x", "iam list-users", "iam create-user --user-name Bob", "ec2 describe-vpcs",
    "s3api list-buckets", "sqs create-queue --queue-name queue", "dynamodb list-tables", "ssm describe-parameters",
    "sts get-caller-identity",
)  # fmt: skip


def against_aws(program: str) -> None:
    from harness.checker import check_source
    from harness.engines.process import environment_of
    from harness.engines.server import HOST, server
    from harness.text import Source

    def with_document(command: str) -> None:
        text = f"**To do it**\n\nThe following example does so. ::\n\n    aws {command}\n"
        verdict = check_source(Source("one.rst", text)).steps[0].judgement.verdict
        assert verdict.value in ("gap", "verified"), verdict

    theirs = {}
    with tempfile.TemporaryDirectory() as home, open_account(World()), server() as port:
        environment = environment_of(Path(home), "us-east-1")
        for command in COMMANDS:
            line = [program, *command.split(), "--endpoint-url", f"http://{HOST}:{port}"]
            theirs[command] = min(seconds(lambda line=line: run(line, environment)) for _ in range(3))
    print(f"\n{'command':34} {'harness':>8} {'aws':>8} {'ratio':>6}")
    ratios = []
    for command, their in theirs.items():
        with_document(command)
        ours = min(seconds(lambda command=command: with_document(command)) for _ in range(5))
        ratios.append(their / ours)
        print(f"{command:34} {ours * 1000:8.1f} {their * 1000:8.1f} {ratios[-1]:6.1f}")
    print(f"{'median':52} {statistics.median(ratios):6.1f}")


def run(line: list[str], environment: dict[str, str]) -> None:
    subprocess.run(line, env=environment, check=False, capture_output=True)


def seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def grow(accounts: int) -> None:
    for service in SCRIPTS:
        with_harness(service)
    gc.collect()
    before = resident_megabytes()
    for number in range(accounts):
        with_harness(list(SCRIPTS)[number % len(SCRIPTS)])
    gc.collect()
    print(f"{accounts} accounts: {before:.0f} MB before, {resident_megabytes() - before:+.1f} MB after")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--accounts", type=int, default=2000, help="how many to open to see memory grow")
    options.add_argument("--aws", help="the program of the AWS CLI, to compare with")
    given = options.parse_args()
    compare()
    if given.aws:
        against_aws(given.aws)
    grow(given.accounts)


if __name__ == "__main__":
    main()
