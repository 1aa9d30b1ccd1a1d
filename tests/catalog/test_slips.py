"""Which misspelt words are surely another one, so that a fix may write it."""

from __future__ import annotations

import pytest

from harness.catalog.suggesting import is_slip


@pytest.mark.parametrize(
    ("word", "candidate"),
    [
        ("lsit-keys", "list-keys"),
        ("create-kye", "create-key"),
        ("describe-instnces", "describe-instances"),
        ("createkey", "create-key"),
        ("list-key", "list-keys"),
        ("KeyID", "KeyId"),
        ("enabled", "ENABLED"),
        ("SYMETRIC_DEFAULT", "SYMMETRIC_DEFAULT"),
    ],
)
def test_a_letter_or_two_is_a_slip(word, candidate):
    assert is_slip(word, candidate)


@pytest.mark.parametrize(
    ("word", "candidate"),
    [
        ("remove-alias", "create-alias"),
        ("set-acl", "get-acl"),
        ("disable-key", "enable-key"),
        ("RSA_2048", "RSA_3072"),
        ("group-name", "auto-scaling-group-name"),
        ("policy", "policies"),
        ("a" * 1_000_000, "a" * 999_999),
    ],
)
def test_another_word_is_none(word, candidate):
    assert not is_slip(word, candidate)
