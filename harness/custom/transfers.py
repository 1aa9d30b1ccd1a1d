"""`cp`, `mv`, `rm` and `sync`: which files they move, the calls that move them, and the line that each prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.custom.model import Place, Request, Scene
from harness.custom.patterns import is_kept, root_of
from harness.custom.storage import Storage

_PASSED = {
    "--acl": "ACL", "--storage-class": "StorageClass", "--content-type": "ContentType", "--cache-control": "CacheControl",
}  # fmt: skip
"""Options that the service is told of: it may refuse their values."""


@dataclass(frozen=True, slots=True)
class Move:
    """One file on its way; `target` is None for a deletion."""

    source: Place
    target: Place | None = None

    def line(self, name: str) -> str:
        verb = "move" if name == "mv" else self._verb()
        return f"{verb}: {self.source.shown}" + (f" to {self.target.shown}" if self.target else "")

    def _verb(self) -> str:
        if self.target is None:
            return "delete"
        if self.source.is_local:
            return "upload"
        return "download" if self.target.is_local else "copy"


def transfer(request: Request, scene: Scene, storage: Storage) -> Iterator[str]:
    """Make the moves, and give the lines that are printed."""
    is_quiet = bool({"--quiet", "--only-show-errors"} & set(request.options))
    is_dry = "--dryrun" in request.options
    for move in list(_moves(request, scene, storage)):
        if not is_dry:
            _make(move, request, scene, storage)
        if move.target is not None and move.target.is_stream:
            yield from scene.files.pop("-", b"").decode("utf-8", "replace").splitlines()
        elif not is_quiet and not move.source.is_stream:
            yield ("(dryrun) " if is_dry else "") + move.line(request.name)


def _moves(request: Request, scene: Scene, storage: Storage) -> Iterator[Move]:
    source = request.places[0]
    target = request.places[1] if len(request.places) > 1 else None
    if not request.is_recursive:
        yield from _single(request, source, target, scene)
        return
    there = _kept(target, request, scene, storage) if target is not None and request.name == "sync" else {}
    here = _kept(source, request, scene, storage)
    for name, size in here.items():
        if there.get(name) != size:
            yield Move(source.under(name), target.under(name) if target is not None else None)
    if "--delete" in request.options and target is not None:
        yield from (Move(target.under(name)) for name in there if name not in here)


def _single(request: Request, source: Place, target: Place | None, scene: Scene) -> Iterator[Move]:
    if not is_kept(source, root_of(source, is_recursive=False), request.patterns):
        return
    if target is not None and not source.is_stream and (target.is_folder or _is_there(target, scene)):
        target = target.under(source.name)
    yield Move(source, target)


def _is_there(target: Place, scene: Scene) -> bool:
    """Whether a local path is a folder of the example's files."""
    return target.is_local and any(name.startswith(target.folder_path) for name in scene.files if target.folder_path)


def _kept(folder: Place, request: Request, scene: Scene, storage: Storage) -> dict[str, int]:
    """The names in a folder that the patterns let pass, with the sizes."""
    if folder.bucket is not None:
        found = [
            (Place(stored.key, folder.bucket), stored.size)
            for stored in storage.objects(folder.bucket, folder.folder_path)
            if not stored.key.endswith("/") or request.name == "rm"
        ]
    else:
        found = [(Place(name), len(data)) for name, data in sorted(scene.files.items())]
    root = root_of(folder, is_recursive=True)
    named = ((folder.relative(place), size) for place, size in found if is_kept(place, root, request.patterns))
    return {name: size for name, size in named if name is not None}


def _make(move: Move, request: Request, scene: Scene, storage: Storage) -> None:
    source, target = move.source, move.target
    if target is not None:
        _bring(source, target, request, scene, storage)
    if target is None or request.name == "mv":
        if source.bucket is not None:
            storage.delete(source.bucket, source.path)
        else:
            scene.files.pop(_local(source), None)


def _bring(source: Place, target: Place, request: Request, scene: Scene, storage: Storage) -> None:
    extra = {name: values[-1] for option, name in _PASSED.items() if (values := request.options.get(option))}
    if source.bucket is None:
        storage.put(target.bucket or "", target.path, scene.files.get(_local(source), b""), extra)
    elif target.bucket is None:
        scene.files[_local(target)] = storage.get(source.bucket, source.path)
    else:
        storage.head(source.bucket, source.path)
        storage.copy((source.bucket, source.path), target.bucket, target.path, extra)


def _local(place: Place) -> str:
    return place.shown.removeprefix("./")
