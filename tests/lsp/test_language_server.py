"""The language server, as an editor meets it: over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from harness.errors import UsageError
from harness.lsp.server import ExampleServer
from harness.lsp.telling import UPDATE
from harness.text import Source

Told = TypeVar("Told")

DOCUMENT = """\
**To list the tags of a key 😀**

The following ``list-resource-tags`` example lists the tags of a key. ::

    aws kms list-resource-tags \\
        --key-id 1234abcd-12ab-34cd-56ef-1234567890ab

Output::

    {
        "Tags": []
    }
"""
WRONG = DOCUMENT.replace("list-resource-tags \\", "list-resource-tag \\")
EMPTY = DOCUMENT[: DOCUMENT.index("    {")]
LONGEST = 60


class Editor:
    """One document, open in an editor that keeps what it is told."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.version = 0
        self.told: asyncio.Queue[list[types.Diagnostic]] = asyncio.Queue()
        self.edits: asyncio.Queue[types.WorkspaceEdit] = asyncio.Queue()

    async def open(self, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri, "restructuredtext", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next()

    async def type(self, text: str) -> list[types.Diagnostic]:
        self.version += 1
        there = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(there, [change]))
        return await self.next()

    async def next(self) -> list[types.Diagnostic]:
        return await asyncio.wait_for(self.told.get(), LONGEST)

    async def actions(self, where: types.Range) -> list[types.CodeAction]:
        asked = types.CodeActionParams(self.document, where, types.CodeActionContext([]))
        return await self.client.text_document_code_action_async(asked)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Editor], Awaitable[Told]]], Told]:
    """Let a test use an editor whose server runs in the test's own folder."""
    monkeypatch.chdir(tmp_path)

    def use(act: Callable[[Editor], Awaitable[Told]]) -> Told:
        return asyncio.run(_used(act, tmp_path))

    return use


async def _used(act: Callable[[Editor], Awaitable[Told]], folder: Path) -> Told:
    client = LanguageClient("editor", "1")
    editor = Editor(client, folder / "list-resource-tags.rst")
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: editor.told.put_nowait(params.diagnostics))
    client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda _: None)

    def applied(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        editor.edits.put_nowait(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    client.feature(types.WORKSPACE_APPLY_EDIT)(applied)
    await client.start_io(sys.executable, "-m", "harness", "lsp")
    try:
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
        client.initialized(types.InitializedParams())
        told = await asyncio.wait_for(act(editor), LONGEST)
        await client.shutdown_async(None)
        return told
    finally:
        client.exit(None)
        await asyncio.wait_for(client.stop(), LONGEST)


def test_a_right_example_has_no_diagnostics_and_shows_its_verdict(edit: Any) -> None:
    async def act(editor: Editor) -> tuple[list[types.Diagnostic], list[types.CodeLens], types.Hover]:
        found = await editor.open(DOCUMENT)
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(editor.document))
        here = types.HoverParams(editor.document, types.Position(4, 8))
        return found, lenses, await editor.client.text_document_hover_async(here)

    found, (lens,), hover = edit(act)
    assert not found
    assert lens.range.start == types.Position(4, 4)
    assert lens.command.title.startswith("verified")
    assert "CreateKey" in hover.contents.value


def test_what_is_typed_is_checked_and_can_be_fixed(edit: Any) -> None:
    async def act(editor: Editor) -> tuple[list[types.Diagnostic], list[types.CodeAction]]:
        await editor.open(DOCUMENT)
        found = await editor.type(WRONG)
        return found, await editor.actions(found[0].range)

    (diagnostic, *_), (fix, *_) = edit(act)
    assert diagnostic.severity == types.DiagnosticSeverity.Error
    assert diagnostic.range.start == types.Position(4, 12)
    (change,) = next(iter(fix.edit.changes.values()))
    assert change.new_text == "list-resource-tags"
    assert change.range == diagnostic.range


def test_an_empty_output_is_written_on_demand(edit: Any) -> None:
    async def act(editor: Editor) -> types.WorkspaceEdit:
        await editor.open(EMPTY)
        (update,) = await editor.actions(types.Range(types.Position(0, 0), types.Position(0, 0)))
        assert update.title == "Write what replay gives"
        asked = types.ExecuteCommandParams(UPDATE, [editor.uri])
        await editor.client.workspace_execute_command_async(asked)
        return await asyncio.wait_for(editor.edits.get(), LONGEST)

    (change,) = next(iter(edit(act).changes.values()))
    assert '"Tags"' in change.new_text


def test_a_wrong_configuration_is_a_message_and_ends_nothing(edit: Any, tmp_path: Path) -> None:
    async def act(editor: Editor) -> tuple[str, list[types.Diagnostic]]:
        said: asyncio.Queue[str] = asyncio.Queue()
        editor.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: said.put_nowait(params.message))
        configuration = tmp_path / "pyproject.toml"
        configuration.write_text('[tool.harness]\nselekt = ["OUT"]\n')
        opening = asyncio.create_task(editor.open(DOCUMENT))
        message = await asyncio.wait_for(said.get(), LONGEST)
        opening.cancel()
        configuration.unlink()
        return message, await editor.type(WRONG)

    message, found = edit(act)
    assert "selekt" in message
    assert found


def test_the_same_complaint_is_told_once_while_an_author_types(monkeypatch: pytest.MonkeyPatch) -> None:
    server, told = ExampleServer(), []

    def refused(*_: object) -> None:
        raise UsageError("unknown-key", "There is no such key.")

    monkeypatch.setattr(server, "_options", refused)
    monkeypatch.setattr(server, "_source", lambda _: Source("x.rst", DOCUMENT))
    monkeypatch.setattr(server, "_complain", told.append)
    for replays in (True, False, False, True):
        server.check("file:///x.rst", replays=replays)
    assert len(told) == 2
