"""The same run on a Dask cluster: batches of documents go to its workers, and come back in order.

A worker starts a process of its own for each batch, which checks it as the local pool would: with a deadline for each
document, which needs a main thread, with the same hashes, and apart from what else runs there. So the output is the same
to the byte. Workers read documents from the same paths, and must have the very same harness.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from harness.cache import edition
from harness.checking import Checked
from harness.errors import UsageError
from harness.options import Options
from harness.pool import check_in_workers
from harness.report.plain import safe

BATCH = 40
"""Documents that are sent at once: starting a process costs as much as two of them."""

_LONGEST = 200
_PATIENCE = 15
"""Seconds to wait for the scheduler, and for its first worker."""


def check_on_cluster(documents: Sequence[str], options: Options) -> Iterator[Checked]:
    """The results of `documents`, in their order. Raises UsageError where the cluster cannot be had.

    A batch that the cluster loses is checked here.
    """
    local = replace(options, scheduler="")
    client = _client(options.scheduler)
    with client:
        _check_workers(client, options.scheduler)
        batches = [tuple(documents[at : at + BATCH]) for at in range(0, len(documents), BATCH)]
        sent = [
            client.submit(checked_apart, batch, replace(local, jobs=1), os.getcwd(), pure=False) for batch in batches
        ]
        for at, batch in enumerate(batches):
            found = _result(sent[at])
            sent[at] = None  # what it holds, the cluster may forget
            yield from found if found is not None else check_in_workers(batch, local)


def _result(future: Any) -> list[Checked] | None:
    try:
        return [Checked(*one) for one in pickle.loads(future.result())]
    except Exception as error:  # a worker that died, was told to stop, or lacks the folder
        reason = safe(" ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST])
        print(f"harness: the cluster lost a batch, which is checked here ({reason})", file=sys.stderr)
        return None


def checked_apart(documents: Sequence[str], options: Options, folder: str) -> bytes:
    """The pickled results of a batch, out of a process of its own; runs in a worker. Raises what goes wrong with it."""
    request = pickle.dumps((documents, options))
    made = subprocess.run(
        [sys.executable, "-m", "harness.scheduler"],
        input=request,
        stdout=subprocess.PIPE,
        cwd=folder,
        check=True,
    )
    return made.stdout


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        hint = "pip install 'aws-example-harness[dask]'"
        what = "`--scheduler` needs packages that are not installed."
        raise UsageError("scheduler-unavailable", what, why=str(error), hint=hint) from error
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        what = f"There is no Dask scheduler at `{address}`."
        raise UsageError("scheduler-unreachable", what, why=str(error), hint="Say tcp://HOST:8786.") from error


def _check_workers(client: Any, address: str) -> None:
    """See that there are workers, and that they would say the same."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        editions = client.run(edition)
    except TimeoutError as error:
        raise UsageError("scheduler-idle", f"The Dask scheduler at `{address}` has no workers.") from error
    except ImportError as error:
        raise UsageError("scheduler-other-workers", "The workers have no harness.", why=str(error)) from error
    if set(editions.values()) != {edition()}:
        why = "Their versions of harness, Python, botocore, moto or docutils are not the same as here."
        raise UsageError("scheduler-other-workers", "The workers would not say the same.", why=why)


def main() -> None:
    """Check the batch that comes in, and write its results where nothing else can write."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    documents, options = pickle.load(sys.stdin.buffer)
    with output:
        pickle.dump([tuple(one) for one in check_in_workers(documents, options)], output)


if __name__ == "__main__":
    main()
