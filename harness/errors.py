"""What goes wrong with the harness itself, said so that one knows what to do: kind, what happened, why, hint."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 80


class HarnessError(Exception):
    """A failure of the harness (exit status 3). `kind` is kebab-case; `what` is a sentence; `why` and `hint` may be empty."""

    exit_status = 3

    def __init__(self, kind: str, what: str, *, why: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.kind = kind
        self.what = what
        self.why = why
        self.hint = hint

    def told(self) -> str:
        """All of it in one line, where another program does the telling."""
        return " ".join(part for part in (self.what, self.why, self.hint) if part)


class UsageError(HarnessError):
    """The command line or the configuration is wrong, or a path is missing (exit status 2)."""

    exit_status = 2


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or "" where none is close."""
    from difflib import get_close_matches

    close = get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else ""
