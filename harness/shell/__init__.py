"""The shell room's door: a command block's text in, its pipelines of words with places out, and what is wrong with it."""

from harness.shell.model import (
    Assignment,
    Command,
    Pipeline,
    Redirection,
    Script,
    Shell,
    Substitution,
    Word,
)
from harness.shell.reader import read_script

__all__ = [
    "Assignment",
    "Command",
    "Pipeline",
    "Redirection",
    "Script",
    "Shell",
    "Substitution",
    "Word",
    "read_script",
]
