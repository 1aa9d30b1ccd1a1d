"""One run of the AWS CLI: a list of arguments, an environment of its own, a fresh folder, and no shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_KEY = "AKIAIOSFODNN7EXAMPLE"
_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
_SETTINGS = "cli_follow_urlparam = false\n"
"""Version 1 would fetch a parameter that looks like a URL; the account's replay does not either."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. `files` are those that it wrote or changed, by name."""

    status: int
    output: str
    error: str
    files: Mapping[str, bytes]


def run(
    program: str, words: tuple[str, ...], files: Mapping[str, bytes], folder: Path, environment: Mapping[str, str]
) -> Outcome:
    """Run the program in `folder`, which holds `files` and is otherwise empty. Raises OSError where it cannot start."""
    for name, contents in files.items():
        (folder / name).write_bytes(contents)
    ended = subprocess.run(
        [program, *words], cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    written = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and not path.is_symlink()}
    changed = {name: data for name, data in written.items() if files.get(name) != data}
    output, error = (text.decode("utf-8", "replace") for text in (ended.stdout, ended.stderr))
    return Outcome(ended.returncode, output, error, changed)


def environment_of(home: Path, region: str, profile: str = "") -> dict[str, str]:
    """The process's whole environment: nothing of the user's but where programs are found."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_PROXY": "*",
        "AWS_ACCESS_KEY_ID": _KEY,
        "AWS_SECRET_ACCESS_KEY": _SECRET,
        "AWS_DEFAULT_REGION": region,
        "AWS_CONFIG_FILE": _written(home / "config", _sections(profile, "profile ", _SETTINGS)),
        "AWS_SHARED_CREDENTIALS_FILE": _written(home / "credentials", _sections(profile, "", _CREDENTIALS)),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",  # 123456789012.127.0.0.1 is no host
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_PAGER": "",
    }


_CREDENTIALS = f"aws_access_key_id = {_KEY}\naws_secret_access_key = {_SECRET}\n"


def _sections(profile: str, prefix: str, settings: str) -> str:
    named = f"[{prefix}{profile}]\n{settings}" if profile and profile != "default" else ""
    return f"[default]\n{settings}{named}"


def _written(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)
