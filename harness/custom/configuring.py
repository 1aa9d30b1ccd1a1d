"""`aws configure set` and `get`: the AWS CLI's own settings, kept in the example's files as the AWS CLI keeps them."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from configparser import ConfigParser, Error
from io import StringIO

from harness.account.model import Performance, Reply
from harness.custom.model import Outcome, Scene
from harness.lowering.model import Call, Custom

_CONFIG, _CREDENTIALS = "~/.aws/config", "~/.aws/credentials"
_SECRETS = frozenset({"aws_access_key_id", "aws_secret_access_key", "aws_session_token"})
_PROFILE = re.compile(r"--profile(?:=(.*))?", re.DOTALL)


def play_configure(custom: Custom, scene: Scene) -> Outcome:
    """`set` prints nothing; `get` prints what the example itself has set."""
    profile, given = _words([word.value for word in custom.words[2:]])
    call = Call(custom.service, custom.name, {}, scene.span, output="text")
    place = _place(given[0], profile) if given else None
    if place is None or len(given) != (2 if custom.name == "set" else 1):
        return Outcome(Performance(Reply(call)), f"`aws configure {custom.name}` of these words is not replayed")
    file, section, name = place
    if custom.name == "set":
        _set(scene.files, file, section, name, given[1])
        return Outcome(Performance(Reply(call)))
    value = _settings(scene.files, file).get(section, name, fallback=None)
    if value is None:
        return Outcome(Performance(Reply(call)), f"the example does not set `{given[0][:80]}`")
    return Outcome(Performance(Reply(call, data=value, printed=f"{value}\n")))


def _words(words: Sequence[str]) -> tuple[str, list[str]]:
    """The profile, and the words that are no option."""
    profile, given, todo = "default", [], list(reversed(words))
    while todo:
        word = todo.pop()
        found = _PROFILE.fullmatch(word)
        if found:
            profile = found[1] if found[1] is not None else (todo.pop() if todo else "")
        else:
            given.append(word)
    return profile, given


def _place(name: str, profile: str) -> tuple[str, str, str] | None:
    """The file, the section and the name of a setting; None for settings inside settings (`s3.max_queue_size`)."""
    parts = name.split(".")
    if len(parts) == 1:
        section = _section(profile)
    elif len(parts) == 2:
        section = parts[0]
    elif len(parts) == 3 and parts[0] == "profile":
        section = _section(parts[1])
    else:
        return None
    is_secret = parts[-1] in _SECRETS
    return (_CREDENTIALS, section.removeprefix("profile "), parts[-1]) if is_secret else (_CONFIG, section, parts[-1])


def _section(profile: str) -> str:
    return profile if profile == "default" else f"profile {profile}"


def _settings(files: MutableMapping[str, bytes], file: str) -> ConfigParser:
    """The settings in a file; none where it cannot be read. `[default]` is a section as any other."""
    settings = ConfigParser(interpolation=None, default_section="", strict=False)
    try:
        settings.read_string(files.get(file, b"").decode("utf-8", "replace"))
    except Error:
        settings.clear()
    return settings


def _set(files: MutableMapping[str, bytes], file: str, section: str, name: str, value: str) -> None:
    settings = _settings(files, file)
    if not settings.has_section(section):
        settings.add_section(section)
    settings.set(section, name, value)
    written = StringIO()
    settings.write(written)
    files[file] = written.getvalue().strip().encode("utf-8", "surrogateescape") + b"\n"
