"""OUT209: printed-otherwise."""

from __future__ import annotations

from harness.findings import Severity
from harness.rules.model import Rule

RULE = Rule(
    code="OUT209",
    name="printed-otherwise",
    severity=Severity.ERROR,
    what="""\
Finds a word in the documented output of ``aws s3 cp``, ``mv``, ``rm``, ``sync``, ``ls``, ``mb``, ``rb`` or ``presign`` that
the AWS CLI does not print there. These commands write lines of their own, made of fixed words and of what the command
names; the files and objects that the document shows are arranged before the command is replayed.

Times, sizes that were rounded, signatures and abridged words are not held against the document, and neither is the order of
lines, nor a missing ``./`` before the name of a local file.
""",
    why="""\
Whoever follows the example sees another line than the one that is shown, and looks for a mistake of their own.
""",
    bad="""\
**To move a folder into a bucket**

The following ``mv`` example moves the files of a folder into a bucket. ::

    aws s3 mv reports s3://amzn-s3-demo-bucket/ \\
        --recursive

Output::

    move: reports/may.txt to s3://amzn-s3-demo-bucket2/may.txt
""",
    good="""\
**To move a folder into a bucket**

The following ``mv`` example moves the files of a folder into a bucket. ::

    aws s3 mv reports s3://amzn-s3-demo-bucket/ \\
        --recursive

Output::

    move: reports/may.txt to s3://amzn-s3-demo-bucket/may.txt
""",
    path="s3/mv.rst",
)
