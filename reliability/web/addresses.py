"""Which network addresses a page may be fetched from: public ones only."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
_EMBEDDING = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))
"""Networks whose last 32 bits are an IPv4 address (RFC 6052, RFC 8215, RFC 4291)."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host`; raises `OSError` without any."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Return whether `address`, and any address that it maps to, belongs to the public internet."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in _all(found))


def _all(address: Address) -> list[Address]:
    """The address, or the IPv4 address that it carries."""
    if isinstance(address, IPv4Address):
        return [address]
    carried: list[Address] = [each for each in (address.ipv4_mapped, address.sixtofour) if each]
    if address.teredo:
        carried.extend(address.teredo)
    if any(address in network for network in _EMBEDDING):
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return carried or [address]
