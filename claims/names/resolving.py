"""From an article to its names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from claims.article import Article
from claims.gazetteer import fold, known_place, people_of
from claims.names.bearers import Bearing, find_bearers
from claims.names.kinds import kind_of
from claims.names.lists import acronyms
from claims.names.runs import RawMention, raw_mention, raw_mentions
from claims.names.values import Mention, Name, Names
from claims.names.words import Line, Word, read_lines, weigh
from claims.parser import Sentence

_LONGEST_FORM = 6
"""Words of a name looked for in a line set in title case."""


def resolve_names(article: Article, sentences: Sequence[Sentence] = ()) -> Names:
    """Return every proper name of the article's headline and body, joined by bearer.

    Capitals are the evidence; a word that opens a sentence, and every word of a line set in title
    case, needs support elsewhere in the article or in a list of known names.

    Args:
        article: the article.
        sentences: those of its sentences that were parsed; they add parts of speech as hints.
    """
    lines = read_lines(article, sentences)
    evidence = weigh(lines)
    found = [mention for line in lines if not line.title_case for mention in raw_mentions(article.text, line, evidence)]
    known = {fold(mention.form) for mention in found} | {
        word for mention in found if len(mention.words) > 1 for word in [fold(mention.words[-1].text)]
    }
    for line in lines:
        if line.title_case:
            found.extend(_evidenced(article.text, line, known))
    found.sort(key=lambda mention: mention.span)
    return _names(found, find_bearers(found))


def _evidenced(text: str, line: Line, known: set[str]) -> Iterator[RawMention]:
    """Yield the names of a line in title case that the rest of the article, or every reader, knows."""
    words = line.words
    shouted = all(word.text.isupper() for word in words if word.text.isalpha())
    index = 0
    while index < len(words):
        length = _known_length(text, words[index : index + _LONGEST_FORM], known, shouted=shouted)
        if length:
            yield raw_mention(text, words[index : index + length])
        index += length or 1


def _known_length(text: str, words: Sequence[Word], known: set[str], *, shouted: bool) -> int:
    for length in range(len(words), 0, -1):
        part = words[:length]
        if not part[0].capital or any(not word.gap.strip() == word.gap.strip("-& .") == "" for word in part[1:]):
            continue
        form = text[part[0].span.start : part[-1].span.end]
        if fold(form) in known or (not shouted and _is_general_knowledge(form)):
            return length
        if shouted and (known_place(form.title()) or people_of(form.title())):
            return length
    return 0


def _is_general_knowledge(form: str) -> bool:
    if known_place(form) or people_of(form) or form.replace(".", "") in acronyms():
        return True
    return len(form) > 2 and form.isalpha() and form.isupper()


def _names(found: Sequence[RawMention], bearing: Bearing) -> Names:
    mentions = []
    groups: dict[str, list[RawMention]] = defaultdict(list)
    for raw, canonical in zip(found, bearing.canonical, strict=True):
        groups[canonical].append(raw)
        mentions.append(
            Mention(
                span=raw.span,
                surface=raw.form,
                canonical=canonical,
                title=raw.title,
                demonym=people_of(raw.form) is not None,
            )
        )
    bearers = {canonical: _bearer(canonical, raws) for canonical, raws in groups.items()}
    return Names(mentions, bearers, bearing.forms)


def _bearer(canonical: str, raws: Sequence[RawMention]) -> Name:
    forms = Counter(raw.form for raw in raws)
    return Name(
        canonical=canonical,
        kind=kind_of(canonical, raws),
        count=len(raws),
        first=raws[0].span,
        forms=tuple(form for form, _ in forms.most_common()),
        titles=tuple(dict.fromkeys(raw.title for raw in raws if raw.title)),
    )
