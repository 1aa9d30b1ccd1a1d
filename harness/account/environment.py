"""The process environment of an account: dummy credentials, no configuration, UTC; put back when it is closed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_FOREIGN = ("AWS_", "BOTO_", "MOTO_")
"""What the user's own environment says about AWS must not reach the emulator, nor any credential."""

_OURS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",  # 1,300 images with a snapshot each: 90 ms for every account
    "MOTO_S3_DEFAULT_KEY_BUFFER_SIZE": str(1 << 40),  # objects stay in memory
    "TZ": "UTC",
}


@contextmanager
def environment(account_id: str, region: str) -> Iterator[None]:
    """The environment of an account that answers as `account_id`."""
    ours = {**_OURS, "AWS_DEFAULT_REGION": region, "MOTO_ACCOUNT_ID": account_id}
    before = {name: value for name, value in os.environ.items() if name in ours or name.startswith(_FOREIGN)}
    try:
        _replace(before, ours)
        yield
    finally:
        _replace(ours, before)


def _replace(old: Mapping[str, str], new: Mapping[str, str]) -> None:
    for name in old.keys() - new.keys():
        os.environ.pop(name, None)
    os.environ.update(new)
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()
