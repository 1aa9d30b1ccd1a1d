"""Forms: what an identifier looks like, so that nothing is bound to an identifier of another kind of thing."""

from __future__ import annotations

import ipaddress
import re

from harness.arrange.references import parse_arn

_HEADED = re.compile(r"([a-z]+(?:-[a-z]+)*)-(?=[^-]*\d)[0-9a-zA-Z]{6,}")
_ACCOUNT = re.compile(r"\d{12}")


def is_unlike(documented: object, live: object) -> bool:
    """Whether two identifiers cannot be of the same kind of thing: `sgr-0abc...` and `sg-0abc...`, an address and an id.

    An account's number is that of an account alone.
    """
    forms = _form(documented), _form(live)
    if _is_account(documented) and isinstance(live, str):
        return not _is_account(live)
    return ("" not in forms and forms[0] != forms[1]) or _are_of_two_types(documented, live)


def _are_of_two_types(documented: object, live: object) -> bool:
    """Whether two ARNs of one service name things of two types (a load balancer, a target group)."""
    if not (isinstance(documented, str) and isinstance(live, str)):
        return False
    one, other = parse_arn(documented), parse_arn(live)
    if one is None or other is None or one.service != other.service:
        return False
    return "" not in (one.noun, other.noun) and one.noun != other.noun


def _is_account(value: object) -> bool:
    return isinstance(value, str) and _ACCOUNT.fullmatch(value) is not None


def tells_its_kind(live: object) -> bool:
    """Whether an identifier says itself what it is of (`subnet-0abc...`)."""
    return isinstance(live, str) and _HEADED.fullmatch(live) is not None


def _form(value: object) -> str:
    """What stands before an id's digits, "address" or "network", "" where a value says nothing of itself."""
    if not isinstance(value, str) or len(value) > 64:
        return ""
    headed = _HEADED.fullmatch(value)
    if headed:
        return headed.group(1)
    try:
        ipaddress.ip_network(value)
    except ValueError:
        return ""
    return "network" if "/" in value else "address"
