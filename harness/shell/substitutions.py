"""Where `$( )` and backquoted commands end, and whether a backquoted text is a command at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from harness.shell.programs import starts_program

_TURNS = re.compile(r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\"|[()]", re.DOTALL)


@dataclass(slots=True)
class Finder:
    """Ends of the substitutions of one text. An end that was sought in vain is not sought again: linear in the text."""

    value: str
    _is_open: bool = False
    _ends: dict[int, int] = field(default_factory=dict)

    def close(self, at: int) -> int:
        """The index past the substitution that begins at `at`, or -1 where there is none."""
        if at not in self._ends:
            self._ends[at] = self._backquote(at) if self.value[at] == "`" else self._parenthesis(at)
        return self._ends[at]

    def _backquote(self, at: int) -> int:
        stop = self.value.find("`", at + 1)
        if stop < 0 or "\n\n" in self.value[at:stop] or not starts_program(self.value, at + 1):
            return -1
        return stop + 1

    def _parenthesis(self, at: int) -> int:
        if self._is_open or self.value.startswith("$((", at):
            return -1
        depth = 0
        for found in _TURNS.finditer(self.value, at + 1):
            depth += {"(": 1, ")": -1}.get(found.group(), 0)
            if depth == 0:
                return found.end()
        self._is_open = True
        return -1
