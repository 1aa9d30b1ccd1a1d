"""Exports what the AWS CLI's published examples give to the operations that make things: `harness/arrange/recipes.json.gz`.

Run it after `make corpus`: `python bench/export_recipes.py .corpus/examples`. Arranging falls back on these parameters where an
operation wants more than its model says (see harness/arrange/recipes.py). It is data under the AWS CLI's
licence, Apache-2.0.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.arrange.verbs import MAKING
from harness.arrange.words import parse_operation
from harness.document import decode, read_document
from harness.lowering import lower
from harness.lowering.model import Call
from harness.steps import read_steps

_TARGET = Path(__file__).parent.parent / "harness" / "arrange" / "recipes.json.gz"
_MOST = 6  # examples of one operation
_LARGEST = 4000  # characters of one example


def main(folder: str) -> None:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(Path(folder).rglob("*.rst")):
        for call in _calls(path):
            text = json.dumps(call.parameters, default=_encoded, sort_keys=True)
            known = found[call.service][call.operation]
            if parse_operation(call.operation).verb in MAKING and text not in known and 2 < len(text) < _LARGEST:
                known.append(text)
    recipes = {service: dict(_smallest(operations)) for service, operations in sorted(found.items())}
    data = json.dumps({"source": "awscli 1.46.3, Apache-2.0", "recipes": recipes}, separators=(",", ":")).encode()
    _TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{sum(map(len, recipes.values()))} operations, {_TARGET.stat().st_size} bytes")


def _calls(path: Path) -> Iterator[Call]:
    source, _ = decode(path.as_posix(), path.read_bytes())
    for step in read_steps(read_document(source)).steps:
        call = lower(step.command, step.files).made
        if call is not None and call.waiter is None:
            yield call


def _smallest(operations: Mapping[str, list[str]]) -> Iterator[tuple[str, list[Any]]]:
    for operation, texts in sorted(operations.items()):
        if texts:
            yield operation, [json.loads(text) for text in sorted(texts, key=lambda text: (len(text), text))[:_MOST]]


def _encoded(value: Any) -> Any:
    import base64

    if isinstance(value, (bytes, bytearray)):
        return {"$base64": base64.b64encode(bytes(value)).decode()}
    return str(value)


if __name__ == "__main__":
    main(sys.argv[1])
