"""The statements of an article as claims: its clauses, each with its footing."""

from collections.abc import Iterator, Sequence

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.certainty import certainty_of, polarity_of
from claims.claim import Certainty, Concept, StatementClaim
from claims.names import Names
from claims.parser import Sentence, Token, content_lemmas
from claims.rarity import rarity
from claims.statements.causes import cause_given
from claims.statements.clauses import (
    SUSPECTING,
    core_of,
    doer_of,
    is_foretold,
    phrase_of,
    stating_verbs,
    subject_of,
    words_of,
)
from claims.statements.footing import Footing, footing_of

_NEWS = 14
"""Sentences of the body whose every clause is read; farther down only causes and what is in doubt."""
_LONGEST = 90
"""Tokens of a sentence; longer ones are lists or broken text."""
_FEWEST = 3
_LEAST = 1.2
"""Content words of a clause, and the information they must hold, for it to be known again."""
_DOUBTED = frozenset({Footing.ALLEGED, Footing.HEDGED})
_LIKELY = frozenset({"likely", "probable", "possible", "suspected", "alleged", "presumed", "apparent", "potential"})


def statement_claims(
    article: Article, sentences: Sequence[Sentence], names: Names, who: Attributions
) -> list[StatementClaim]:
    """Return what an article says is so, clause by clause, in text order. Headlines state nothing."""
    found: list[StatementClaim] = []
    for number, sentence in enumerate(sentence for sentence in sentences if not sentence.in_headline):
        if len(sentence.tokens) > _LONGEST or sentence.text.rstrip().endswith("?"):
            continue
        found += (
            claim
            for claim in _in_sentence(article, sentence, names, who)
            if number < _NEWS or claim.cause or footing_of(claim) in _DOUBTED
        )
    return found


def _in_sentence(article: Article, sentence: Sentence, names: Names, who: Attributions) -> Iterator[StatementClaim]:
    for verb in stating_verbs(sentence):
        clause, core = words_of(sentence, verb), core_of(sentence, verb)
        if not clause:
            continue
        above = set() if core is verb else {verb.index}
        terms = _terms([token for token in clause if token.index not in above])
        given = cause_given(sentence, verb)
        telling = len(terms) >= _FEWEST and sum(map(rarity, terms)) >= _LEAST
        if not (telling or (given and len(terms) > 1)):
            continue
        span = Span(clause[0].span.start, clause[-1].span.end)
        subject, doer = subject_of(sentence, verb), doer_of(sentence, core)
        claim = StatementClaim(
            surface=span.slice(article.text),
            span=span,
            sentence=sentence.text,
            sentence_span=sentence.span,
            concept=Concept(
                text=span.slice(article.text)[:160],
                head=None if subject is None or subject.pos == "PRON" else subject.lemma,
                terms=terms,
                event=core.lemma,
                subject=() if subject is None else tuple(content_lemmas(phrase_of(sentence, subject))),
            ),
            entities=names.names_in(span),
            attribution=who.attribution(sentence, core.span),
            voice=who.voice(sentence, core.span),
            polarity=polarity_of(sentence, core.index),
            certainty=_certainty(sentence, verb, core, clause),
            cause=() if given is None else given.cause,
            effect=() if given is None else given.effect,
            doer=() if doer is None else tuple(content_lemmas(phrase_of(sentence, doer))),
        )
        if footing_of(claim) is not None:
            yield claim


def _terms(clause: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemma for lemma in content_lemmas(clause) if lemma not in _LIKELY))


def _certainty(sentence: Sentence, verb: Token, core: Token, clause: Sequence[Token]) -> Certainty:
    """Return how firmly the clause is stated; *the likely source* doubts it as *probably* does."""
    if core is not verb and verb.lemma in SUSPECTING:
        return Certainty.HEDGED
    if is_foretold(sentence, core):
        return Certainty.FUTURE
    doubted = any(
        token.lemma in _LIKELY and token.dep == "amod" and sentence.tokens[token.head].head == core.index
        for token in clause
    )
    stated = certainty_of(sentence, core.index)
    return Certainty.HEDGED if doubted and stated is not Certainty.CONDITIONAL else stated
