"""``crosswire doctor``: is everything in place, and if not, what to do about it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

from bot.desks import desks_of
from bot.finding import Finding
from bot.settings import Settings
from claims.parser import ModelMismatch, load_parser
from storage.articles import count_articles
from storage.database import DatabaseUnusable, open_database


async def examine(settings: Settings, *, quick: bool = False) -> AsyncIterator[Finding]:
    """Yield a finding for each thing the bot needs; ``quick`` leaves out loading the language model."""
    yield await _database(settings)
    for name in ("drop", "done", "failed"):
        yield _folder(name, getattr(settings.folders, name))
    if not quick:
        yield _model(settings)
    if settings.slack.on:
        from bot.slack_chat.doctor import examine_slack

        channels = [desk.channel for desk in desks_of(settings) if desk.chat == "slack"]
        async for finding in examine_slack(settings.slack, channels):
            yield finding
    else:
        yield _chat("Slack", wanted="CROSSWIRE_SLACK_BOT_TOKEN and CROSSWIRE_SLACK_APP_TOKEN")
    if settings.discord.on:
        from bot.discord_chat.doctor import examine_discord

        places = [desk.channel for desk in desks_of(settings) if desk.chat == "discord"]
        async for finding in examine_discord(settings.discord, places):
            yield finding
    else:
        yield _chat("Discord", wanted="CROSSWIRE_DISCORD_TOKEN")


async def _database(settings: Settings) -> Finding:
    try:
        database = await open_database(settings.database.url.get_secret_value())
        async with database, database.read() as session:
            count = await count_articles(session)
    except DatabaseUnusable as problem:
        return Finding(what="Database", fine=False, detail=str(problem))
    return Finding(what="Database", fine=True, detail=f"opens; it holds {count} articles")


def _folder(name: str, path: Path) -> Finding:
    place = path if path.exists() else next(parent for parent in path.parents if parent.exists())
    fine = place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    remedy = "" if fine else f"; make it writable for this user, or set CROSSWIRE_FOLDERS_{name.upper()}"
    return Finding(what=f"Folder {name}", fine=fine, detail=f"{path}{remedy}")


def _model(settings: Settings) -> Finding:
    try:
        parser = load_parser(settings.engine.model)
    except (ModelMismatch, OSError) as problem:
        return Finding(what="Language model", fine=False, detail=str(problem))
    return Finding(what="Language model", fine=True, detail=f"{parser.name} {parser.version}, weights as measured")


def _chat(name: str, *, wanted: str) -> Finding:
    return Finding(what=name, fine=True, detail=f"not configured; to use it, set {wanted}")
