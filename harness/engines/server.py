"""The emulator behind a socket on the loopback, in threads of this process that the guard watches.

It serves the state of the account that is open: what a seed, a clock and an account id decide in process, they decide
here too.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from werkzeug.serving import make_server

from harness.account.guard import watch

HOST = "127.0.0.1"


@contextmanager
def server() -> Iterator[int]:
    """The port at which the emulator listens while the context lasts; to be opened in an open account."""
    application, handler = _application()
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)  # what it throws, the reply tells
    made = make_server(HOST, 0, application, threaded=True, request_handler=handler)
    thread = threading.Thread(target=made.serve_forever, name="harness-emulator", daemon=True)
    thread.start()
    try:
        yield made.server_port
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


@cache
def _application() -> tuple[Callable[..., Any], Any]:
    """moto's WSGI application, each request guarded like a call in process; and its handler of requests."""
    from moto.moto_server import werkzeug_app

    dispatch = werkzeug_app.DomainDispatcherApplication(werkzeug_app.create_backend_app)

    def guarded(environ: dict[str, Any], start_response: Any) -> Any:
        with watch():
            return dispatch(environ, start_response)

    return guarded, getattr(werkzeug_app, "MotoRequestHandler", None)
