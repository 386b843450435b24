"""The time a claim speaks of: the date expression that governs its words."""

import re
from datetime import date

from claims.article import Article, Span
from claims.attribution.cues import FAMILY
from claims.claim import AsOf, Interval
from claims.dates.clauses import head_of, is_future, is_verb, path_up, verb_above
from claims.dates.expressions import Bound, DateKind, DateMention
from claims.dates.finding import find_dates
from claims.dates.resolving import resolve
from claims.parser import Sentence, Token

_DEADLINES = frozenset({"by", "until", "before"})
_COMPARISON = re.compile(
    r"\b(?:from|than|compared (?:with|to)|against|versus|vs\.?|beating|topping|exceeding)"
    r"[ \t]+(?:[^\s,;]+[ \t]+){0,6}$"
)
"""Words that open the figure of another time: *up from nine last week*."""
_TELLING = frozenset("say insist claim suggest confirm deny estimate believe promise urge".split())
"""Families of verbs whose own date is not the date of what they tell."""
_LATER_CLAUSE = 9
"""Rank of a date that stands in a clause after the claim's: only where no other governs it."""
_TIME_CLAUSES = frozenset({"when", "as", "after", "while", "once"})


def days_of(sentence: Sentence, mention: DateMention, published: date | None) -> Interval | None:
    """Return the days of a mention in its sentence, with the tense of its clause.

    Where the clause leaves open whether it looks back or ahead, a day and month resolve to the
    nearer of the two, a deadline (*by Friday*) to the future, everything else to the past.
    """
    future = is_future(sentence, mention.span)
    if future is None and isinstance(mention.expression, Bound) and mention.expression.word in _DEADLINES:
        future = True
    if future is not None or published is None or mention.kind is not DateKind.DAY:
        return resolve(mention, published, bool(future))
    past, coming = resolve(mention, published, future=False), resolve(mention, published, future=True)
    if past is None or coming is None or past.start is None or coming.start is None:
        return past or coming
    return coming if coming.start - published < published - past.start else past


def published_day(article: Article) -> date | None:
    """Return the day an article was published, in the zone it gives."""
    return None if article.published_at is None else article.published_at.date()


def as_of(sentence: Sentence, span: Span, article: Article) -> AsOf | None:
    """Return the time a claim at ``span`` speaks of, or None where its clause names none.

    The nearest date expression of the same clause governs: one that hangs on the claim's own
    words first (*2,000 in October*), then one of its verb, then one of a clause it shares its
    time with (*On Monday two died and five were hurt*). The date of a reporting verb (*police
    said on Monday that*) is not the time of what is reported.
    """
    mentions = [
        mention
        for mention in find_dates(article.text, sentence.span)
        if mention.kind is not DateKind.TIME and not mention.span.overlaps(span)
    ]
    mentions = [mention for mention in mentions if _within_reach(article.text, sentence, span, mention)]
    governing = _governing(sentence, span, mentions) if mentions else None
    if governing is None:
        return None
    return AsOf(text=governing.text, span=governing.span, interval=days_of(sentence, governing, published_day(article)))


def _within_reach(text: str, sentence: Sentence, span: Span, mention: DateMention) -> bool:
    """Say whether no comparison stands between a claim and a date: *12 on Monday, up from nine*."""
    return _compared(text, sentence, mention.span) == _compared(text, sentence, span)


def _compared(text: str, sentence: Sentence, span: Span) -> int | None:
    """Return where the comparison opens that holds a span, or None."""
    begin = max(sentence.span.start, span.start - 60)
    match = _COMPARISON.search(text, begin, span.start)
    if match is None or not any(character.isdigit() for character in text[match.start() : span.end]):
        return None
    return match.start()


def _governing(sentence: Sentence, span: Span, mentions: list[DateMention]) -> DateMention | None:
    claim = head_of(sentence, span)
    if claim is None:
        return None
    claim_path = [token.index for token in path_up(sentence, claim)]
    ranked = []
    for mention in mentions:
        head = head_of(sentence, mention.span)
        if head is None:
            continue
        rank = _rank(sentence, claim, head)
        if rank is not None:
            steps = _steps(claim_path, [token.index for token in path_up(sentence, head)])
            apart = max(mention.span.start - span.end, span.start - mention.span.end)
            ranked.append((rank, steps, apart, mention.span, mention))
    return min(ranked)[-1] if ranked else None


def _steps(first: list[int], second: list[int]) -> int:
    """Return the number of arcs between two tokens of one tree, given their paths to the root."""
    places = {index: place for place, index in enumerate(first)}
    for place, index in enumerate(second):
        if index in places:
            return place + places[index]
    return len(first) + len(second)


def _rank(sentence: Sentence, claim: Token, head: Token) -> int | None:
    """Return how closely a date governs a claim, 0 first; None when it does not."""
    if claim.index in {token.index for token in path_up(sentence, head)} and not is_verb(claim):
        return 0
    claim_verb, date_verb = verb_above(sentence, claim), verb_above(sentence, head)
    if claim_verb is None or date_verb is None or claim_verb.index == date_verb.index:
        return 1
    shared = [verb.index for verb in _sharing(sentence, claim_verb)]
    if date_verb.index in shared:
        return 2 + shared.index(date_verb.index)
    if claim_verb.index in [verb.index for verb in _sharing(sentence, date_verb)] and date_verb.dep == "conj":
        return _LATER_CLAUSE
    lends = date_verb.head == claim_verb.index and date_verb.dep == "advcl" and _opens_with_time(sentence, date_verb)
    return _LATER_CLAUSE if lends else None


def _sharing(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the verbs above whose time the clause of ``verb`` shares, nearest first."""
    found = []
    while verb.head != verb.index:
        above = sentence.tokens[verb.head]
        participle = verb.dep == "advcl" and verb.tag in {"VBG", "VBN"} and not _has_subject(sentence, verb)
        if not (verb.dep in {"conj", "xcomp"} or participle):
            break
        if above.pos not in {"VERB", "AUX"} or FAMILY.get(above.lemma) in _TELLING:
            break
        found.append(above)
        verb = above
    return found


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[index].dep.startswith("nsubj") for index in sentence.children[verb.index])


def _opens_with_time(sentence: Sentence, verb: Token) -> bool:
    below = (sentence.tokens[index] for index in sentence.children[verb.index])
    return any(token.dep in {"mark", "advmod"} and token.lemma in _TIME_CLAUSES for token in below)
