"""Places as editors count them: from 0, and along a line in the units that client and server have agreed on."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types
from pygls.workspace import PositionCodec

from harness.text import Source, Span


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one source, for one editor."""

    source: Source
    codec: PositionCodec

    def range(self, span: Span) -> types.Range:
        return types.Range(self._position(span.start), self._position(max(span.stop, span.start)))

    def offset(self, position: types.Position) -> int:
        """The offset into the source; a position past the end of its line is the end of it."""
        line = self.source.line_text(position.line + 1)
        units = 0
        for index, character in enumerate(line):
            if units >= position.character:
                return self.source.line_start(position.line + 1) + index
            units += self.codec.client_num_units(character)
        return self.source.line_start(position.line + 1) + len(line)

    def _position(self, offset: int) -> types.Position:
        line, column = self.source.position(offset)
        before = self.source.line_text(line)[: column - 1]
        return types.Position(line - 1, self.codec.client_num_units(before))
