"""Known formats by a member's name: what a string called `RoleArn`, `CidrBlock` or `PolicyDocument` must look like."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from harness.account.model import World
from harness.arrange.certificates import CERTIFICATE, PRIVATE_KEY, PUBLIC_KEY, REQUEST
from harness.arrange.models import Operation
from harness.arrange.words import parse_name


@dataclass(frozen=True, slots=True)
class Wanted:
    """The string that is wanted: for a member `name` of an operation, in a world.

    `asking` is the endpoint of the service that the step calls for whose sake it is.
    """

    operation: Operation
    world: World
    name: str
    asking: str = ""


_Maker = Callable[[Wanted], str | None]


def known_format(wanted: Wanted) -> str | None:
    """A good string for a member with that name, None where the name says nothing."""
    makers = (make for pattern, make in _FORMATS if pattern.search(wanted.name))
    return next((made for made in (make(wanted) for make in makers) if made is not None), None)


@cache
def archive() -> bytes:
    """A ZIP archive with one small Python module, as a function's code."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(zipfile.ZipInfo("lambda_function.py"), "def lambda_handler(event, context):\n    return event\n")
    return buffer.getvalue()


def _policy(wanted: Wanted) -> str:
    if "AssumeRole" in wanted.operation.name:
        return _trust(wanted)
    statement: dict[str, object] = {"Effect": "Allow", "Action": f"{_prefix(wanted.operation)}:*", "Resource": "*"}
    if wanted.operation.service.name != "iam":
        statement["Principal"] = {"AWS": f"arn:aws:iam::{wanted.world.account_id}:root"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _trust(wanted: Wanted) -> str:
    """A trust policy for the services that roles are made for: instances, and the one whose call names the role."""
    statements = [
        {"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}
        for service in dict.fromkeys(("ec2", wanted.asking or "ec2"))
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def _prefix(operation: Operation) -> str:
    metadata = operation.service.metadata
    return "s3" if operation.service.name == "iam" else metadata.get("signingName", metadata["endpointPrefix"])


def _arn(service: str, resource: str, is_global: bool = False) -> Callable[[Wanted], str]:
    def make(wanted: Wanted) -> str:
        region = "" if is_global else wanted.world.region
        return f"arn:aws:{service}:{region}:{'' if service == 's3' else wanted.world.account_id}:{resource}"

    return make


def _any_arn(wanted: Wanted) -> str:
    noun = parse_name(wanted.name).noun or wanted.operation.noun
    return _arn(_prefix(wanted.operation), f"{noun or 'resource'}/example")(wanted)


def _constant(value: str) -> _Maker:
    return lambda wanted: value


def _of(noun: str, value: str) -> _Maker:
    """A constant for operations on such a thing alone: what `Body` and `Content` are depends on what they are of."""
    return lambda wanted: value if wanted.operation.noun.endswith(noun) else None


def _table(*rows: tuple[str, _Maker]) -> tuple[tuple[re.Pattern[str], _Maker], ...]:
    return tuple((re.compile(pattern), make) for pattern, make in rows)


_RUNBOOK = (
    '{"schemaVersion": "2.2", "description": "Example", "parameters": {}, "mainSteps": '
    '[{"action": "aws:runShellScript", "name": "example", "inputs": {"runCommand": ["date"]}}]}'
)
_API = '{"openapi": "3.0.1", "info": {"title": "Example", "version": "1.0", "description": ""}, "paths": {}}'
_LEXICON = (
    '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">'
    "<lexeme><grapheme>AWS</grapheme><alias>Amazon Web Services</alias></lexeme></lexicon>"
)
_FORMATS = _table(
    (r"(?i)^body$", _of("api", _API)),
    (r"(?i)^content$", _of("lexicon", _LEXICON)),
    (r"(?i)instance_?identity_?document$", _constant('{"instanceId": "i-1234567890abcdef0"}')),
    (r"(?i)^csr$|certificate_?signing_?request$", _constant(REQUEST)),
    (r"(?i)public_?key_?(material|body)$", _constant(PUBLIC_KEY)),
    (r"(?i)private_?key$", _constant(PRIVATE_KEY)),
    (r"(?i)certificate_?(body|chain|pem)?$", _constant(CERTIFICATE)),
    (r"(?i)assume_?role_?policy|trust_?policy", _trust),
    (r"(?i)policy(document|text|body|json)?$", _policy),
    (r"(?i)role_?arn$|^role$|servicerole$", _arn("iam", "role/example", is_global=True)),
    (r"(?i)user_?arn$", _arn("iam", "user/example", is_global=True)),
    (r"(?i)(kms|encryption)_?key_?(id|arn)$", _constant("alias/aws/ebs")),
    (r"(?i)topic_?arn$", _arn("sns", "example")),
    (r"(?i)queue_?arn$", _arn("sqs", "example")),
    (r"(?i)(function|lambda)_?arn$", _arn("lambda", "function:example")),
    (r"(?i)bucket_?arn$", _arn("s3", "amzn-s3-demo-bucket", is_global=True)),
    (r"(?i)certificate_?arn$", _arn("acm", "certificate/11111111-2222-3333-4444-555555555555")),
    (r"(?i)arns?$", _any_arn),
    (r"(?i)^payload$", _constant('{"state": {}}')),
    (r"(?i)document_?content$", _constant(_RUNBOOK)),
    (
        r"(?i)template_?body$",
        _constant('{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "example"}}}}'),
    ),
    (r"(?i)ipv6_?cidr", _constant("2001:db8::/56")),
    (r"(?i)cidr", _constant("10.0.0.0/16")),
    (r"(?i)ipv6_?(address)?$", _constant("2001:db8::1")),
    (r"(?i)(ip|ipv4)_?(address|addr)?(es)?$|^(public|private)ip$", _constant("10.0.0.10")),
    (r"(?i)(e_?mail|mailaddress)", _constant("example@example.com")),
    (r"(?i)phone", _constant("+15555550100")),
    (r"(?i)password|secret_?string", _constant("Example-Passw0rd")),
    (r"(?i)(account_?ids?|^owner|ownerid)$", lambda wanted: wanted.world.account_id),
    (r"(?i)availability_?zones?$", lambda wanted: wanted.world.region + "a"),
    (r"(?i)region(s|name)?$", lambda wanted: wanted.world.region),
    (r"(?i)(url|uri|endpoint|webhook)$", _constant("https://example.com/")),
    (r"(?i)(domain|domain_?name|host_?name|hosted_?zone_?name|dns_?name)$", _constant("example.com")),
    (r"(?i)bucket(_?name)?$", _constant("amzn-s3-demo-bucket")),
    (r"(?i)(instance|node|cache|class)_?type$", _constant("t3.micro")),
    (r"(?i)db_?instance_?class$", _constant("db.t3.micro")),
    (r"(?i)(start|end|expir\w*|valid\w*)_?(date|time)$", _constant("2030-01-01T00:00:00Z")),
    (r"(?i)(schedule_?expression|cron)$", _constant("rate(1 day)")),
    (
        r"(?i)^(request_?token|client_?(request_?)?token|caller_?reference|idempotency_?token)$",
        _constant("example-token-0001-0002-0003-000400050006"),
    ),
)
