"""What a high-level S3 command takes for granted, read off the command and the lines that the document says it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.custom.model import Place, Request, Scene
from harness.custom.patterns import is_kept, root_of
from harness.custom.sizes import size_of
from harness.custom.storage import Storage
from harness.custom.words import read_uri

PLACEHOLDER = b"placeholder\n"

_MOST_LINES = 300
_MOST_BYTES = 64 * 1024 * 1024
_MOVED = re.compile(r"(?:\(dryrun\) )?(?P<verb>[a-z]+): (?P<source>.+?)(?: to (?P<target>.+))?")
_LISTED = re.compile(r"\d{4}-\d\d-\d\d +\d\d:\d\d:\d\d +(?:(?P<size>[\d.]+(?: (?:Bytes?|[KMGTPE]iB))?) )?(?P<name>.+)")
_PREFIX = re.compile(r"PRE (?P<name>.+/)")


class NotArrangedError(Exception):
    """What the command takes for granted cannot be made; the message says why."""


def arrange(request: Request, scene: Scene, storage: Storage) -> None:
    """Make the buckets, objects and local files that must be there. Raises NotArrangedError and RefusedError."""
    if request.name in _ARRANGED:
        for place in request.places:
            if place.bucket:
                storage.arrange(place.bucket)
        _ARRANGED[request.name](request, scene, storage)


def _single(request: Request, scene: Scene, storage: Storage) -> None:
    source = request.places[0]
    if request.is_recursive:
        _folder(request, scene, storage)
    elif source.bucket is not None:
        if request.places[-1].is_stream and not storage.has(source.bucket, source.path):
            raise NotArrangedError("the document does not show what is in the object that it prints")
        storage.arrange(source.bucket, source.path, PLACEHOLDER)
    elif source.is_stream:
        scene.files[source.path] = PLACEHOLDER if scene.given is None else scene.given
    else:
        scene.files.setdefault(source.shown.removeprefix("./"), _contents(scene, source))


def _folder(request: Request, scene: Scene, storage: Storage) -> None:
    """What the documented lines say was in the source; where there are none, a single file that the patterns let pass."""
    source, target = request.places[0], request.places[-1]
    moved = list(_moved(scene))
    gone = [one for one in moved if one.verb == "delete" and request.name == "sync"]
    names = [_name(one, source, target) for one in moved if one not in gone]
    places = [source.under(name) for name in names if name is not None]
    if not places and scene.output is None and not _has_files(source, scene, storage):
        places = _stand_in(source, request)
    places += [target.under(name) for one in gone if (name := _name(one, target, target)) is not None]
    for place in places:
        _put(place, scene, storage)


class _Moved(NamedTuple):
    """A documented line that tells of a file."""

    verb: str
    source: Place
    target: Place | None


def _name(moved: _Moved, folder: Place, target: Place) -> str | None:
    """The name that the file has in the folder: by where it comes from, where it goes, or its key in a bucket of another name."""
    found = folder.relative(moved.source)
    if found is None and moved.target is not None:
        found = target.relative(moved.target)
    if found is None and moved.source.bucket and folder.bucket:
        found = folder.relative(Place(moved.source.path, folder.bucket))
    return found


def _has_files(folder: Place, scene: Scene, storage: Storage) -> bool:
    if folder.bucket is not None:
        return bool(storage.objects(folder.bucket, folder.folder_path))
    return any(folder.relative(Place(name)) is not None for name in scene.files)


def _stand_in(folder: Place, request: Request) -> list[Place]:
    """A file that the patterns let pass, so that there is something to tell."""
    root = root_of(folder, is_recursive=True)
    candidates = (folder.under(name) for name in ("file.txt", "file.jpg", "file.log"))
    return [place for place in candidates if is_kept(place, root, request.patterns)][:1]


def _put(place: Place, scene: Scene, storage: Storage) -> None:
    if place.bucket is not None:
        storage.arrange(place.bucket, place.path, PLACEHOLDER)
    else:
        scene.files.setdefault(place.path, _contents(scene, place))


def _contents(scene: Scene, place: Place) -> bytes:
    text = scene.documented_files.get(place.name)
    return text.value.encode() if text is not None else PLACEHOLDER


def _moved(scene: Scene) -> Iterator[_Moved]:
    for line in _lines(scene):
        found = _MOVED.fullmatch(line)
        if found:
            target = _shown(found["target"]) if found["target"] else None
            yield _Moved(found["verb"], _shown(found["source"]), target)


def _shown(path: str) -> Place:
    return read_uri(path) if path.startswith("s3://") else Place(path.removeprefix("./"))


def _removed(request: Request, scene: Scene, storage: Storage) -> None:
    if "--force" in request.options:
        _folder(request, scene, storage)


def _listed(request: Request, scene: Scene, storage: Storage) -> None:
    """The buckets, or the objects with their sizes, that the document shows."""
    place = request.places[0] if request.places else Place("", "")
    base = "" if request.is_recursive else place.path[: place.path.rfind("/") + 1]
    sizes = dict(_sizes(scene))
    if sum(sizes.values()) > _MOST_BYTES:
        raise NotArrangedError("the objects that it shows are too large to be made")
    for name, size in sizes.items():
        if not place.bucket:
            storage.arrange(name)
        elif name.endswith("/"):
            storage.arrange(place.bucket, f"{base}{name}file.txt", PLACEHOLDER)
        else:
            storage.arrange(place.bucket, base + name, bytes(size))
    if scene.is_unsaid:
        storage.arrange(place.bucket or "amzn-s3-demo-bucket", place.path + "file.txt", PLACEHOLDER)


def _sizes(scene: Scene) -> Iterator[tuple[str, int]]:
    """The names that a documented listing shows, with their sizes; those of prefixes and buckets have none."""
    for line in _lines(scene):
        found, prefix = _LISTED.fullmatch(line), _PREFIX.fullmatch(line)
        if found:
            yield found["name"], size_of(found["size"] or "")
        elif prefix:
            yield prefix["name"], 0


def _lines(scene: Scene) -> list[str]:
    text = scene.output.value if scene.output is not None else ""
    return [line.strip() for line in text.splitlines()[:_MOST_LINES]]


def _nothing(request: Request, scene: Scene, storage: Storage) -> None:
    """The bucket is all that there must be."""


_ARRANGED = {
    "cp": _single, "mv": _single, "rm": _single, "sync": _folder, "rb": _removed, "ls": _listed,
    "presign": _nothing, "website": _nothing,
}  # fmt: skip
