"""moto itself: switched on with nothing in it, and emptied, with what it keeps in modules and caches.

What is done here and not by `moto.mock_aws`: opening takes 0.3 ms instead of 6 (no table of 1,300 mocked URLs for the
`requests` library, whose calls the guard denies), and closing does not build every backend anew only to drop it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from types import ModuleType

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.model_instances import reset_model_data
from moto.core.models import MockAWS, botocore_stubber

from harness.account.models import shared_models

_CONFIG = {
    "batch": {"use_docker": False},
    "lambda": {"use_docker": False},
    "core": {"mock_credentials": False, "reset_boto3_session": False},
}


class _Emulator(MockAWS):  # type: ignore[misc]
    def _enable_patching(self, reset: bool = True) -> None:
        botocore_stubber.enabled = True
        _empty()

    def _disable_patching(self, remove_data: bool) -> None:
        botocore_stubber.enabled = False
        _empty()
        reset_model_data()


@contextmanager
def emulator(account_id: str) -> Iterator[None]:
    """moto, empty, answering for `account_id` while the context lasts."""
    with shared_models(), _Emulator(config=_CONFIG), rebind("DEFAULT_ACCOUNT_ID", None, account_id):
        yield


def _empty() -> None:
    """Drop every backend. One that has a reset of its own (s3 closes files) is reset first."""
    for backends in list(BackendDict._instances):
        for regions in backends.values():
            for backend in regions.values():
                if type(backend).reset is not BaseBackend.reset:
                    backend.reset()
            regions.clear()  # moto's caches hold on to this object
        backends.clear()
    BackendDict._instances.clear()
    for forget in _modules.forgets:
        forget()


class _Modules:
    """What is known of the moto modules that were imported so far; `look` finds the new ones."""

    def __init__(self) -> None:
        self.forgets: list[Callable[[], object]] = []
        self.bindings: list[_Binding] = []
        self._known: dict[str, ModuleType] = {}
        self._count = 0

    def look(self) -> None:
        if len(sys.modules) == self._count:
            return
        self._count = len(sys.modules)
        found = {name: module for name, module in list(sys.modules.items()) if name.startswith("moto.")}
        new = [module for name, module in found.items() if name not in self._known]
        self._known = found
        for module in new:
            self.forgets += _memories(module)
            for binding in self.bindings:
                binding.bind(module)

    def all(self) -> Iterator[ModuleType]:
        self.look()
        yield from self._known.values()


class _Binding:
    """A name that moto's modules imported (`from time import sleep`), bound to something else for a while."""

    def __init__(self, name: str, original: object, value: object) -> None:
        self._name, self._original, self._value = name, original, value
        self._bound: list[tuple[ModuleType, object]] = []

    def bind(self, module: ModuleType) -> None:
        here = vars(module).get(self._name)
        if here is not None and self._original in (None, here):
            self._bound.append((module, here))
            setattr(module, self._name, self._value)

    def restore(self) -> None:
        for module, before in self._bound:
            setattr(module, self._name, before)


_modules = _Modules()
look_for_modules = _modules.look
"""To be called before a request, so that modules imported since the last one are seen."""


@contextmanager
def rebind(name: str, original: object, value: object) -> Iterator[None]:
    """Every `name` in a moto module that is `original` (None: whatever it is) is `value` while the context lasts."""
    binding = _Binding(name, original, value)
    for module in _modules.all():
        binding.bind(module)
    _modules.bindings.append(binding)
    try:
        yield
    finally:
        _modules.bindings.remove(binding)
        binding.restore()


def _memories(module: ModuleType) -> Iterator[Callable[[], object]]:
    """What forgets the state that a module keeps outside its backends.

    A container of a module or a class that is empty when it is imported is filled by requests (ec2 keeps endpoint
    services with random ids in one, securityhub the administrators of organizations). A method's cache is keyed by its
    object, and so keeps that, and the account, alive.
    """
    yield from _empty_containers(module)
    for value in list(vars(module).values()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield from _empty_containers(value)
            yield from (item.cache_clear for item in vars(value).values() if isinstance(item, _lru_cache_wrapper))


def _empty_containers(holder: ModuleType | type) -> Iterator[Callable[[], object]]:
    for name, value in list(vars(holder).items()):
        if type(value) in (dict, list, set) and not value and not name.startswith("__"):
            yield value.clear
