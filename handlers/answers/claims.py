"""``figure``, ``claim`` and ``check``: what the base holds about a text."""

from collections import Counter
from dataclasses import replace

from claims.article import Article, plain_article
from claims.claim import ClaimKind, Evidence
from claims.cohesion import cohesive_facts
from claims.comparison.differences import CHANNEL, find_differences
from claims.difference import ClaimPair, Outcome
from claims.facts import EvidenceKey, evidence_key
from claims.pairing.keys import claim_keys
from claims.pairing.pairs import pair_claims
from handlers.answers.page import Page, rows_of
from handlers.checking import check_article
from handlers.comparing import Compared, gravest_first
from handlers.message import ChatMessage
from handlers.messages.claim_list import NearClaim, claims_message
from handlers.messages.differences import PER_PAGE, differences_message
from handlers.messages.figure import figure_message
from handlers.messages.notices import error_message
from handlers.messages.sides import NO_VOICE
from handlers.newsroom import Newsroom
from handlers.origins import origins_of
from handlers.picturing import drawings_of_figure, pictures
from handlers.request import CommandRequest
from storage.claim_base import find_candidates
from storage.claim_search import search_claims

DRAFT = "urn:crosswire:draft"
"""Names a pasted text; nothing is stored under it."""
LONGEST_DRAFT = 20_000
"""Characters of a pasted text: several times what a chat lets one type."""
_SHOWN = 20
_NEAREST = 64


async def answer_figure(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``figure``: what every source gives for one figure, over time."""
    topic = request.options.get("topic", "").strip()
    place = request.options.get("place", "").strip()
    if not topic:
        return Page(
            message=error_message(
                "Which figure?", "Name what is counted: /crosswire figure deaths, or figure deaths place:Tamar"
            ),
            shareable=False,
        )
    now = newsroom.now()
    async with newsroom.database.read() as session:
        found = await search_claims(session, f"{topic} {place}".strip(), now=now, limit=_SHOWN, kind=ClaimKind.FIGURE)
        drawings = await drawings_of_figure(session, topic, found, newsroom, zone=request.asker.zone)
    message = figure_message(topic, found, now=now, zone=request.asker.zone, origins=origins_of(found))
    shown = (*message.parts, *await pictures(newsroom, *drawings))
    return Page(message=replace(message, parts=shown), shareable=bool(found))


async def answer_claim(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``claim``: the stored claims nearest to a text, those that speak of the same thing first."""
    text = request.options.get("text", "").strip()[:LONGEST_DRAFT]
    if not text:
        return Page(
            message=error_message("Which claim?", "Type it: claim 62 people died in the floods"), shareable=False
        )
    near = await nearest_claims(text, newsroom)
    shown, more = rows_of(near, request.page)
    start = len(near[: near.index(shown[0])]) if shown else 0
    return Page(message=claims_message(text, shown, start=start, total=len(near)), more=more, shareable=bool(near))


async def nearest_claims(text: str, newsroom: Newsroom) -> list[NearClaim]:
    """Return stored claims: first those judged to speak of the same thing, then those with the same words."""
    draft = plain_article(text, uri=DRAFT, source="your text")
    pairs = await _pairs(draft, newsroom)
    async with newsroom.database.read() as session:
        worded = await search_claims(session, text, now=newsroom.now(), limit=_NEAREST)
    near: dict[EvidenceKey, NearClaim] = {}
    for pair in pairs:
        theirs = _stored(pair)
        words = "agrees with your text" if pair.outcome is Outcome.AGREE else "differs from your text"
        near.setdefault(evidence_key(theirs), NearClaim(member=theirs, relation=f"{words} ({pair.confidence:.2f})"))
    shown = {_sentence(one.member) for one in near.values()}
    for one in worded:  # a sentence that holds several claims is read once
        if _sentence(one) not in shown:
            shown.add(_sentence(one))
            near[evidence_key(one)] = NearClaim(member=one)
    return list(near.values())[:_NEAREST]


def _sentence(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.uri, evidence.claim.sentence_span.start


async def answer_check(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``check``: what of a text differs from the base. For the asker alone; nothing is stored."""
    text = request.options.get("text", "").strip()
    if not text:
        said = error_message("What should be checked?", "Type or paste the text: check At least 62 people have died …")
        return Page(message=said, shareable=False)
    message, more = await check_text(text, newsroom, page=request.page)
    return Page(message=message, more=more, shareable=False)


async def _compare_anywhere(draft: Article, newsroom: Newsroom) -> Compared:
    """Compare a text too short to tell its story with the one story that its surest pairs speak of."""
    pairs = [pair for pair in await _pairs(draft, newsroom) if pair.confidence >= CHANNEL]
    weights: Counter[int] = Counter()
    for pair in pairs:
        if (story_id := _stored(pair).story_id) is not None:
            weights[story_id] += round(100 * pair.confidence)
    if not weights:
        return Compared(pairs=(), differences=())
    (story_id, _), *_ = weights.most_common(1)
    kept = tuple(pair for pair in pairs if _stored(pair).story_id == story_id)
    found = [one for fact in cohesive_facts(kept) for one in find_differences(fact.members)]
    ours = [one for one in found if any(member.article.uri == DRAFT for member in one.members)]
    return Compared(pairs=kept, differences=gravest_first(ours))


async def _pairs(draft: Article, newsroom: Newsroom) -> list[ClaimPair]:
    """Return the pairs of a text's claims with stored ones, of whatever story, the surest first."""
    reading = await newsroom.read(draft)
    ours = [Evidence(claim=claim, article=draft) for claim in reading.claims]
    keys = [claim_keys(claim) for claim in reading.claims]
    async with newsroom.database.read() as session:
        likely = await find_candidates(session, keys, now=newsroom.now())
    stored = {one.claim_id: one for found in likely for one in found}
    return sorted(pair_claims(ours, list(stored.values())), key=lambda pair: -pair.confidence)


def _stored(pair: ClaimPair) -> Evidence:
    return pair.b if pair.a.article.uri == DRAFT else pair.a


async def check_text(text: str, newsroom: Newsroom, *, page: int = 0) -> tuple[ChatMessage, bool]:
    """Return what of a text differs from the base, and whether there are more differences than shown."""
    cut = len(text) > LONGEST_DRAFT
    draft = plain_article(text[:LONGEST_DRAFT], uri=DRAFT, source="Your text")
    compared = await check_article(draft, newsroom)
    if not compared.pairs and not compared.differences:
        compared = await _compare_anywhere(draft, newsroom)
    found = compared.differences
    origins = origins_of(member for one in found for member in one.members if member.article.uri != DRAFT)
    agreeing = sum(pair.outcome is Outcome.AGREE for pair in compared.pairs)
    none = (
        "Nothing in it differs from what the claim base holds."
        if compared.pairs
        else "Nothing in it speaks of anything in the claim base."
    )
    message = differences_message(
        "Your text against the claim base",
        found,
        page=page,
        agreeing=agreeing,
        none_found=none,
        origins={**origins, DRAFT: NO_VOICE},
        footer=f"For you alone; nothing was stored{', and only the beginning was read' if cut else ''}",
    )
    return message, (page + 1) * PER_PAGE < len(found)
