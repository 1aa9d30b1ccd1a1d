"""The policies that AWS manages: every account has them, moto's only those that a call names.

Loading all 1,582 takes longer than most examples.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from harness.lowering.model import Call

_ARN = re.compile(r"arn:aws[a-z-]*:iam::aws:policy/(?:[\w+=,.@-]+/)*([\w+=,.@-]+)")


def add_managed_policies(call: Call, account_id: str, region: str) -> None:
    """Put the managed policies that the call's parameters name into the account."""
    names = {match[1] for text in _strings(call.parameters) for match in _ARN.finditer(text)}
    if not names:
        return
    from moto.iam.models import AWSManagedPolicy, iam_backends
    from moto.utilities.utils import get_partition

    partition = get_partition(region)
    backend = iam_backends[account_id][partition]
    for name in sorted(names & _published().keys()):
        policy = AWSManagedPolicy.from_data(name, account_id, partition, _published()[name])
        if policy.arn not in backend.managed_policies:
            backend.managed_policies[policy.arn] = policy
            backend.aws_managed_policies.append(policy)


@cache
def _published() -> Mapping[str, Any]:
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    return dict(json.loads(aws_managed_policies_data))


def _strings(parameters: Mapping[str, Any]) -> Iterator[str]:
    waiting: list[Any] = list(parameters.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
