"""Listen, serve until SIGTERM or Ctrl-C, finish what is in progress."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from reliability.errors import InputError, ReliabilityError
from reliability.web import logs
from reliability.web.app import create
from reliability.web.settings import Settings

_BACKLOG = 512
"""Connections that wait to be accepted."""


def serve(settings: Settings, started: Callable[[str], None] = lambda _: None) -> None:
    """Serve until a signal ends it; `started` is called with the address once it answers.

    Raises `InputError` where the address cannot be listened at, `ReliabilityError` where it does not start.
    """
    listening = _listen(settings)
    logs.configure(as_json=settings.json_logs)
    config = uvicorn.Config(
        create(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        timeout_graceful_shutdown=settings.limits.drain,
    )
    server = _Server(config, lambda: started(_address(listening, settings.host)))
    for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again when it has drained
        signal.signal(number, lambda *_: None)
    with suppress(SystemExit):
        server.run(sockets=[listening])
    if not server.started:
        raise ReliabilityError("The service did not start; the reason is above.")
    logs.event("stopped")


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{settings.host} port {settings.port}: {reason}. Choose another with --host or --port."
        ) from None


def _address(listening: socket.socket, host: str) -> str:
    port = listening.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
