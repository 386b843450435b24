"""``story``, ``compare`` and ``sources``: what was written on what, and by whom."""

from collections import Counter
from dataclasses import replace

from rapidfuzz import fuzz, process
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import may_be_shown
from claims.claim import Evidence
from claims.cohesion import cohesive_facts
from claims.comparison.differences import find_differences
from claims.difference import Difference, Outcome, Route
from claims.pairing.pairs import pair_claims
from handlers.answers.page import ROWS, Page, article_named
from handlers.comparing import gravest_first
from handlers.messages.differences import PER_PAGE, differences_message
from handlers.messages.house_lists import outlets_message
from handlers.messages.notices import error_message, not_found_message
from handlers.messages.sides import outlet_of
from handlers.messages.story import StoryView, no_story_message, story_message
from handlers.newsroom import Newsroom
from handlers.origins import origin_of_article, origins_of
from handlers.picturing import drawings_of_story, pictures
from handlers.request import CommandRequest
from handlers.story_desk import OPEN_FOR
from storage.alerts import open_alerts
from storage.articles import articles_of_story
from storage.claim_base import claims_of_article, claims_of_story
from storage.claim_search import search_claims
from storage.outlets import count_outlets, outlets
from storage.stories import load_story, open_stories

_LIKE = 60.0
"""Likeness (0-100) from which words are taken for a story's title."""
_ALERTS = 5
_VOICES = 6


async def answer_story(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``story``: articles, origins, voices and open differences of a story, by address or by words."""
    asked = request.options.get("which", "").strip()
    now = newsroom.now()
    async with newsroom.database.read() as session:
        story_id = await find_story_named(session, asked, newsroom)
        story = None if story_id is None else await load_story(session, story_id)
        if story is None:
            return Page(message=no_story_message(asked), shareable=False)
        stored = await articles_of_story(session, story.story_id)
        said = await claims_of_story(session, story.story_id, now=now)
        waiting = await open_alerts(session, limit=_ALERTS, story_id=story.story_id, route=Route.CHANNEL)
    articles = [one.article for one in reversed(stored) if may_be_shown(one.article, now)]
    articles.sort(key=lambda one: one.published_at.timestamp() if one.published_at else 0.0, reverse=True)
    if not articles:
        return Page(message=no_story_message(asked), shareable=False)
    view = StoryView(
        title=story.title,
        articles=tuple(articles),
        voices=_voices(said),
        alerts=tuple(record.alert for record in waiting),
        claims=len(said),
    )
    origins = {article.uri: origin_of_article(article) for article in articles}
    start = request.page * ROWS
    message = story_message(view, start=start, rows=ROWS, now=now, zone=request.asker.zone, origins=origins)
    if not request.page:
        async with newsroom.database.read() as session:
            drawings = await drawings_of_story(session, waiting, newsroom, zone=request.asker.zone)
        message = replace(message, parts=(*message.parts, *await pictures(newsroom, *drawings)))
    return Page(message=message, more=start + ROWS < len(articles))


async def find_story_named(session: AsyncSession, asked: str, newsroom: Newsroom) -> int | None:
    """Return the story of an address, a number, a title, or words that stand in its articles."""
    now = newsroom.now()
    if (article := await article_named(session, asked, now=now)) is not None:
        return article.story_id
    if asked.isascii() and asked.isdigit() and len(asked) < 20 and await load_story(session, int(asked)) is not None:
        return int(asked)
    found = await search_claims(session, asked, now=now, limit=ROWS)
    stories = Counter(one.story_id for one in found if one.story_id is not None)
    titles = {story.story_id: story.title for story in await open_stories(session, now - OPEN_FOR, limit=300)}
    named = process.extractOne(asked, titles, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE)
    if named is not None:
        return int(named[2])
    return stories.most_common(1)[0][0] if stories else None


async def answer_compare(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``compare``: where two stored articles differ."""
    now = newsroom.now()
    async with newsroom.database.read() as session:
        both = []
        for option in ("first", "second"):
            asked = request.options.get(option, "")
            article = await article_named(session, asked, now=now)
            if article is None:
                said = not_found_message(f"the article {asked}", "Give the address of an article that was taken in")
                return Page(message=said, shareable=False)
            both.append(article)
        first, second = both
        if first.article_id == second.article_id:
            return Page(message=error_message("These are one article.", "Give two addresses."), shareable=False)
        evidence = [await claims_of_article(session, one.article_id) for one in both]
    pairs = pair_claims(*evidence)
    found: list[Difference] = [one for fact in cohesive_facts(pairs) for one in find_differences(fact.members)]
    shown = tuple(one for one in gravest_first(found) if one.route is not Route.NOWHERE)
    message = differences_message(
        f"{outlet_of(first.article)} and {outlet_of(second.article)}",
        shown,
        page=request.page,
        agreeing=sum(pair.outcome is Outcome.AGREE for pair in pairs),
        none_found="Nothing differs between these two" if pairs else "These two speak of nothing in common",
        origins=origins_of(member for one in shown for member in one.members),
    )
    return Page(message=message, more=(request.page + 1) * PER_PAGE < len(shown))


async def answer_sources(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``sources``: every outlet in the base, with how much it brought and whose it is."""
    now, start = newsroom.now(), request.page * ROWS
    async with newsroom.database.read() as session:
        total = await count_outlets(session, now=now)
        shown = await outlets(session, now=now, limit=ROWS, offset=start)
    message = outlets_message(shown, start=start, total=total, own=newsroom.own_sources)
    return Page(message=message, more=start + ROWS < total, shareable=bool(shown))


def _voices(evidence: list[Evidence]) -> tuple[str, ...]:
    heard = Counter(one.claim.attribution.speaker for one in evidence if one.claim.attribution)
    return tuple(speaker for speaker, _ in heard.most_common(_VOICES) if speaker)
