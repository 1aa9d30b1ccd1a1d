"""Whether a documented value and one of the reply are the same, however they are written."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

_BROKEN = re.compile(r"[ \t]*[\r\n]\s*")


def is_same(documented: Any, reply: Any) -> bool:
    """Whether the two are one value: `true` is not 1, 1 is 1.0, and blanks and the line ends of base64 do not count."""
    if isinstance(documented, bool) or isinstance(reply, bool) or documented is None or reply is None:
        return documented is reply
    if isinstance(documented, str) and isinstance(reply, str):
        return documented == reply or _squeezed(documented) == _squeezed(reply) or _is_same_blob(documented, reply)
    return not isinstance(documented, str) and not isinstance(reply, str) and bool(documented == reply)


def _squeezed(value: str) -> str:
    return " ".join(value.split()) if len(value) < 100_000 else value


def _is_same_blob(one: str, other: str) -> bool:
    """Base64 broken into lines, or without its padding, is the same blob.

    The texts are compared, not the bytes: what is left over of the last digit says nothing of two words that only look
    like base64.
    """
    bare = _blob(one)
    return bare is not None and bare == _blob(other)


def _blob(value: str) -> str | None:
    bare = _BROKEN.sub("", value.strip()).rstrip("=")
    if len(bare) < 8:
        return None
    try:
        base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return bare
