"""Kinds of tokens: what an identifier, an ARN, a URL or a placeholder looks like, and how values fall into parts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

SEPARATORS = re.compile(r"[:/?&=,;@|#]+")

_ALNUM_UUID = re.compile(r"[0-9A-Za-z]{6,}-[0-9A-Za-z]{3,5}-[0-9A-Za-z]{3,5}-[0-9A-Za-z]{3,5}-[0-9A-Za-z]{8,}\Z")
_PREFIXED = re.compile(r"([A-Za-z]{1,12}(?:-[a-z]{1,10}){0,2})-(?=[a-z]*\d|[A-Za-z0-9]*EXAMPLE)[0-9A-Za-z]{8,40}\Z")
_LIVE_FORMS = re.compile(
    r"""(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}     # UUID
    |[a-z]{1,12}(?:-[a-z]{1,10}){0,2}-(?=[a-z]*\d)[0-9a-f]{8,40}             # vpc-0a1b2c3d
    |(?=[a-f]*\d)[0-9a-f]{16,128}                                           # digests
    |(?:AKIA|ASIA|AIDA|AROA|ANPA|AGPA|ACCA|AIPA|ASCA|APKA|Z)(?=[A-Z]*\d)[0-9A-Z]{10,30}
    )\Z""",
    re.VERBOSE,
)
# A piece of a token has a digit in its midst, or is a long number; words end with their numbers (`postgresql10`).
_LONG_TOKEN = re.compile(
    r"(?=.*(?:[A-Za-z]\d{1,7}[A-Za-z]|\d[A-Za-z0-9]{3,8}[A-Za-z]|\d[A-Za-z]{1,8}\d|\d{8}))[A-Za-z0-9+/_=.-]{24,}\Z"
)
_ACCOUNT = re.compile(r"\d{9,13}\Z|\d{3,12}EXAMPLE\Z|(aws[_-]?)?account([_-]?id)?\Z|<[^<>]*>\Z", re.IGNORECASE)
_REGION = re.compile(
    r"(?:[a-z]{2}(?:-(?:gov|iso[a-z]?))?-[a-z]{4,9}-\d|region(-name)?(-\d)?|<[^<>]*>)[a-z]?\Z", re.IGNORECASE
)
_ZONE = re.compile(r"([a-z]{2}(?:-(?:gov|iso[a-z]?))?-[a-z]{4,9}-\d)[a-z]\Z")
_CALLER = re.compile(r"arn:aws[\w-]*:(?:iam|sts)::[^:]*:(?:root\Z|(?:user|role|assumed-role|federated-user)/)")
_OPAQUE = ("token", "iterator")
_SERIAL = re.compile(r"\d{20,}")
_SERIAL_NAME = re.compile(r"sequence|serial", re.IGNORECASE)
_ARN_REGION = 3  # of its parts
_ZONE_ID = re.compile(r"[a-z]{3,5}\d-az\d{1,2}\Z")
_ARMOUR = "-----BEGIN "  # of a key or a certificate
_NUMBER = re.compile(r"[-$]?[0-9][0-9.,]*\Z")
_ADDRESS = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?\Z|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:/\d{1,3})?\Z"
)
_WORDS = re.compile(r"[A-Za-z_]+(?:[ -][A-Za-z_,.]+)*\Z")
_HOST = re.compile(r"(?:[a-z][a-z0-9+]{1,9}://)?((?:[\w#*-]+\.){2,20}[a-z]{2,12})(?=[:/?]|\Z)")
_MASKED = re.compile(
    r"\*{2,}|\.{3,}|<[^<>]+>|\A\[[A-Z][^\[\]]*\]\Z|X{4,}|x{4,}|#{4,}|[Rr]edacted|REDACTED|HIDDEN|SENSITIVE"
)


class Kind(StrEnum):
    """What a single string looks like to a reader of examples, who takes placeholders for the real thing."""

    ARN = "arn"
    URL = "url"
    UUID = "uuid"
    PREFIXED = "prefixed"
    TOKEN = "token"
    ACCOUNT = "account"
    NUMBER = "number"
    ADDRESS = "address"
    NAME = "name"
    TEXT = "text"


class Part(NamedTuple):
    """`value[start:stop]` of a composed value."""

    start: int
    stop: int
    value: str


def kind_of(value: str) -> Kind:
    """The kind of a string, placeholders (`a1b2c3d4-5678-90ab-cdef-EXAMPLE11111`) included."""
    if value.startswith("arn:") and value.count(":") >= 5:
        return Kind.ARN
    if "://" in value[:16]:
        return Kind.URL
    if any(c.isspace() for c in value):
        return Kind.TEXT
    for kind, pattern in _KINDS:
        if pattern.match(value):
            return kind
    return Kind.NAME


_KINDS = (
    (Kind.ACCOUNT, re.compile(r"\d{12}\Z")),
    (Kind.NUMBER, _NUMBER),
    (Kind.UUID, _ALNUM_UUID),
    (
        Kind.ADDRESS,
        re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?\Z|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:/\d{1,3})?\Z"),
    ),
    (Kind.PREFIXED, _PREFIXED),
    (Kind.TOKEN, _LIVE_FORMS),
    (Kind.TOKEN, _LONG_TOKEN),
)


def prefix_of(value: str) -> str:
    """`vpc` of `vpc-1a2b3c4d`."""
    found = _PREFIXED.match(value)
    return found.group(1) if found else ""


def is_generated_form(value: str) -> bool:
    """Whether a live value has the form of something random: a UUID, `vpc-` and hexadecimal digits, an access key."""
    return bool(_LIVE_FORMS.match(value) or (len(value) >= 32 and _LONG_TOKEN.match(value) and "." not in value))


def is_token(value: str) -> bool:
    """Whether a live value may be an id of any form: one word with a digit in it that is no number and no version."""
    return len(value) >= 4 and any(c.isdigit() for c in value) and not re.search(r"\s|^[v$]?[\d.,]+$", value)


def is_identifier(value: str) -> bool:
    """Whether a documented value may be taken for an identifier: one word that is no mere name or number."""
    if not 4 <= len(value) <= 4096 or any(c.isspace() for c in value):
        return False
    return kind_of(value) in _IDENTIFIERS or "EXAMPLE" in value or (value.startswith("<") and value.endswith(">"))


_IDENTIFIERS = {Kind.UUID, Kind.PREFIXED, Kind.TOKEN, Kind.ACCOUNT}


def is_account(value: str) -> bool:
    return bool(_ACCOUNT.match(value))


def is_region(value: str) -> bool:
    return bool(_REGION.match(value))


def is_zone(value: str) -> bool:
    """Whether it is a region, an Availability Zone (`us-east-1a`) or the id of one (`use1-az4`)."""
    return is_region(value) or bool(_ZONE_ID.match(value))


def region_of_zone(value: str) -> str:
    """`us-east-1` of the Availability Zone `us-east-1a`; "" where the value is none."""
    found = _ZONE.match(value)
    return found[1] if found else ""


def region_of(value: str) -> str:
    """The region of an ARN, a zone, a host, or an id that begins with it (`us-west-2_abc`); "" where none is told."""
    parts = [part.value for part in parts_of(value)]
    if is_arn(value):
        found = [parts[_ARN_REGION]] if len(parts) > _ARN_REGION else []
    else:
        found = parts if _HOST.match(value) else [value.partition("_")[0], parts[0] if ":" in value else ""]
    return next((one for one in found if _ZONE.match(f"{one}a")), region_of_zone(value))


def is_caller(value: str) -> bool:
    """Whether it is the ARN of somebody who may make a call: the account itself, a user, a role that is assumed."""
    return bool(_CALLER.match(value))


def is_opaque(name: str, documented: str, live: str) -> bool:
    """Whether a value under a name means nothing to anybody but its service: a token, a long number of a sequence."""
    is_serial = bool(_SERIAL_NAME.search(name)) and bool(_SERIAL.fullmatch(documented)) and live.isdecimal()
    return bool(live) and (is_serial or name.lower().endswith(_OPAQUE))


def is_arn(value: str) -> bool:
    """Whether it begins as an ARN does; emulators forget a colon of some."""
    return value.startswith("arn:")


def may_stand_for(documented: str, live: str) -> bool:
    """Whether a documented value may be the generated one: an ARN is no name, a `vpc-` no `subnet-`, a random id no word.

    Nor is a sentence generated, and an account has a number, whatever is masked of it.
    """
    one, other = prefix_of(documented), prefix_of(live)
    if one and other and one != other:
        return False
    if kind_of(live) is Kind.ACCOUNT and documented.endswith("EXAMPLE"):
        return is_account(documented)
    if is_hidden(documented):
        return True
    if is_arn(documented) or is_arn(live):
        return is_arn(documented) and is_arn(live)
    if " " in documented.strip():
        return documented.startswith(_ARMOUR) and live.startswith(_ARMOUR)
    return not (is_generated_form(live) and _WORDS.match(documented))


def is_hidden(value: str) -> bool:
    """Whether the author masked or abridged the value, or made it up: `****`, `AQID...`, `<value>`, `AKIAEXAMPLE`."""
    return is_masked(value) or ("EXAMPLE" in value and not any(c.isspace() for c in value))


def is_masked(value: str) -> bool:
    """Whether the author masked or abridged the value: `****`, `AQID...`, `<value>`, `XXXX`."""
    return bool(_MASKED.search(value))


def is_alike(documented: str, reply: str) -> bool:
    """Whether one could stand for the other: same kind, and neither a shorter, longer or recased form of the other.

    A name with a number behind it (`snapshot1`) is another name, and a shorter UUID another one.
    """
    if _is_numbered(*sorted((documented, reply), key=len)):
        return True
    is_composed = "/" in documented and have_same_frame(documented, reply)
    if not is_composed and kind_of(documented) is not kind_of(reply):
        return False
    if prefix_of(documented) != prefix_of(reply):
        return False
    small, large = sorted((_bare(documented), _bare(reply)), key=len)
    if not small or small == large:
        return False
    return small not in large or kind_of(reply) is Kind.UUID


def _is_numbered(name: str, longer: str) -> bool:
    """Whether the two are one word and the same with a number behind it: what services add, they set apart."""
    return longer.startswith(name) and name[-1:].isalpha() and longer[len(name) :].isdecimal()


def is_numbered(name: str, longer: str) -> bool:
    """Whether a service set a number apart behind a name to make it unique: `web-1234567890`."""
    return longer.startswith(f"{name}-") and longer[len(name) + 1 :].isdecimal()


def _bare(value: str) -> str:
    return re.sub(r"[\s\"'./_-]+", "", value).lower()


def parts_of(value: str) -> list[Part]:
    """The parts between the separators of an ARN, a URL, a host's name or a path; a single one for a simple value."""
    parts, start = [], 0
    for begin, end in _separators(value):
        parts.append(Part(start, begin, value[start:begin]))
        start = end
    parts.append(Part(start, len(value), value[start:]))
    return parts


def _separators(value: str) -> list[tuple[int, int]]:
    """Where the separators stand; the dots of a host's name are some."""
    found = [separator.span() for separator in SEPARATORS.finditer(value)]
    host = _HOST.match(value)
    if host is None:
        return found
    dots = [(at, at + 1) for at in range(host.start(1), host.end(1)) if value[at] == "."]
    return sorted(found + dots)


def have_same_frame(one: str, other: str) -> bool:
    """Whether two composed values have the same separators, so that their parts stand for each other.

    Some services begin an ARN's last part with a slash, and their emulators do not.
    """
    frame = _frame(one)
    return bool(frame) and frame == _frame(other) and not any(c.isspace() for c in one + other)


def _frame(value: str) -> list[str]:
    runs = (value[start:stop] for start, stop in _separators(value))
    return [":" if run == ":/" else run for run in runs]
