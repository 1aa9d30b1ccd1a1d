"""Where the program begins: sees that hashes are the same in every run, then hands over to the command line."""

from __future__ import annotations

import os
import sys

from harness import hashes


def main() -> None:
    """Run the command line, in a Python of the same process whose hashes are the same each time; workers inherit them."""
    if not hashes.are_said() and os.name == "posix" and sys.executable:
        with hashes.fixed():
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    from harness.cli import main as run

    run()


if __name__ == "__main__":
    main()
