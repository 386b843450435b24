"""``watch``, ``unwatch``, ``list``, ``desk`` and ``house``: what a channel is told of, from the terminal."""

from typing import Annotated

import typer

from bot.commands.answering import DeskOption, ask, ask_as_typed
from bot.commands.settings_option import SettingsFile


def register(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command(epilog='Example: `crosswire watch source:"Valley Press" kind:figures --desk slack:C0123456789`')(watch)
    app.command(epilog="Example: `crosswire unwatch 2 --desk slack:C0123456789`")(unwatch)
    app.command("list", epilog="Example: `crosswire list --desk slack:C0123456789`")(list_)
    app.command(epilog="Example: `crosswire house set 184620 at least 62 source:ministry until:3d`")(house)
    app.command(epilog="Example: `crosswire trust` or `crosswire trust figure-value pilot`")(trust)
    app.command(epilog="Example: `crosswire replay --since 7d` or `crosswire replay cap 5 --since 7d`")(replay)
    app.command(epilog="Example: `crosswire desk quiet 22:00-07:00 --desk slack:C0123456789`")(desk)


def watch(
    what: Annotated[
        list[str], typer.Argument(metavar="WHAT…", help="source:…, place:…, kind:…, words of a topic, or everything.")
    ],
    *,
    on: DeskOption = "",
    settings: SettingsFile = None,
) -> None:
    """Tell a desk of exactly what is named; answers with all that it watches."""
    ask_as_typed(settings, "watch", what, desk=on)


def unwatch(
    which: Annotated[str, typer.Argument(help="Its number in the list, or all.")],
    *,
    on: DeskOption = "",
    settings: SettingsFile = None,
) -> None:
    """Take a watch off a desk."""
    ask(settings, "unwatch", {"which": which}, desk=on)


def list_(*, on: DeskOption = "", settings: SettingsFile = None) -> None:
    """Show what a desk watches, how it is told, and about how often."""
    ask(settings, "list", {}, desk=on)


def desk(
    setting: Annotated[str, typer.Argument(help="What to set; leave out to see all.")] = "",
    value: Annotated[list[str] | None, typer.Argument(metavar="[VALUE…]", help="What to set it to.")] = None,
    *,
    on: DeskOption = "",
    settings: SettingsFile = None,
) -> None:
    """Set how a desk is told: quiet hours, severity, cap and more."""
    ask(settings, "desk", {"setting": setting, "value": " ".join(value or [])}, desk=on)


def house(
    what: Annotated[
        list[str] | None, typer.Argument(metavar="[WHAT…]", help="set ALERT VALUE source:… until:…, or end ALERT.")
    ] = None,
    *,
    settings: SettingsFile = None,
) -> None:
    """Show the figures the house uses and what differs from them; set or end one."""
    ask_as_typed(settings, "house", what or [])


def trust(
    rule: Annotated[str, typer.Argument(help="A rule, as it stands at the foot of a card.")] = "",
    to: Annotated[str, typer.Argument(help="channel, digest or pilot.")] = "",
    *,
    settings: SettingsFile = None,
) -> None:
    """Show how many alerts of each rule and source people kept; send a rule to the channels, the digest or a trial."""
    ask(settings, "trust", {"rule": rule, "to": to})


def replay(
    setting: Annotated[str, typer.Argument(help="What to set; leave out for the desk as it is.")] = "",
    value: Annotated[list[str] | None, typer.Argument(metavar="[VALUE…]", help="What to set it to.")] = None,
    *,
    since: Annotated[str, typer.Option(help="How far back: 7d, 24h.")] = "7d",
    watch: Annotated[str, typer.Option(help="What it would watch instead, as typed after watch.")] = "",
    on: DeskOption = "",
    settings: SettingsFile = None,
) -> None:
    """Show what a desk would have been told of, set otherwise: the archive is read again, nothing is changed."""
    options = {"setting": setting, "value": " ".join(value or []), "since": since, "watch": watch}
    ask(settings, "replay", options, desk=on)
