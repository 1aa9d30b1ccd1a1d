"""`ls`, `mb`, `rb`, `presign` and `website`: their calls, and the lines that they print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from harness.custom.model import Place, Request, Scene
from harness.custom.sizes import human
from harness.custom.storage import Storage, Stored
from harness.custom.transfers import transfer

_TIME = "%Y-%m-%d %H:%M:%S"


def list_places(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    """The buckets, or what is under a prefix: down to the next `/`, or all of it with `--recursive`."""
    place = request.places[0] if request.places else Place("", "")
    if not place.bucket:
        yield from (f"{stored.modified:{_TIME}} {stored.key}" for stored in storage.buckets())
        return
    found = storage.objects(place.bucket, place.path)
    base = "" if request.is_recursive else place.path[: place.path.rfind("/") + 1]
    shown = [stored for stored in found if request.is_recursive or "/" not in stored.key[len(base) :]]
    prefixes = {stored.key[len(base) :].partition("/")[0] for stored in found if stored not in shown}
    yield from (f"{'PRE':>30} {prefix}/" for prefix in sorted(prefixes))
    is_human = "--human-readable" in request.options
    for stored in shown:
        size = human(stored.size) if is_human else str(stored.size)
        yield f"{stored.modified:{_TIME}} {size:>10} {stored.key[len(base) :]}"
    if "--summarize" in request.options:
        yield from _summary(shown, is_human)


def _summary(shown: list[Stored], is_human: bool) -> Iterator[str]:
    size = sum(stored.size for stored in shown)
    yield ""
    yield f"Total Objects: {len(shown)}"
    yield f"   Total Size: {human(size) if is_human else size}"


def make_bucket(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    bucket = request.places[0].bucket or ""
    storage.create(bucket, request.options.get("--tags", ()))
    yield f"make_bucket: {bucket}"


def remove_bucket(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    """With `--force`, the objects go first, and each is told."""
    bucket = request.places[0].bucket or ""
    if "--force" in request.options:
        yield from transfer(Request("rm", (Place("", bucket),), {"--recursive": ()}), scene, storage)
    storage.drop(bucket)
    yield f"remove_bucket: {bucket}"


def presign(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    place = request.places[0]
    seconds = request.value("--expires-in") or "3600"
    yield storage.presigned(place.bucket or "", place.path, int(seconds) if seconds.isdigit() else 3600)


def show_as_website(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    configuration: dict[str, Any] = {}
    index, error = request.value("--index-document"), request.value("--error-document")
    if index:
        configuration["IndexDocument"] = {"Suffix": index}
    if error:
        configuration["ErrorDocument"] = {"Key": error}
    storage.show_as_website(request.places[0].bucket or "", configuration)
    yield from ()
