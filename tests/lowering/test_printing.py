"""Calls are printed as JSON and as boto3 code."""

from __future__ import annotations

import json
from collections.abc import Callable

from harness.lowering import as_json, as_python
from harness.lowering.model import Lowering

Lower = Callable[..., Lowering]


def test_json_has_the_members_of_the_contract(lower_text: Lower) -> None:
    members = as_json(lower_text("aws kms encrypt --key-id k --plaintext hi --region us-east-2 --query CiphertextBlob"))
    assert json.loads(json.dumps(members)) == {
        "service": "kms",
        "operation": "Encrypt",
        "parameters": {"KeyId": "k", "Plaintext": {"$base64": "aGk="}},
        "region": "us-east-2",
        "output": None,
        "query": "CiphertextBlob",
        "paginate": True,
        "pagination": {},
    }


def test_json_of_a_command_that_cannot_be_lowered_has_what_is_known(lower_text: Lower) -> None:
    members = as_json(lower_text("aws kms list-key"))
    assert (members["service"], members["operation"], members["parameters"]) == ("kms", None, None)


def test_python_code_makes_the_call(lower_text: Lower) -> None:
    call = lower_text("aws kms tag-resource --key-id k --tags TagKey=a,TagValue=b --region us-east-2").call
    assert call is not None
    code = as_python(call)
    compile(code, "example.py", "exec")
    assert code == (
        "client = boto3.client('kms', region_name='us-east-2')\n"
        "response = client.tag_resource(\n"
        "    KeyId='k',\n"
        "    Tags=[{'TagKey': 'a', 'TagValue': 'b'}],\n"
        ")\n"
    )


def test_python_code_pages_and_waits_as_the_cli_does(lower_text: Lower) -> None:
    pages = lower_text("aws kms list-keys --max-items 3").call
    waiter = lower_text("aws ec2 wait instance-running --instance-ids i-1").call
    assert pages is not None
    assert waiter is not None
    assert "client.get_paginator('list_keys').paginate(\n    PaginationConfig={'MaxItems': 3},\n)" in as_python(pages)
    assert "client.get_waiter('instance_running').wait(" in as_python(waiter)
