"""`--output json`: four spaces, keys in the order of the reply, and nothing at all for an empty object."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Any


def form(data: Any) -> str:
    return "" if data == {} else json.dumps(data, indent=4, default=_plain, ensure_ascii=False) + "\n"


def _plain(value: object) -> str:
    """What no JSON has: times (of protocols that do not send them as text or numbers) and bytes."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} is nothing that the AWS CLI prints")
