"""Where a difference goes by its confidence."""

from claims.difference import Route

CHANNEL = 0.72
"""At or above this confidence a difference goes to a channel."""
SUGGESTED = 0.55
"""At or above this one it waits in the digest for a person to keep or drop it."""


def route(confidence: float) -> Route:
    """Return where a difference of this confidence goes."""
    if confidence >= CHANNEL:
        return Route.CHANNEL
    return Route.SUGGESTED if confidence >= SUGGESTED else Route.NOWHERE
