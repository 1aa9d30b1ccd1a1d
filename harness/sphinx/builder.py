"""`sphinx-build -b harness`: checks the examples, writes `output.txt` and `output.jsonl`, and builds nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __

from harness.report import Look, Tally, renderer
from harness.report.entry import entries
from harness.report.json_format import finding_row, step_row
from harness.results import DocumentResult
from harness.sphinx.collecting import each_result


class CheckBuilder(Builder):
    """Modelled on linkcheck: the exit status is 1 where an example is wrong."""

    name = "harness"
    epilog = __("Look for the findings in the output above, in %(outdir)s/output.txt or %(outdir)s/output.jsonl")
    allow_parallel = True

    def get_outdated_docs(self) -> Set[str]:
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return ""

    def prepare_writing(self, docnames: Set[str]) -> None:
        pass

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        pass

    def finish(self) -> None:
        found = each_result(self.env)
        tally = Tally()
        text = "".join(renderer("concise")(found, tally, Look(is_verbose=True)))
        folder = Path(self.outdir)
        folder.joinpath("output.txt").write_text(text, encoding="utf-8")
        lines = (json.dumps(row) + "\n" for result in found for row in _rows(result))
        folder.joinpath("output.jsonl").write_text("".join(lines), encoding="utf-8")
        if tally.has_errors:
            application = getattr(self, "_app", None) or self.app  # newer Sphinx wants the first, older has the second
            application.statuscode = 1


def _rows(result: DocumentResult) -> Iterator[dict[str, object]]:
    for step in result.steps:
        yield {"kind": "step", **step_row(result.source, step)}
    for entry in entries(result):
        yield {"kind": "finding", **finding_row(entry)}
