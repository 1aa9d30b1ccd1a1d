"""What all tests share: pytest's own tools for testing plugins, and the real AWS CLI where `make corpus` put it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

# Nothing is timed: a busy machine makes no test fail.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ORACLE = Path(__file__).parents[1] / ".corpus" / "oracle" / "bin" / "aws"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if ORACLE.exists():
        return
    skip = pytest.mark.skip(reason="needs the real AWS CLI (make corpus)")
    for item in items:
        if item.get_closest_marker("oracle"):
            item.add_marker(skip)
