"""The keys of an account come from its seed, and are keys."""

from __future__ import annotations

from random import Random

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.account.keys import _OFFSETS, KeyRing, pooled_rsa_key


def ring(seed: int = 1) -> KeyRing:
    return KeyRing(seed, Random(seed))


@pytest.mark.parametrize("size", _OFFSETS)
def test_every_number_of_the_pool_makes_a_valid_key_of_its_size(size: int) -> None:
    for index in range(len(_OFFSETS[size])):
        key = pooled_rsa_key(size, index)
        assert key.key_size == size
    key.private_numbers().private_key()  # validates the last: primes, exponents and coefficients
    signature = key.sign(b"text", padding.PKCS1v15(), hashes.SHA256())
    key.public_key().verify(signature, b"text", padding.PKCS1v15(), hashes.SHA256())


def test_keys_of_one_ring_differ_and_repeat_with_the_seed() -> None:
    first, again, other = ring(), ring(), ring(2)
    keys = [_number(first) for _ in range(4)]
    assert len(set(keys)) == 4
    assert [_number(again) for _ in range(4)] == keys
    assert _number(other) != keys[0]


def _number(keys: KeyRing) -> int:
    return keys.rsa_key(65537, 2048).private_numbers().p


def test_past_the_end_of_the_pool_and_for_other_sizes_keys_are_made() -> None:
    keys = ring()
    assert keys.rsa_key(65537, 1024).key_size == 1024
    keys._taken[2048] = len(_OFFSETS[2048])
    assert keys.rsa_key(65537, 2048).key_size == 2048


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1(), ec.SECP256K1()])
def test_elliptic_keys_repeat_with_the_seed(curve: ec.EllipticCurve) -> None:
    assert ring().ec_key(curve).private_numbers() == ring().ec_key(curve).private_numbers()


def test_the_ring_stands_in_for_the_generators_only_for_a_while() -> None:
    before = (rsa.generate_private_key, ec.generate_private_key, Ed25519PrivateKey.generate)
    with ring().instead_of_generators():
        made = Ed25519PrivateKey.generate()
        assert rsa.generate_private_key(65537, 2048).key_size == 2048
    assert made.private_bytes_raw() == ring().ed25519_key().private_bytes_raw()
    assert (rsa.generate_private_key, ec.generate_private_key, Ed25519PrivateKey.generate) == before
