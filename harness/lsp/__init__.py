"""The language server: an editor shows what is wrong in an example while it is written, its verdicts, and its fixes."""

from __future__ import annotations

from harness.errors import UsageError


def serve() -> None:
    """Serve one editor over standard input and output until it says goodbye. Raises UsageError where pygls is missing."""
    try:
        from harness.lsp.server import server
    except ImportError as error:
        what, hint = "`harness lsp` needs packages that are not installed.", "pip install 'aws-example-harness[lsp]'"
        raise UsageError("lsp-unavailable", what, why=str(error), hint=hint) from error
    server().start_io()
