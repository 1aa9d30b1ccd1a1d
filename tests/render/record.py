"""Records how the real AWS CLI prints the data in printed.json; to be run with the oracle's Python (`make corpus`)."""

from __future__ import annotations

import argparse
import copy
import io
import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "printed.json"


def printed(data: Any, output: str) -> str:
    """What `aws --output OUTPUT` prints where `--query` gave the data ("" where it gives up)."""
    from awscli.formatter import get_formatter

    stream = io.StringIO()
    query = argparse.Namespace(search=lambda _: copy.deepcopy(data))
    try:
        get_formatter(output, argparse.Namespace(query=query, color="off"))("DescribeThings", {}, stream)
    except Exception:  # whatever it is, the AWS CLI shows it as an error
        return stream.getvalue()
    return stream.getvalue()


def main() -> None:
    cases = [case["data"] for case in json.loads(FILE.read_text())]
    recorded = [
        {"data": data} | {output: printed(data, output) for output in ("json", "text", "table")} for data in cases
    ]
    FILE.write_text(json.dumps(recorded, indent=1, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
