"""The catalog itself: services by the name that is typed, their commands, and the commands' options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from harness.catalog.customised import customised_option, own_option
from harness.catalog.implied import PAGING, implied_options
from harness.catalog.model import Arity, Option
from harness.catalog.shapes import dashed, paginators, service_model, service_names, waiters
from harness.catalog.surface import surface


@cache
def the_catalog() -> Catalog:
    return Catalog()


class Catalog:
    """Every service of the AWS CLI, and its global options."""

    @property
    def version(self) -> str:
        """The AWS CLI's version that the surface was exported from."""
        return str(surface()["awscli"])

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The names as they are typed (`s3api`, `deploy`), sorted; `s3` and `configure` among them."""
        renamed: dict[str, str] = surface()["services"]
        hidden = {botocore for typed, botocore in renamed.items() if typed not in service_names() and "." not in typed}
        own = [name for name in surface()["custom"] if " " not in name]
        return tuple(sorted({*service_names(), *renamed, *own} - (hidden - set(own))))

    @cached_property
    def global_options(self) -> Mapping[str, Option]:
        """Options that every command takes, those of the AWS CLI's version 2 among them."""
        version_1 = {name: own_option(name, spec) for name, spec in surface()["global_options"].items()}
        output = replace(version_1["output"], choices=(*version_1["output"].choices, *_VERSION_2_OUTPUTS))
        return version_1 | {"output": output} | {option.name: option for option in _VERSION_2}

    def service(self, name: str) -> Service | None:
        """A service by the name that is typed."""
        if name in self._loaded:
            return self._loaded[name]
        found = Service(name) if name in self.services else None
        self._loaded[name] = found
        return found

    @cached_property
    def _loaded(self) -> dict[str, Service | None]:
        return {}


_VERSION_2_OUTPUTS = ("yaml", "yaml-stream", "off")
_VERSION_2 = (
    Option("cli-binary-format", effect="own", choices=("base64", "raw-in-base64-out"), is_documented=False),
    Option("no-cli-pager", Arity.NONE, effect="own", constant=False, is_documented=False),
    Option("cli-auto-prompt", Arity.NONE, effect="own", constant=True, is_documented=False),
    Option("no-cli-auto-prompt", Arity.NONE, effect="own", constant=False, is_documented=False),
    Option("cli-error-format", effect="own", is_documented=False),
)
"""Global options of the AWS CLI's version 2, which cannot be exported from version 1 (aws help of version 2.31)."""


class Service:
    """One service. `name` is typed, `model_name` is botocore's (None for `s3` and `configure`, which have no model)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_own = name in surface()["custom"]
        self.model_name: str | None = None if self.is_own else surface()["services"].get(name, name)
        self._commands: dict[str, Command | None] = {}

    @property
    def model(self) -> Any:
        """botocore's ServiceModel."""
        return service_model(self.model_name) if self.model_name else None

    @cached_property
    def commands(self) -> tuple[str, ...]:
        """Every command's name as it is typed, sorted; `wait` stands for its waiters."""
        own = [key.split(" ", 1)[1] for key in surface()["custom"] if key.startswith(f"{self.name} ")]
        wait = ["wait"] if self.waiters else []
        return tuple(sorted({*self._operations, *own, *self._own_subcommands, *wait}))

    @cached_property
    def waiters(self) -> Mapping[str, str]:
        """What `aws SERVICE wait` takes, and botocore's name for it."""
        return {dashed(name): name for name in waiters(self.model_name)} if self.model_name else {}

    def command(self, name: str) -> Command | None:
        """A command by the name that is typed."""
        if name not in self._commands:
            self._commands[name] = self._find(name)
        return self._commands[name]

    def waiter(self, name: str) -> Command | None:
        """The command `aws SERVICE wait NAME`."""
        waiter = self.waiters.get(name)
        if waiter is None or self.model_name is None:
            return None
        operation = waiters(self.model_name)[waiter]["operation"]
        return Command(self, f"wait {name}", operation=operation, waiter=waiter)

    def _find(self, name: str) -> Command | None:
        own = surface()["custom"].get(f"{self.name} {name}") or self._own_subcommands.get(name)
        if own is not None:
            return Command(self, name, own=own)
        operation = self._operations.get(name)
        return Command(self, name, operation=operation) if operation else None

    @cached_property
    def _operations(self) -> dict[str, str]:
        if self.model_name is None:
            return {}
        implied = {dashed(name): name for name in self.model.operation_names}
        changed: dict[str, str | None] = surface()["commands"].get(self.name, {})
        known = self.model.operation_names
        return {name: operation for name, operation in (implied | changed).items() if operation and operation in known}

    @property
    def _own_subcommands(self) -> dict[str, Any]:
        found: dict[str, Any] = surface()["custom"].get(self.name, {}).get("subcommands", {})
        return found


class Command:
    """One command: an operation of the API, a waiter (with the operation that it polls), or one of the CLI's own."""

    def __init__(
        self,
        service: Service,
        name: str,
        *,
        operation: str | None = None,
        waiter: str | None = None,
        own: dict[str, Any] | None = None,
    ) -> None:
        self.service = service
        self.name = name
        self.operation = operation
        self.waiter = waiter
        self._own = own

    @property
    def is_own(self) -> bool:
        """Whether it is no single API call (`s3 cp`, `eks update-kubeconfig`)."""
        return self._own is not None

    @cached_property
    def operation_model(self) -> Any:
        return self.service.model.operation_model(self.operation) if self.operation else None

    @property
    def input_shape(self) -> Any:
        return self.operation_model.input_shape if self.operation else None

    @property
    def output_shape(self) -> Any:
        return self.operation_model.output_shape if self.operation else None

    @property
    def paginator(self) -> dict[str, Any] | None:
        """botocore's pagination of the operation, or None."""
        return paginators(self.service.model_name).get(self.operation or "") if self.service.model_name else None

    @cached_property
    def subcommands(self) -> Mapping[str, Command]:
        """The commands below one of the CLI's own (`codecommit credential-helper get`)."""
        below = (self._own or {}).get("subcommands", {})
        return {name: Command(self.service, f"{self.name} {name}", own=own) for name, own in below.items()}

    @cached_property
    def options(self) -> Mapping[str, Option]:
        """Options and positional arguments by name, in the CLI's own order."""
        if self._own is not None:
            return {name: own_option(name, spec) for name, spec in self._own["options"].items()}
        table = {option.name: option for option in implied_options(self.operation_model, self.paginator)}
        for name, spec in surface()["options"].get(f"{self.service.name} {self.name}", {}).items():
            if spec is None:
                table.pop(name, None)
            else:
                table[name] = customised_option(name, spec, self.input_shape)
        return {name: self._completed(option) for name, option in table.items()}

    @cached_property
    def shadowed(self) -> Mapping[str, Option]:
        """Options of the model that the CLI's pagination options of the same name hide while it paginates."""
        implied = implied_options(self.operation_model, None) if self.operation else ()
        return {option.name: option for option in implied if option.name in PAGING and self.paginator is not None}

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Options that steer the pagination by hand: giving one turns the CLI's own pagination off."""
        paginator = self.paginator or {}
        named = paginator.get("input_token", [])
        members = [*(named if isinstance(named, list) else [named]), paginator.get("limit_key")]
        names = [dashed(member) for member in members if member]
        extra = ["exclusive-start-stream-name"] if self.operation == "ListStreams" else []
        return tuple(name for name in [*names, *extra] if name not in ("start-token", "max-items"))

    @cached_property
    def positionals(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options.values() if option.is_positional)

    def _completed(self, option: Option) -> Option:
        dotted, spaced = self._prefixes
        if spaced + option.name in surface()["bare_lists"]:
            option = replace(option, effect="bare-list")
        is_never_from_file = dotted + option.name in surface()["never_from_file"]
        return replace(option, is_never_from_file=True) if is_never_from_file else option

    @cached_property
    def _prefixes(self) -> tuple[str, str]:
        """What stands before an option's name in the two lists of the surface."""
        service = self.service
        return f"{service.model.service_id.hyphenize()}.{self.name}.", f"{service.name} {dashed(self.operation or '')} "
