"""Pairing by footing: one thing stated flat by one article, alleged or in doubt in another.

A plain credit against none is house style and no pair: *police said five people died* is
printed as *five people died* every day. What counts is that somebody accuses, guesses or argues,
or that the outlet itself is not sure, and that the other article drops it.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import groupby

from claims.claim import Claim, Dimension, Evidence, FigureClaim, Relation, StatementClaim
from claims.difference import ClaimPair, DifferenceKind, Outcome, Severity
from claims.pairing.concepts import families_of
from claims.pairing.figure_pairs import relate_figures
from claims.rarity import rarity
from claims.statements import Footing, footing_of
from claims.statements.footing import PRONOUNS, is_partys_word, is_unnamed, speaker_words

_CLEAR, _LIKELY, _POSSIBLE = 0.80, 0.74, 0.58
"""Confidence: the same words on another footing; the same cause in other words; a figure, or fewer words."""
_SAME_WORDS, _MOST_WORDS = 0.72, 0.5
"""Share of the shorter clause's information that the other clause holds, and of both together."""
_SAME_CAUSE = 0.3
_FIGURE_SURE = 0.65
"""Confidence from which two figures are one for the purpose of asking whose it is."""
_HANDFUL = 20
"""Counts below this are seen and counted; nobody estimates them."""
_LEARNT = timedelta(hours=12)
"""A thing in doubt that long before it was stated flat may have been settled meanwhile."""
_LEAD = 420
_DOUBTED = frozenset({Footing.ALLEGED, Footing.HEDGED})
_SAYING = re.compile(
    r"\b(?:said|says|saying|added|adds|told|tells|according to|announced|reported|concluded|wrote|noted|explained|"
    r"alleged|alleges|claimed|claims|accused|argued|argues|suspects?|suspected|believes?|believed|fears?|feared|"
    r"puts? it|estimates?|estimated|suggested|warned|thinks?|found|expects?)\b"
)


def pair_statements(
    ours: Sequence[Evidence], theirs: Sequence[Evidence], figures: Sequence[ClaimPair] = ()
) -> list[ClaimPair]:
    """Return the pairs of statements, one of each of two articles, that put one thing on different footings.

    Args:
        ours: the claims of one article.
        theirs: the claims of another one.
        figures: their figure pairs; a statement around one of these is compared as a figure, once.
    """
    mine, others = _stated(ours), _stated(theirs)
    found = sorted((pair for a in mine for b in others if (pair := _pair(a, b)) is not None), key=_rank)
    told = [(pair.a, pair.b) for pair in figures if _figure_source(pair) is not None]
    taken: set[tuple[str, int]] = set()
    kept = []
    for pair in found:
        places = {(one.article.uri, one.claim.span.start) for one in (pair.a, pair.b)}
        if not places & taken and not any(_around(pair, a, b) for a, b in told):
            taken |= places
            kept.append(pair)
    return kept


def relate_statements(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return how each two members of one fact stand to each other."""
    ordered = sorted(_stated(members), key=lambda one: (one.article.uri, one.claim.span))
    articles = [list(group) for _, group in groupby(ordered, key=lambda one: one.article.uri)]
    return [
        pair
        for position, ours in enumerate(articles)
        for theirs in articles[position + 1 :]
        for pair in pair_statements(ours, theirs)
    ]


def relate_sources(members: Sequence[Evidence]) -> list[ClaimPair]:
    """Return the figures of one fact that are a party's word or an estimate here and stated flat there."""
    return [found for pair in relate_figures(members) if (found := _figure_source(pair)) is not None]


def _figure_source(pair: ClaimPair) -> ClaimPair | None:
    if pair.confidence < _FIGURE_SURE or not _unlike(pair.a.claim, pair.b.claim):
        return None
    flat, doubted = _sorted(pair.a, pair.b)
    if not (_is_telling(pair.a.claim) and _is_telling(pair.b.claim)) or not is_partys_word(doubted.claim):
        return None
    if flat.claim.in_headline or _told_around(flat, doubted):
        return None
    sure = _LIKELY if _in_lead(pair.a) and _in_lead(pair.b) else _POSSIBLE
    return _differ(pair.a, pair.b, sure, "source-figure", _why(doubted))


def _is_telling(claim: Claim) -> bool:
    """Say whether a figure is itself the news: a toll, a sum, a share; not an age, a size in a name, a handful."""
    if not isinstance(claim, FigureClaim) or claim.relation in {Relation.PRIOR, Relation.CONVERSION}:
        return False
    if claim.dimension is Dimension.COUNT:
        return abs(claim.value.high) >= _HANDFUL
    return claim.dimension in {Dimension.MONEY, Dimension.SHARE, Dimension.AREA, Dimension.RATE}


def _stated(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if isinstance(one.claim, StatementClaim)]


def _rank(pair: ClaimPair) -> tuple[float, str, int, str, int]:
    first, second = sorted((one.article.uri, one.claim.span.start) for one in (pair.a, pair.b))
    return (-pair.confidence, *first, *second)


def _unlike(a: Claim, b: Claim) -> bool:
    footings = {footing_of(a), footing_of(b)}
    return Footing.FLAT in footings and bool(footings & _DOUBTED)


def _sorted(a: Evidence, b: Evidence) -> tuple[Evidence, Evidence]:
    """Return the flat one, then the doubted one."""
    return (a, b) if footing_of(a.claim) is Footing.FLAT else (b, a)


def _around(pair: ClaimPair, a: Evidence, b: Evidence) -> bool:
    """Say whether two statements stand around two figures that are compared by themselves."""
    places = {(one.article.uri, one.claim.sentence_span) for one in (a, b)}
    return all((one.article.uri, one.claim.sentence_span) in places for one in (pair.a, pair.b))


def _pair(a: Evidence, b: Evidence) -> ClaimPair | None:
    x, y = a.claim, b.claim
    assert isinstance(x, StatementClaim)
    assert isinstance(y, StatementClaim)
    if x.polarity is not y.polarity:
        return None
    if not _unlike(x, y):
        return _named_here(a, b)
    sure = _same_statement(x, y) or _same_cause(x, y)
    if not sure:
        return None
    flat, doubted = _sorted(a, b)
    if _told_around(flat, doubted):
        return None
    if _learnt(flat, doubted):
        sure = min(sure, _POSSIBLE)
    rule = "source-cause" if x.cause and y.cause else "source-statement"
    return _differ(a, b, sure, rule, _why(doubted))


def _named_here(a: Evidence, b: Evidence) -> ClaimPair | None:
    """Return the pair of one statement that is a person's by name in one article, a nameless source's in the other."""
    x, y = a.claim, b.claim
    assert isinstance(x, StatementClaim)
    assert isinstance(y, StatementClaim)
    if x.attribution is None or y.attribution is None or x.attribution.named == y.attribution.named:
        return None
    named, nameless = (x, y) if x.attribution.named else (y, x)
    assert named.attribution is not None
    assert nameless.attribution is not None
    if not is_unnamed(nameless.attribution) or len(named.attribution.speaker.split()) < 2:
        return None
    if _same_statement(x, y) < _CLEAR:
        return None
    why = f"{named.attribution.speaker} in one text is {nameless.attribution.speaker} in the other"
    return _differ(a, b, _POSSIBLE, "source-named", why)


def _differ(a: Evidence, b: Evidence, sure: float, rule: str, why: str) -> ClaimPair:
    return ClaimPair(
        a=a,
        b=b,
        outcome=Outcome.DIFFER,
        kind=DifferenceKind.ATTRIBUTION,
        confidence=sure,
        rule=rule,
        severity=Severity.MEDIUM,
        why=why,
    )


def _same_statement(x: StatementClaim, y: StatementClaim) -> float:
    """Return the confidence that two clauses say one thing, by their words; 0 where they do not."""
    ours, theirs = frozenset(x.concept.terms), frozenset(y.concept.terms)
    common = ours & theirs
    if len(common) < 3 or (x.concept.event != y.concept.event and not (x.cause and y.cause)):
        return 0.0
    if x.concept.head and y.concept.head and not frozenset(x.concept.subject) & theirs:
        return 0.0
    within = _weight(common) / min(_weight(ours), _weight(theirs))
    both = _weight(common) / _weight(ours | theirs)
    if within < _SAME_WORDS or both < _MOST_WORDS:
        return _POSSIBLE if within >= 0.6 and both >= 0.42 and len(common) > 3 else 0.0
    return _CLEAR


def _same_cause(x: StatementClaim, y: StatementClaim) -> float:
    """Return the confidence that two clauses give one cause for one effect; 0 where they do not."""
    if not (x.cause and y.cause) or bool(x.effect) != bool(y.effect):
        return 0.0
    causes = _alike(frozenset(x.cause), frozenset(y.cause))
    effects = _alike(frozenset(x.effect), frozenset(y.effect)) if x.effect else 1.0
    if not x.effect and causes < _SAME_WORDS:
        return 0.0
    return _LIKELY if causes >= _SAME_CAUSE and effects >= _MOST_WORDS else 0.0


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return how much of the shorter list's information the longer one holds, word by word or by family."""
    common = ours & theirs
    kin = {word for word in ours - common if families_of([word]) & families_of(theirs - common)}
    shorter = min(_weight(ours), _weight(theirs))
    return min(1.0, (_weight(common) + _weight(frozenset(kin))) / shorter) if shorter else 0.0


def _weight(words: frozenset[str]) -> float:
    return sum(map(rarity, words))


def _learnt(flat: Evidence, doubted: Evidence) -> bool:
    after, before = flat.article.published_at, doubted.article.published_at
    return after is not None and before is not None and after - before > _LEARNT


def _told_around(flat: Evidence, doubted: Evidence) -> bool:
    """Say whether the flat sentence, or the one before or after, names the other's speaker as speaking."""
    attribution = doubted.claim.attribution
    around = (flat.claim.sentence.lower(), *_neighbours(flat.article.text, *flat.claim.sentence_span))
    if attribution is None:
        return False
    wanted = speaker_words(attribution)
    return any(_SAYING.search(sentence) and any(_word(word).search(sentence) for word in wanted) for sentence in around)


@lru_cache(maxsize=2_000)
def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return roughly the sentences before and after a passage: to the stop that ends them."""
    before = text[max(0, start - 400) : start].rstrip()
    after = text[end : end + 400].lstrip()
    cut = max(before.rfind(stop, 0, -1) for stop in (". ", ".\n", "\n\n", ".” ", "? "))
    stops = [place for stop in (". ", ".\n", "\n\n", ".” ") if (place := after.find(stop)) > 0]
    return before[cut + 1 :].lower(), after[: min(stops, default=len(after)) + 1].lower()


@lru_cache(maxsize=5_000)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")


def _why(doubted: Evidence) -> str:
    return f"{_by_whom(doubted.claim)} in one text, stated as fact in the other"


def _by_whom(claim: Claim) -> str:
    if claim.attribution is None or claim.attribution.speaker.lower() in PRONOUNS:
        return "in doubt"
    hedged = " with a doubt" if footing_of(claim) is Footing.HEDGED else ""
    return f"given to {claim.attribution.speaker}{hedged}"


def _in_lead(one: Evidence) -> bool:
    return one.claim.in_headline or one.claim.sentence_span.start - one.article.body_span.start < _LEAD


def is_figure(member: Evidence) -> bool:
    """Say whether the member's claim is a figure."""
    return isinstance(member.claim, FigureClaim)
