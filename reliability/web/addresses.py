"""Which network addresses a page may be fetched from: public ones only."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
_EMBEDDING_NETWORKS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))
"""Networks whose last 32 bits are an IPv4 address (RFC 6052, RFC 8215, RFC 4291)."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host`; raises `OSError` without any."""
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))


def is_public(address: str) -> bool:
    """Return whether `address`, and any address that it maps to, belongs to the public internet."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(
        reached.is_global and not reached.is_multicast and not reached.is_reserved
        for reached in _reached(parsed)
    )


def _reached(address: Address) -> list[Address]:
    """Return the address, or the IPv4 addresses that are embedded in it."""
    if isinstance(address, IPv4Address):
        return [address]
    embedded: list[Address] = [ipv4 for ipv4 in (address.ipv4_mapped, address.sixtofour) if ipv4]
    if address.teredo:
        embedded.extend(address.teredo)
    if any(address in network for network in _EMBEDDING_NETWORKS):
        embedded.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return embedded or [address]
