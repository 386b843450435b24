"""Reading one article: every extractor in order, over one parse."""

from claims.article import Article
from claims.attribution import Attributions
from claims.claim import AnyClaim
from claims.dates import date_claims
from claims.figures.lexer import find_mentions
from claims.figures.reading import figure_claims
from claims.framing.lexicon import FramingWords
from claims.framing.profiling import profile_framing
from claims.limits import limit_claims
from claims.names import name_claims, resolve_names
from claims.parser import Parser
from claims.quotes import quote_claims
from claims.reading import Reading
from claims.sentences import sentence_spans
from claims.statements import statement_claims
from claims.statuses import status_claims
from claims.stories import story_terms
from claims.voice import QuoteMask


def read_claims(article: Article, parser: Parser, framing_words: FramingWords | None = None) -> Reading:
    """Return every claim of an article and its framing profile.

    The text is parsed once; each extractor works on that parse. Claims come in text order.
    """
    spans = list(sentence_spans(article))
    sentences = parser.parse(article.text, spans)
    mentions = [mention for span, _, _ in spans for mention in find_mentions(article.text, span)]
    mask = QuoteMask.of(article)
    who = Attributions.of(article, sentences, mask)
    names = resolve_names(article, sentences)
    claims: list[AnyClaim] = [
        *figure_claims(article, sentences, mentions, names, who),
        *quote_claims(article, sentences, mask, who),
        *date_claims(article, sentences, who),
        *status_claims(article, sentences, names, who),
        *name_claims(article, names, sentences, who),
        *statement_claims(article, sentences, names, who),
        *limit_claims(article, sentences, mentions, names, who),
    ]
    claims.sort(key=lambda claim: (claim.span, claim.kind))
    return Reading(
        claims=tuple(claims),
        profile=profile_framing(article, sentences, mask, who, framing_words),
        terms=story_terms(article, sentences, names),
    )
