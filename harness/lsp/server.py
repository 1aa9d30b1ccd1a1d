"""The server: checks a document against the models while it is typed, and replays it when it is opened or saved.

Everything runs in the main thread, one document after the other, where a deadline can interrupt it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from harness import __version__
from harness.checker import check_source, without_known
from harness.checking import Lost, attempted
from harness.configuration import configured
from harness.errors import UsageError
from harness.lsp.places import Places
from harness.lsp.telling import FIX_ALL, UPDATE, UPDATE_KIND, actions, diagnostics, hover, lenses, rewritten
from harness.options import Options
from harness.paths import relative
from harness.results import DocumentResult
from harness.text import Source
from harness.update import updated

_QUIET = 0.2
"""Seconds without a change before what was typed is checked."""

_DEADLINE = 10.0
"""Seconds of a processor for one document: an author waits."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was last found in a document. The verdicts of one that was not replayed are not worth showing."""

    result: DocumentResult
    is_replayed: bool


class ExampleServer(LanguageServer):
    """Keeps what is known of each open document, by its URI."""

    def __init__(self) -> None:
        super().__init__("harness", __version__)
        self._known: dict[str, _Known] = {}
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._complaint = ""

    def check(self, uri: str, *, replays: bool) -> None:
        """Check a document as it stands in the editor, and tell what is found."""
        self._cancel(uri)
        source = self._source(uri)
        try:
            options = self._options(source.path, replays)
            (result,) = without_known([check_source(source, options)], options)
        except UsageError as error:
            if replays or error.told() != self._complaint:  # told once while an author types on
                self._complain(error.told())
            self._complaint = error.told()
            return
        self._complaint = ""
        self._known[uri] = _Known(result, options.replay)
        self._publish(uri, diagnostics(result, uri, self.places(source)))
        if options.replay and self._can_refresh_lenses:
            self.workspace_code_lens_refresh(None)

    def check_soon(self, uri: str) -> None:
        """Check a document against the models once nobody has typed for a moment."""
        self._cancel(uri)
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.call_later(_QUIET, lambda: self.check(uri, replays=False))

    def forget(self, uri: str) -> None:
        self._cancel(uri)
        self._known.pop(uri, None)
        self._publish(uri, [])

    def known(self, uri: str, *, replayed: bool = False) -> DocumentResult | None:
        """What was found in the document as it stands now; None where it has changed since, or was not `replayed`."""
        known = self._known.get(uri)
        is_current = known is not None and known.result.source.text == self._source(uri).text
        return known.result if known and is_current and (known.is_replayed or not replayed) else None

    def update(self, uri: str) -> None:
        """Have the editor write what replay gives."""
        source = self._source(uri)
        text = attempted(lambda *_: updated(source).text, source.path, Options(deadline=_DEADLINE))
        if isinstance(text, Lost):
            self._complain(text.reason)
        elif text != source.text:
            edit = rewritten(text, uri, self.places(source))
            self.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, label="harness update"))

    def places(self, source: Source) -> Places:
        return Places(source, self.workspace.position_codec)

    def _source(self, uri: str) -> Source:
        document: TextDocument = self.workspace.get_text_document(uri)
        return Source(relative(to_fs_path(uri) or uri, ""), document.source)

    def _options(self, path: str, replays: bool) -> Options:
        options = configured([path], Options(deadline=_DEADLINE, explain=True))
        return replace(options, replay=options.replay and replays)

    @property
    def _can_refresh_lenses(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support)

    def _publish(self, uri: str, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def _complain(self, reason: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"harness: {reason}"))

    def _cancel(self, uri: str) -> None:
        due = self._due.pop(uri, None)
        if due is not None:
            due.cancel()


def server() -> ExampleServer:
    """A server with all it can do."""
    made = ExampleServer()
    made.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    made.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    made.feature(types.TEXT_DOCUMENT_DID_SAVE)(_opened)
    made.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    made.feature(types.TEXT_DOCUMENT_CODE_LENS)(_lenses)
    made.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL, UPDATE_KIND]
    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))(_actions)
    made.command(UPDATE)(_update)
    return made


def _opened(ls: ExampleServer, params: types.DidOpenTextDocumentParams | types.DidSaveTextDocumentParams) -> None:
    ls.check(params.text_document.uri, replays=True)


def _changed(ls: ExampleServer, params: types.DidChangeTextDocumentParams) -> None:
    ls.check_soon(params.text_document.uri)


def _closed(ls: ExampleServer, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


def _lenses(ls: ExampleServer, params: types.CodeLensParams) -> list[types.CodeLens]:
    result = ls.known(params.text_document.uri, replayed=True)
    return lenses(result, ls.places(result.source)) if result else []


def _hover(ls: ExampleServer, params: types.HoverParams) -> types.Hover | None:
    result = ls.known(params.text_document.uri, replayed=True)
    return hover(result, params.position, ls.places(result.source)) if result else None


def _actions(ls: ExampleServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    result = ls.known(uri)
    return actions(result, uri, params.range, ls.places(result.source)) if result else []


def _update(ls: ExampleServer, *arguments: Any) -> None:
    ls.update(str(arguments[0]))
