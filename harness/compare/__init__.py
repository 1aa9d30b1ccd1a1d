"""Comparing: a documented output and a reply are unified leaf by leaf, and each difference is judged by its provenance."""

from harness.compare.door import compare, compare_own
from harness.compare.model import MISSING, Comparison, Difference, Evidence, Provenance, Standing

__all__ = ["MISSING", "Comparison", "Difference", "Evidence", "Provenance", "Standing", "compare", "compare_own"]
