"""A connection to an address that was checked."""

from __future__ import annotations

import http.client
import socket
import ssl
from urllib.parse import SplitResult


class PinnedConnection(http.client.HTTPConnection):
    """A connection to an address that was checked, even if the name resolves to another by now."""

    sock: socket.socket | None

    def __init__(self, parts: SplitResult, address: str, port: int, seconds: float) -> None:
        host = parts.hostname or ""
        super().__init__(f"[{host}]" if ":" in host else host, port, timeout=seconds)
        self.default_port = 443 if parts.scheme == "https" else 80
        self._pinned, self._secure = address, parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the pinned address; the certificate must be the name's."""
        unencrypted = socket.create_connection((self._pinned, self.port), self.timeout)
        self.sock = unencrypted
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(
                unencrypted, server_hostname=self.host.strip("[]")
            )

    def abort(self) -> None:
        """Break the connection off, from another thread."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()
