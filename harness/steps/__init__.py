"""Steps: each command of a document with what the document says it prints, and the files that it may read."""

from harness.steps.contents import contents_findings
from harness.steps.model import Expectation, Saying, Step, Steps
from harness.steps.reading import read_steps

__all__ = ["Expectation", "Saying", "Step", "Steps", "contents_findings", "read_steps"]
