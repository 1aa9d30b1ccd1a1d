"""Runs command lines through the real AWS CLI as far as the request, in the oracle's environment (bench/oracle.py starts it).

Standard input holds one JSON object a line: `id`, `argv` (without `aws`), `files` (base name to text), and whether it is
one of the AWS CLI's `own` commands that makes one call (and perhaps asks what the cluster is before). Standard output
gets one for each: `status` (`accepted`, `rejected`, `own`, `no-request`), `service`, `operation`, `parameters`,
`pagination`, and the CLI's `message` where it refused. Nothing is sent: the call is stopped at botocore's `before-call`,
sockets and processes are denied, and each command runs in a process of its own.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import decimal
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class Reached(BaseException):
    """The request was about to be sent."""


def main() -> None:
    home = tempfile.mkdtemp(prefix="oracle-")
    Path(home, "config").write_text("[default]\ncli_follow_urlparam = false\n", encoding="utf-8")
    os.environ.update(
        ENVIRONMENT, HOME=home, AWS_CONFIG_FILE=f"{home}/config", AWS_SHARED_CREDENTIALS_FILE=f"{home}/none"
    )
    deny()
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    driver._get_command_table()
    warm_up(create_clidriver())
    for line in sys.stdin:
        step = json.loads(line)
        load(driver, step["argv"])
        sys.stdout.write(json.dumps({"id": step["id"]} | apart(driver, step, home)) + "\n")
        sys.stdout.flush()


def warm_up(driver: Any) -> None:
    """Import and load in this process what every child needs."""
    driver.session.register("before-call", lambda **_: (_Answer(), {}))
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        driver.main(["sts", "get-caller-identity"])


class _Answer:
    status_code = 200


def load(driver: Any, argv: list[str]) -> None:
    """Load the models of a command's service here, for all the children that need them."""
    table = driver._get_command_table()
    for name in argv:
        command = table.get(name)
        if hasattr(command, "_get_command_table"):
            if command._command_table is None:
                preload(driver.session.get_component("data_loader"), command)
            return


def preload(loader: Any, command: Any) -> None:
    command._get_command_table()
    for kind in ("endpoint-rule-set-1", "paginators-1", "waiters-2", "service-2"):
        with contextlib.suppress(Exception):
            loader.load_service_model(command._service_name, kind)


def deny() -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError("denied by the oracle")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    socket.create_connection = refuse  # type: ignore[assignment]
    subprocess.Popen.__init__ = refuse  # type: ignore[method-assign]


def apart(driver: Any, step: dict[str, Any], home: str) -> dict[str, Any]:
    """What becomes of a command, run in a child process so that its handlers are gone afterwards."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            found = run(driver, step, home)
        except BaseException as error:  # a child has to answer whatever happens
            found = {"status": "rejected", "message": f"{type(error).__name__}: {error}"}
        with os.fdopen(writing, "w") as pipe:
            json.dump(found, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer: dict[str, Any] = json.loads(pipe.read() or '{"status": "rejected", "message": "died"}')
    os.waitpid(child, 0)
    return answer


def run(driver: Any, step: dict[str, Any], home: str) -> dict[str, Any]:
    folder = tempfile.mkdtemp(dir=home)
    os.chdir(folder)
    for name, text in step["files"].items():
        Path(folder, name).write_bytes(text.encode())
    recorded: dict[str, Any] = {}
    said = io.StringIO()
    status = "no-request"
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            if is_own(driver, step["argv"]):
                if not step.get("own"):
                    return {"status": "own"}
                record_own(driver, recorded)
            record(driver, recorded)
            code = driver.main(step["argv"])
            status = "rejected" if code else "no-request"
        except Reached:
            status = "accepted"
        except SystemExit:
            status = "rejected"
    return {"status": status, "message": said.getvalue()[-600:]} | recorded


def record(driver: Any, recorded: dict[str, Any]) -> None:
    from awscli.clidriver import CLIOperationCaller
    from awscli.customizations.waiters import WaiterCaller

    def reached(**_: Any) -> NoReturn:
        raise Reached

    driver.session.register("before-call", reached)
    for caller in (CLIOperationCaller, WaiterCaller):
        caller.invoke = recording(caller.invoke, recorded)


def record_own(driver: Any, recorded: dict[str, Any]) -> None:
    """The last call of a command that makes it by a client; what is described before is a cluster of a release."""

    def given(params: dict[str, Any], model: Any, **_: Any) -> None:
        service = model.service_model.service_name
        recorded.update(service=service, operation=model.name, parameters=jsonable(copied(params)))
        recorded.update(pagination={}, paginate=True)

    def described(model: Any, **_: Any) -> Any:
        return (_Answer(), {"Cluster": {"ReleaseLabel": "emr-5.9.0"}}) if model.name.startswith("Describe") else None

    driver.session.register("provide-client-params", given)
    driver.session.register("before-call", described)


def recording(invoke: Any, recorded: dict[str, Any]) -> Any:
    def invoke_recorded(
        self: Any, service: str, operation: str, parameters: dict[str, Any], parsed_globals: Any
    ) -> Any:
        kept = {name: copied(value) for name, value in parameters.items() if name != "PaginationConfig"}
        fix_up(service, operation, kept)
        recorded.update(
            service=service,
            operation=operation,
            parameters=jsonable(kept),
            pagination=parameters.get("PaginationConfig", {}),
            paginate=bool(parsed_globals.paginate),
        )
        return invoke(self, service, operation, parameters, parsed_globals)

    return invoke_recorded


def copied(value: Any) -> Any:
    return value if hasattr(value, "read") else copy.deepcopy(value)


def fix_up(service: str, operation: str, parameters: dict[str, Any]) -> None:
    """What the CLI itself does to the parameters after this point, at `before-parameter-build`."""
    from awscli.customizations.ec2 import addcount, protocolarg, runinstances

    handlers = {
        "RunInstances": (runinstances._fix_args, addcount.set_default_count),
        "CreateNetworkAclEntry": (protocolarg._fix_args,),
        "ReplaceNetworkAclEntry": (protocolarg._fix_args,),
    }
    if service == "ec2":
        for handler in handlers.get(operation, ()):
            with contextlib.suppress(TypeError, KeyError, IndexError):
                handler(params=parameters)


def is_own(driver: Any, argv: list[str]) -> bool:
    """Whether a command is one of the CLI's own, which are not run."""
    from awscli.clidriver import ServiceCommand, ServiceOperation
    from awscli.customizations.waiters import WaitCommand

    table = driver._get_command_table()
    parsed, rest = driver._create_parser(table).parse_known_args(argv)
    command = table[parsed.command]
    if not isinstance(command, ServiceCommand):
        return parsed.command != "help"
    parsed, rest = command._create_parser().parse_known_args(rest)
    return not isinstance(command._get_command_table()[parsed.operation], (ServiceOperation, WaitCommand)) and (
        parsed.operation != "help"
    )


def jsonable(value: Any) -> Any:
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, dict):
        return {name: jsonable(item) for name, item in value.items()}
    return [jsonable(item) for item in value] if isinstance(value, (list, tuple)) else value


if __name__ == "__main__":
    main()
