"""Where the program begins: sees that hashes are the same in every run, then hands over to the command line.

moto walks over sets of strings, and which error it gives, or which resource it finds first, then depends on the hashes
that Python draws anew for each process. Python takes their seed when it starts and at no other time.
"""

from __future__ import annotations

import os
import sys

_SEED = "PYTHONHASHSEED"


def main() -> None:
    """Run the command line, in a Python of the same process whose hashes are the same each time; workers inherit them.

    What the variable says already is left alone, for those who want chance. A stranger who knows the hashes can make
    words that collide; the deadline of a document ends that.
    """
    if _SEED not in os.environ and os.name == "posix" and sys.executable:
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, _SEED: "0"})
    from harness.cli import main as run

    run()


if __name__ == "__main__":
    main()
