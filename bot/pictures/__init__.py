"""Pictures, for those who would rather look than read. matplotlib is imported only when one is drawn."""

import asyncio
from importlib.util import find_spec

from handlers.drawings import Drawing

__all__ = ["can_paint", "paint"]


def can_paint() -> bool:
    """Say whether pictures can be drawn here: they need the extra ``pictures``."""
    return find_spec("matplotlib") is not None


async def paint(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG, twice the width of a phone's points; drawn off the event loop."""
    from bot.pictures.drawing import png

    return await asyncio.to_thread(png, drawing)
