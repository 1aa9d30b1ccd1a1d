"""Where a call refuses the thing that was arranged, another kind of it is made: the kind that the call speaks of."""

from __future__ import annotations

import pytest

from harness.account import World, open_account
from harness.arrange import Hints, perform
from harness.bindings import Bindings
from harness.lowering.model import Call
from harness.text import Span

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
CALLS = [
    ("Sign", {"Message": b"hi", "SigningAlgorithm": "RSASSA_PSS_SHA_256"}, {"KeyUsage": "SIGN_VERIFY"}),
    ("GenerateMac", {"Message": b"hi", "MacAlgorithm": "HMAC_SHA_384"}, {"KeySpec": "HMAC_384"}),
]


@pytest.mark.parametrize(("operation", "parameters", "kind"), CALLS)
def test_a_key_of_the_kind_that_the_call_speaks_of_is_made(operation: str, parameters: dict, kind: dict) -> None:
    call = Call("kms", operation, {"KeyId": KEY, **parameters}, Span(0, 0))
    with open_account(World()) as account:
        performance = perform(account, call, Hints(), Bindings())
    assert performance.reply.succeeded
    assert kind.items() <= performance.created[-1].call.parameters.items()
