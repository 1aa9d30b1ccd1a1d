"""The versions that a report depends on, read from the installed distributions without importing them."""

from __future__ import annotations

from collections.abc import Mapping

from harness import __version__


def versions() -> Mapping[str, str]:
    """Versions of harness, botocore and moto; "unknown" for what is not installed as a distribution."""
    from importlib.metadata import PackageNotFoundError, version

    found = {"harness": __version__}
    for name in ("botocore", "moto"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found
