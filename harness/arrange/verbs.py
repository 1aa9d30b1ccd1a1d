"""What the verbs of AWS operations do to state: which make things, and which must come before which."""

from __future__ import annotations

# How likely an operation with this verb makes the thing that its noun names.
MAKING = {
    "create": 10,
    "run": 8,
    "allocate": 8,
    "register": 8,
    "request": 8,
    "put": 8,
    "import": 7,
    "upload": 7,
    "subscribe": 7,
    "add": 6,
    "start": 6,
    "enable": 6,
    "initiate": 6,
    "publish": 5,
    "provision": 5,
    "purchase": 5,
    "generate": 5,
    "issue": 5,
    "verify": 5,
    "invite": 4,
    "associate": 4,
    "attach": 4,
    "set": 4,
    "send": 4,
    "schedule": 4,
    "submit": 4,
    "define": 4,
    "open": 4,
    "grant": 4,
    "increase": 1,
    "tag": 3,
    "assign": 3,
    "authorize": 3,
    "copy": 2,
    "restore": 2,
    "update": 1,
    "modify": 1,
    "change": 1,
}

_READING = (
    "put create set add tag start enable associate attach register update modify send record publish submit "
    "run request authorize grant change invite import"
)
_CHANGING = "create put set add attach associate register start enable run request import"
_BEFORE = {
    "accept": "create invite request",
    "activate": "create deactivate",
    "archive": "create",
    "cancel": "schedule create start request submit",
    "change": _CHANGING,
    "complete": "create initiate start upload",
    "create": "put create",
    "confirm": "create subscribe sign",
    "deactivate": "create enable",
    "decrypt": "encrypt generate",
    "delete": "create put add set register tag run request enable attach import upload allocate start",
    "decrease": "increase",
    "deprovision": "provision",
    "deregister": "register",
    "detach": "attach",
    "describe": _READING,
    "disable": "enable create attach",
    "disassociate": "associate attach",
    "enable": "create disable",
    "get": _READING,
    "leave": "invite accept",
    "list": _READING,
    "lookup": _READING,
    "modify": _CHANGING,
    "put": "put create",
    "query": _READING,
    "reencrypt": "encrypt",
    "re": "encrypt",
    "reject": "create invite request",
    "release": "allocate",
    "remove": "add create put attach associate register tag",
    "replace": "create associate put",
    "reset": _CHANGING,
    "restore": "delete create",
    "resume": "suspend stop",
    "revoke": "grant create authorize",
    "scan": _READING,
    "search": _READING,
    "start": "create stop",
    "stop": "start create run",
    "suspend": "create start",
    "terminate": "run create start",
    "unarchive": "archive",
    "unassign": "assign",
    "unsubscribe": "subscribe",
    "untag": "tag",
    "update": _CHANGING,
    "upload": "create initiate",
    "verify": "sign generate create associate",
}
BEFORE: dict[str, tuple[str, ...]] = {verb: tuple(verbs.split()) for verb, verbs in _BEFORE.items()}
# Verbs that change nothing: their operations are never called to bring about a state.
READING = frozenset(
    {"describe", "get", "list", "lookup", "query", "scan", "search", "check", "validate", "test", "head"}
)
# Verbs whose operations take away what others made.
UNDOING = frozenset(
    {"delete", "remove", "detach", "disassociate", "deregister", "cancel", "terminate", "revoke", "release"}
)
# Verbs whose operations join one thing to another.
JOINING = frozenset({"attach", "associate", "add", "register", "enable"})
# Verbs that leave no trace but their reply.
GIVING = frozenset({"encrypt", "sign", "generate"})


_OUTRIGHT = 8  # of MAKING's ranks


def makes_outright(verb: str) -> bool:
    """Whether operations with this verb make a thing, and do not only join, start or change one."""
    return MAKING.get(verb, 0) >= _OUTRIGHT


def before(verb: str) -> tuple[str, ...]:
    """The verbs of operations that set what an operation with this verb needs, the best first."""
    return BEFORE.get(verb, ())
