"""botocore's models, each loaded once, when it is first needed; only those that botocore itself ships."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def loader() -> Any:
    """A loader that does not look into the user's home, where models of one's own may lie."""
    from botocore.loaders import Loader

    return Loader(extra_search_paths=[Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)


@cache
def service_names() -> tuple[str, ...]:
    return tuple(loader().list_available_services("service-2"))


@cache
def service_model(name: str) -> Any:
    from botocore.model import ServiceModel

    return ServiceModel(loader().load_service_model(name, "service-2"), service_name=name)


@cache
def paginators(name: str) -> dict[str, Any]:
    """The pagination of each operation that has one, by the operation's name."""
    found: dict[str, Any] = _optional(name, "paginators-1").get("pagination", {})
    return found


@cache
def waiters(name: str) -> dict[str, Any]:
    found: dict[str, Any] = _optional(name, "waiters-2").get("waiters", {})
    return found


def _optional(name: str, kind: str) -> dict[str, Any]:
    from botocore.exceptions import UnknownServiceError

    try:
        loaded: dict[str, Any] = loader().load_service_model(name, kind)
    except UnknownServiceError:
        return {}
    return loaded


@cache
def dashed(name: str) -> str:
    """`PutKeyPolicy` as the CLI types it: `put-key-policy`."""
    from botocore import xform_name

    return str(xform_name(name, "-"))


def schema_shape(schema: dict[str, Any]) -> Any:
    """The shape that a schema of the CLI's own stands for."""
    from botocore.model import ShapeResolver

    return ShapeResolver(schema["shapes"]).get_shape_by_name(schema["name"])
