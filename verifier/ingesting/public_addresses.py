"""Is an address on the public internet? Only such a one is fetched: no machine of the own network.

The name of a host is asked once; the connection goes to the address that was looked at, so that a
name which answers otherwise the second time gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from verifier.errors import UnusableInput

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]
Allowed = Callable[[Address], bool]

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Addresses that a gateway turns into the IPv4 address in their last four bytes."""


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet, also the one that it wraps."""
    if isinstance(address, IPv6Address):
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address leads in the end."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def checked_address(
    host: str, port: int, *, resolve: Resolve = addresses_of, allowed: Allowed = is_public
) -> str:
    """The first address of a host, if all of them are allowed.

    Raises :class:`~verifier.errors.UnusableInput` for an unknown host and for one that has an
    address of the own network, even beside public ones.
    """
    try:
        found = [ip_address(one.partition("%")[0]) for one in resolve(host, port)]
    except (OSError, ValueError, UnicodeError) as error:
        raise UnusableInput(f"the host {host} is not known; check the address.") from error
    if not found:
        raise UnusableInput(f"the host {host} is not known; check the address.")
    if not all(allowed(one) for one in found):
        raise UnusableInput(
            f"the host {host} is not on the public internet, so nothing was fetched from it; "
            "save the page to a file and give that."
        )
    return str(found[0])
