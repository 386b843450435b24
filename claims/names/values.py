"""Values: a name's bearer, a mention of it, and all names of an article."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.article import Span
from claims.gazetteer import fold
from claims.names.lists import word_list


class NameKind(StrEnum):
    """What bears a name, as far as the article shows; a hint for ranking, never a key."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the text that names somebody or something."""

    span: Span
    """The name alone: without title, leading *the* and possessive *'s*."""
    surface: str
    canonical: str
    title: str | None = None
    """As written before the name: *President*, *former Prime Minister*."""
    demonym: bool = False
    """An adjective or name of a people: *North Korean* for *North Korea*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A bearer of a name, under the fullest form the article gives."""

    canonical: str
    kind: NameKind
    count: int
    """Mentions in the article, those by its people's adjective included."""
    first: Span
    forms: tuple[str, ...]
    """Every way the article writes it, most frequent first."""
    titles: tuple[str, ...] = ()


class Names:
    """The names of one article. Immutable after it is made."""

    __slots__ = ("_bearers", "_by_form", "_starts", "mentions")

    def __init__(self, mentions: Sequence[Mention], bearers: Mapping[str, Name], forms: Mapping[str, str]) -> None:
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.span))
        self._starts = [mention.span.start for mention in self.mentions]
        self._bearers = dict(bearers)
        self._by_form = dict(forms)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that share a code point with ``span``, in text order."""
        last = bisect_right(self._starts, span.end - 1)
        first = last
        while first > 0 and self.mentions[first - 1].span.end > span.start:
            first -= 1
        return self.mentions[first:last]

    def names_in(self, span: Span) -> tuple[str, ...]:
        """Return the canonical names mentioned in ``span``, in text order, each once."""
        return tuple(dict.fromkeys(mention.canonical for mention in self.mentions_in(span)))

    def canonical(self, text: str) -> str | None:
        """Return the bearer this article means by ``text``, or None if it is no name of the article."""
        key = fold(text)
        if key in self._by_form:
            return self._by_form[key]
        words = key.split()
        while len(words) > 1 and words[0] in word_list("titles") | word_list("title_modifiers"):
            words = words[1:]
        if len(words) > 1 and words[-1] in word_list("place_words"):
            return self._by_form.get(" ".join(words)) or self._by_form.get(" ".join(words[:-1]))
        return self._by_form.get(" ".join(words))

    def kind_of(self, canonical: str) -> NameKind:
        """Return what the bearer seems to be."""
        name = self._bearers.get(canonical)
        return NameKind.UNKNOWN if name is None else name.kind

    def all(self) -> dict[str, Name]:
        """Return every bearer by its canonical name, in order of first mention."""
        return dict(self._bearers)
