"""Private keys that a world's seed decides: cryptography draws its own, and no seed reaches them.

RSA keys come out of a small pool of primes. None is stored: a prime is a hash of its label plus an offset that was
searched for once, so a 4096 bit key takes a millisecond instead of a second. They protect nothing.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from typing import Any
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_EXPONENT = 65537

_OFFSETS = {
    2048: (
        (682, 908),
        (131, 75),
        (952, 247),
        (196, 420),
        (653, 128),
        (72, 161),
        (365, 594),
        (311, 667),
        (412, 73),
        (173, 832),
        (7, 276),
        (227, 116),
        (88, 246),
        (234, 66),
        (206, 5),
        (716, 395),
        (112, 601),
        (71, 841),
        (1550, 984),
        (35, 100),
        (85, 145),
        (371, 23),
        (679, 433),
        (256, 319),
    ),
    3072: (
        (1136, 1117),
        (684, 1671),
        (179, 465),
        (501, 253),
        (209, 550),
        (671, 326),
    ),
    4096: (
        (354, 978),
        (634, 892),
        (43, 128),
        (255, 609),
        (479, 1143),
        (922, 756),
        (286, 3347),
        (1379, 154),
    ),
}
"""By key size: for each key of the pool, how many odd numbers its two primes lie above their hashes."""

_generate_rsa = rsa.generate_private_key


class KeyRing:
    """The keys of one account, handed out in order; another seed begins elsewhere in the pool."""

    def __init__(self, seed: int, chance: Random) -> None:
        self._seed, self._chance = seed, chance
        self._taken: dict[int, int] = {}

    def rsa_key(self, public_exponent: int, key_size: int, backend: Any = None) -> rsa.RSAPrivateKey:
        """The next RSA key of that size; past the end of the pool, and for other sizes, one of cryptography's own."""
        pool = _OFFSETS.get(key_size, ())
        taken = self._taken.get(key_size, 0)
        if taken >= len(pool) or public_exponent != _EXPONENT:
            return _generate_rsa(public_exponent, key_size)
        self._taken[key_size] = taken + 1
        return pooled_rsa_key(key_size, (self._seed * 5 + taken) % len(pool))

    def ec_key(self, curve: ec.EllipticCurve, backend: Any = None) -> ec.EllipticCurvePrivateKey:
        """The next key on that curve. The number has a bit less than the curve's order, so it lies below it."""
        return ec.derive_private_key(self._chance.getrandbits(curve.key_size - 1) | 1, curve)

    def ed25519_key(self) -> Ed25519PrivateKey:
        """The next Ed25519 key."""
        return Ed25519PrivateKey.from_private_bytes(self._chance.randbytes(32))

    @contextmanager
    def instead_of_generators(self) -> Iterator[None]:
        """Put this ring in the place of cryptography's generators."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(rsa, "generate_private_key", self.rsa_key))
            stack.enter_context(patch.object(ec, "generate_private_key", self.ec_key))
            stack.enter_context(patch.object(Ed25519PrivateKey, "generate", self.ed25519_key))
            yield


def pooled_rsa_key(key_size: int, index: int) -> rsa.RSAPrivateKey:
    """The RSA key with that place in the pool of its size."""
    p, q = (_prime(key_size, index, which) for which in (0, 1))
    d = pow(_EXPONENT, -1, math.lcm(p - 1, q - 1))
    public = rsa.RSAPublicNumbers(_EXPONENT, p * q)
    private = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public)
    return private.private_key(unsafe_skip_rsa_key_validation=True)


def _prime(key_size: int, index: int, which: int) -> int:
    bits = key_size // 2
    label = f"harness rsa {key_size} {index} {'pq'[which]}"
    start = int.from_bytes(hashlib.shake_256(label.encode()).digest(bits // 8), "big")
    return (start | 3 << (bits - 2) | 1) + 2 * _OFFSETS[key_size][index][which]
