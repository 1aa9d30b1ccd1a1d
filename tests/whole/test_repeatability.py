"""Two runs say the same, whatever hashes Python draws, and nothing that the author gets to see names a live id."""

import os
import re
import subprocess
import sys

from harness.checker import check_source
from harness.text import Source


def printed(environment, *command):
    made = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def without_a_seed():
    return {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}


SHOW = "import sys, os, harness.cli; harness.cli.main = lambda: print(os.environ['PYTHONHASHSEED'], sys.argv[1:]); "
START = SHOW + "from harness.__main__ import main; main()"


def test_the_program_starts_with_the_same_hashes_each_time():
    assert printed(without_a_seed(), "-c", START, "check", "a b") == "0 ['check', 'a b']"


def test_a_seed_that_is_set_already_stays():
    assert printed({**os.environ, "PYTHONHASHSEED": "7"}, "-c", START) == "7 []"


WORK = "from harness.options import Options; from harness.pool import each_in_workers; "
HASHES = WORK + "print(*each_in_workers(hash_of, ['a', 'b'], Options(replay=False, jobs=1)))"


def test_workers_have_the_same_hashes_each_time_whoever_starts_them(tmp_path):
    (tmp_path / "hashing.py").write_text("def hash_of(path, options):\n    return hash('word')\n")
    environment = {**without_a_seed(), "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    told = {printed(environment, "-c", f"from hashing import hash_of; {HASHES}") for _ in range(2)}
    assert len(told) == 1


REFUSED = """\
**To delete a VPC in use**

::

    aws ec2 delete-vpc --vpc-id vpc-0a1b2c3d4e5f60718

**To attach it**

::

    aws ec2 create-subnet --vpc-id vpc-0a1b2c3d4e5f60718 --cidr-block 10.99.0.0/33
"""


def test_the_reason_of_an_unreached_step_names_documented_ids():
    steps = check_source(Source("ec2/create-subnet.rst", REFUSED)).steps
    told = " ".join(step.judgement.reason for step in steps)
    live = set(re.findall(r"vpc-[0-9a-f]{8,}", told)) - {"vpc-0a1b2c3d4e5f60718"}
    assert not live, told
