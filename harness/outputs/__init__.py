"""Documented outputs against the service's model: knows no moto and no docutils, and hands on findings."""

from harness.outputs.checking import check_output, check_step

__all__ = ["check_output", "check_step"]
