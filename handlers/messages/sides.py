"""How one side of a difference is spoken of: who carried it first, how many followed, from how many origins."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.article import Article
from claims.claim import Evidence, FigureClaim
from claims.difference import Difference, DifferenceKind, Side
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import SOURCE_NOT_GIVEN, counted, enumerated, grouped_digits, number, shortened

NO_VOICE = ""
"""The origin of a text that is nobody's report: a draft held against reports is no voice among them."""
LONGEST_OUTLET = 60
"""Characters of an outlet's name; a file path or address given as one is cut."""
_FILE = re.compile(r"(?!\w+://)\S*/[^\s/]+\.\w{1,5}")
"""A path to a file, which stands for its outlet where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """A side as a card shows it."""

    says: str
    label: str
    """The outlet whose article was first."""
    first: Evidence
    outlets: tuple[str, ...]
    """First to publish first."""
    origins: tuple[str, ...]
    is_draft: bool = False
    """Whether it is nobody's report, but a text held against reports: it has no time and no reach."""
    leads: bool = False
    """Whether the side is about its first article, whoever was the first to publish."""

    @property
    def at(self) -> datetime | None:
        """Return when the first article was published."""
        return self.first.article.published_at

    @property
    def carried_by(self) -> str:
        """Return how widely it is carried: *first of 3 outlets, 2 origins*."""
        outlets, origins = len(self.outlets), len(self.origins)
        if outlets == 1:
            return "1 outlet"
        if self.leads:
            return f"and {counted(outlets - 1, 'outlet')} alike"
        same = "" if outlets == origins else f", {counted(origins, 'origin')}"
        return f"first of {counted(outlets, 'outlet')}{same}"

    @property
    def also(self) -> str:
        """Return the other outlets: *also Reuters and dpa*; empty when there is none."""
        return f"also {enumerated(self.outlets[1:])}" if len(self.outlets) > 1 else ""


def view_sides(difference: Difference, origins: Mapping[str, str] | None = None) -> tuple[SideView, ...]:
    """Return the sides of a difference as a card shows them, in their order."""
    alone = len({outlet_of(member.article) for member in difference.members}) == 1 and len(difference.sides) > 1
    versions = alone and difference.kind in _OF_VERSIONS
    return tuple(
        view_side(
            side,
            origins,
            kind=difference.kind if alone else None,
            moment=_moment(number) if versions else "",
            leads=difference.kind is DifferenceKind.FRAMING and number == 0,
        )
        for number, side in enumerate(difference.sides)
        if side.members
    )


_OF_VERSIONS = frozenset({DifferenceKind.REVISION, DifferenceKind.CORRECTION})


def _moment(number: int) -> str:
    """Return which version a side of a revision is: the earlier one comes first."""
    return "now" if number else "before"


def view_side(
    side: Side,
    origins: Mapping[str, str] | None = None,
    *,
    kind: DifferenceKind | None = None,
    moment: str = "",
    leads: bool = False,
) -> SideView:
    """Return a side as a card shows it.

    Args:
        side: The side.
        origins: Article uri to the origin of its words.
        kind: Where all sides come from one outlet and need telling apart.
        moment: Which of two versions it is, where they are.
        leads: Whether its first member is what it is about: the article whose wording stands apart.
    """
    members = side.members if leads else sorted(side.members, key=by_time)
    first = members[0]
    outlets = tuple(dict.fromkeys(outlet_of(member.article) for member in members))
    label = outlets[0]
    if kind in _OF_VERSIONS and first.article.version:
        label = f"{label}, version {shortened(safe_line(first.article.version), 20)}"
    elif moment:
        label = f"{label}, {moment}"
    elif kind is not None and first.claim.in_headline:
        label = f"{label}, headline"
    return SideView(
        says=says_of(side, first),
        label=label,
        first=first,
        outlets=outlets,
        origins=tuple(dict.fromkeys(origin_of(member.article, origins) for member in members)),
        leads=leads,
        is_draft=all((origins or {}).get(member.article.uri) == NO_VOICE for member in members),
    )


def says_of(side: Side, first: Evidence) -> str:
    """Return what a side says in one line, numbers with separators."""
    said = safe_line(side.says)
    for member in (first, *side.members):
        said = inside_a_sentence(said, member)
    return grouped_digits(said) or grouped_digits(safe_line(first.claim.surface)) or "no words given"


def inside_a_sentence(said: str, member: Evidence) -> str:
    """Return a figure's words with the capital gone that they owed to standing first: *at least 62*."""
    claim = member.claim
    opens = isinstance(claim, FigureClaim) and claim.span.start == claim.sentence_span.start
    if opens and said[1:2].islower() and said.startswith(safe_line(claim.surface)):
        return said[0].lower() + said[1:]
    return said


def outlet_of(article: Article) -> str:
    """Return the outlet's name, of a file that stands for its outlet the file's name, or that none was given."""
    named = safe_line(article.source)
    if _FILE.fullmatch(named):
        named = named.rsplit("/", 1)[-1]
    return shortened(named, LONGEST_OUTLET) or SOURCE_NOT_GIVEN


def origin_of(article: Article, origins: Mapping[str, str] | None) -> str:
    """Return where an article's words come from: what the caller found, the agency it credits, or the outlet itself."""
    found = (origins or {}).get(article.uri) or article.origin
    return shortened(safe_line(found), LONGEST_OUTLET) if found else outlet_of(article)


def origins_in_words(views: Sequence[SideView], difference: Difference, origins: Mapping[str, str] | None) -> str:
    """Return the independent origins with their reach: *2 independent: AFP (in 6 outlets) and EFE*."""
    carried: dict[str, set[str]] = {}
    for member in difference.members:
        if (origins or {}).get(member.article.uri) == NO_VOICE:
            continue
        carried.setdefault(origin_of(member.article, origins), set()).add(outlet_of(member.article))
    if not views or not carried:
        return ""
    ranked = Counter({origin: len(outlets) for origin, outlets in carried.items()}).most_common()
    named = [f"{origin} (in {counted(count, 'outlet')})" if count > 1 else origin for origin, count in ranked]
    return f"{number(len(ranked))} independent: {enumerated(named, named=4)}"


def by_time(member: Evidence) -> tuple[float, str, int]:
    """Return what sorts members: by publication, undated ones last, headlines before bodies."""
    at = member.article.published_at
    if at is None:
        return (float("inf"), member.article.uri, member.claim.span.start)
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return ((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds(), member.article.uri, member.claim.span.start)
