"""Which machines a feed may be fetched from.

A feed's address, and every address it redirects to, is chosen by somebody else. It must not make the bot read from
this machine or its network, so the name is looked up here, the numbers are judged, and the connection goes to exactly
the number that was judged: looking it up again could give another one.
"""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_MOST = 4


class AddressRefused(Exception):
    """The address cannot or must not be connected to; the message is half a sentence."""


async def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the numeric addresses of a host that may be connected to, in the order to try.

    Raises:
        AddressRefused: There are none.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressRefused(f'the name "{host}" is not known') from error
    numbers = list(dict.fromkeys(str(address[4][0]) for address in found))
    allowed = numbers if allow_private else [number for number in numbers if is_public(number)]
    if not allowed:
        raise AddressRefused(f'"{host}" lies in a private network (set allow_private = true if it is meant to)')
    return allowed[:_MOST]


def is_public(number: str) -> bool:
    """Say whether a numeric address is one of the open Internet, whatever it is wrapped in."""
    try:
        address = ip_address(number.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    wrapped = _wrapped(address)
    if wrapped is not None:
        return is_public(str(wrapped))
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
        or address.is_link_local or address.is_private
    )  # fmt: skip


def _wrapped(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside an IPv6 one, by any of the ways to put one there."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
