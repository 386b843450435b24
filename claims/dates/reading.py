"""Dates as claims: when an event of the article happened or will happen."""

from collections.abc import Iterable

from claims.article import Article
from claims.attribution import Attributions
from claims.certainty import certainty_of
from claims.claim import Certainty, Concept, DateClaim, Polarity, Voice
from claims.dates.clauses import head_of, is_future, is_verb, path_up, verb_above
from claims.dates.dated import days_of, published_day
from claims.dates.expressions import DateKind, DateMention
from claims.dates.finding import find_dates
from claims.parser import Sentence, Token, content_lemmas

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "xcomp", "ccomp", "pobj"})


def date_claims(article: Article, sentences: Iterable[Sentence], who: Attributions | None = None) -> list[DateClaim]:
    """Return a claim for every date an article gives for an event, in text order.

    ``concept.event`` is the verb (or the noun, for *the arrival in January*) the date belongs to.
    Times of day are no claims: an interval counts days.
    """
    published = published_day(article)
    claims = []
    for sentence in sentences:
        for mention in find_dates(article.text, sentence.span):
            if mention.kind is DateKind.TIME:
                continue
            event = _event(sentence, mention)
            future = is_future(sentence, mention.span)
            claims.append(
                DateClaim(
                    surface=mention.text,
                    span=mention.span,
                    sentence=sentence.text,
                    sentence_span=sentence.span,
                    concept=_concept(sentence, mention, event),
                    attribution=None if who is None else who.attribution(sentence, mention.span),
                    voice=Voice.OWN if who is None else who.voice(sentence, mention.span),
                    polarity=_polarity(sentence, event),
                    certainty=_certainty(sentence, event, future=bool(future)),
                    in_headline=sentence.in_headline,
                    interval=days_of(sentence, mention, published),
                )
            )
    return claims


def _event(sentence: Sentence, mention: DateMention) -> Token | None:
    """Return the verb or noun a date belongs to."""
    head = head_of(sentence, mention.span)
    if head is None:
        return None
    for step in path_up(sentence, head):
        if mention.span.overlaps(step.span) or any(character.isdigit() for character in step.text):
            continue
        if step.pos in {"NOUN", "PROPN"} or is_verb(step):
            return step
    return verb_above(sentence, head)


def _concept(sentence: Sentence, mention: DateMention, event: Token | None) -> Concept:
    if event is None:
        return Concept()
    verb = verb_above(sentence, event) if event.pos != "VERB" else event
    subject = _subject(sentence, verb)
    theme = _below(sentence, event, _OBJECTS) if is_verb(event) else _phrase(sentence, event)
    outside = [token for token in (*subject, event, *theme) if not mention.span.overlaps(token.span)]
    ordered = sorted({token.index: token for token in outside}.values(), key=lambda token: token.index)
    subjects = content_lemmas([token for token in subject if not mention.span.overlaps(token.span)])
    return Concept(
        text=" ".join(token.text for token in ordered)[:160],
        head=event.lemma if not is_verb(event) else _head(subject),
        terms=tuple(dict.fromkeys(content_lemmas(theme))),
        event=event.lemma,
        subject=tuple(dict.fromkeys(subjects)),
        context=tuple(
            dict.fromkeys(content_lemmas([token for token in sentence.tokens if not mention.span.overlaps(token.span)]))
        ),
    )


def _head(phrase: list[Token]) -> str | None:
    """Return the lemma of the noun that heads a phrase."""
    inside = {token.index for token in phrase}
    heads = (token.lemma for token in phrase if token.head not in inside and token.pos in {"NOUN", "PROPN"})
    return next(heads, None)


def _subject(sentence: Sentence, verb: Token | None) -> list[Token]:
    """Return the subject of a verb; *to start* in *is set to start* has that of the verb above it."""
    while verb is not None:
        found = _below(sentence, verb, _SUBJECTS)
        if found or verb.dep not in {"xcomp", "conj"} or verb.head == verb.index:
            return found
        above = sentence.tokens[verb.head]
        verb = above if is_verb(above) else None
    return []


def _below(sentence: Sentence, verb: Token, relations: frozenset[str]) -> list[Token]:
    """Return the words of the verb's subject or objects, without the clauses inside them."""
    found: list[Token] = []
    for index in sentence.children[verb.index]:
        child = sentence.tokens[index]
        if child.dep in relations and not is_verb(child):
            found += _phrase(sentence, child)
    return found


def _phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun with its modifiers and of-objects, in text order."""
    found = {noun.index: noun}
    stack = [noun.index]
    while stack:
        for index in sentence.children[stack.pop()]:
            child = sentence.tokens[index]
            if child.dep in {"compound", "amod", "nmod", "poss", "nummod", "prep", "pobj", "case", "appos"}:
                if child.dep == "prep" and child.lemma != "of":
                    continue
                found[index] = child
                stack.append(index)
    return [found[index] for index in sorted(found)]


def _certainty(sentence: Sentence, event: Token | None, *, future: bool) -> Certainty:
    stated = Certainty.ASSERTED if event is None else certainty_of(sentence, event.index)
    return Certainty.FUTURE if future and stated is Certainty.ASSERTED else stated


def _polarity(sentence: Sentence, event: Token | None) -> Polarity:
    if event is None:
        return Polarity.POSITIVE
    negated = any(sentence.tokens[index].dep == "neg" for index in sentence.children[event.index])
    return Polarity.NEGATIVE if negated else Polarity.POSITIVE
