"""``wording``: which words framing alerts rest on, how often they were kept, and the newsroom's own list."""

import typer
from rich.console import Console
from rich.table import Table

from bot.commands.opening import in_newsroom
from bot.commands.settings_option import SettingsFile
from handlers.messages import buttons
from handlers.newsroom import Newsroom
from storage.wording_keeps import WordKeeps, word_keeps

_KEEPING = frozenset({buttons.TAKE, buttons.SETTLE, buttons.UPDATE, buttons.KEEP, buttons.CORRECTION})
_DROPPING = frozenset({buttons.NOT_DIFFERENCE, buttons.DROP, buttons.WRONG_MATCH})


def register(app: typer.Typer) -> None:
    """Add this verb to the command line."""
    app.command(epilog="Example: `crosswire wording`")(wording)


def wording(*, settings: SettingsFile = None) -> None:
    """Show for each word that framing alerts rest on how often people kept them, and the house's own list."""

    async def show(newsroom: Newsroom) -> int:
        async with newsroom.database.read() as session:
            keeps = await word_keeps(session, keeping=_KEEPING, dropping=_DROPPING)
        console = Console()
        console.print(_keeps_table(keeps) if keeps else "No framing alert has been raised yet.")
        house = newsroom.framing_words
        for one in house.added:
            console.print(f"added: {one.word} ({one.family or 'loaded'}): {one.reason}", markup=False)
        for silent in house.silenced:
            console.print(f"silenced: {silent.word}: {silent.reason}", markup=False)
        return 0

    in_newsroom(settings, show)


def _keeps_table(keeps: tuple[WordKeeps, ...]) -> Table:
    table = Table("word", "family", "alerts", "kept", "dropped", "keep rate")
    for one in keeps:
        rate = "" if one.keep_rate is None else f"{one.keep_rate:.0%}"
        table.add_row(one.word, one.family, str(one.alerts), str(one.kept), str(one.dropped), rate)
    return table
