"""Claims: statements in an article that are true or false about the world, with their exact words."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from claims.amounts import Dimension, FigureValue, Modifier, Relation
from claims.article import Article, Span
from claims.times import AsOf, Granularity, Interval

__all__ = [
    "LISTED",
    "AnyClaim",
    "AsOf",
    "Attribution",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Concept",
    "DateClaim",
    "Dimension",
    "Evidence",
    "FigureClaim",
    "FigureValue",
    "Granularity",
    "Interval",
    "LimitClaim",
    "Modifier",
    "NameClaim",
    "Polarity",
    "QuoteClaim",
    "Reach",
    "Relation",
    "StatementClaim",
    "StatusClaim",
    "Voice",
    "WordingClaim",
]


class ClaimKind(StrEnum):
    """What a claim says: an amount, words spoken, something done, a day, how someone is called."""

    FIGURE = "figure"
    QUOTE = "quote"
    STATUS = "status"
    DATE = "date"
    NAME = "name"
    STATEMENT = "statement"
    """That a thing is so, on somebody's word or flat; compared, never a line of ``extract``."""
    LIMIT = "limit"
    """How far a measure reaches; compared, never a line of ``extract``."""
    WORDING = "wording"
    """How an outlet puts it; a member of a framing difference, never extracted as a claim."""


LISTED = frozenset({ClaimKind.FIGURE, ClaimKind.QUOTE, ClaimKind.STATUS, ClaimKind.DATE, ClaimKind.NAME})
"""The kinds that are listed where claims are: ``extract``, exports, search."""


class Voice(StrEnum):
    """Whose words a passage is in."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    AGENTLESS = "agentless"
    """Put down to nobody: *is believed to*, *is seen as*."""


class Polarity(StrEnum):
    """Whether a thing is said to be so or not to be so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How firmly a thing is stated."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is given as the source of a claim, and the word that gives it (*said*, *according to*)."""

    speaker: str
    cue: str
    named: bool = False
    """Whether the speaker is a named person or body rather than *officials*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What a figure measures or a claim is about, in the article's words and as matching slots.

    All slots but ``text`` hold lower-case lemmas.
    """

    text: str = ""
    """As an editor would read it: *North Korean soldiers*, *maximum range of the missiles*."""
    head: str | None = None
    """The counted or measured noun: *soldier*, *missile*, *aid*."""
    terms: tuple[str, ...] = ()
    """Every content lemma that narrows the head: its modifiers and of-objects."""
    property: str | None = None
    """What of it is measured: *range*, *price*, *remaining*."""
    event: str | None = None
    """What happened to it: *kill*, *deploy*, *launch*."""
    subject: tuple[str, ...] = ()
    """Whose property it is, or who did it: the subject and owner nouns and names around it."""
    context: tuple[str, ...] = ()
    """Content lemmas of the sentence, in order of first use; they rank candidates, no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every kind of claim carries. ``article.text[span] == surface``, always."""

    kind: ClassVar[ClaimKind]

    surface: str
    span: Span
    sentence: str
    sentence_span: Span
    concept: Concept = field(default_factory=Concept)
    entities: tuple[str, ...] = ()
    """Names in reach of the claim, as the article resolves them (*Keir Starmer* for *Starmer*)."""
    place: str | None = None
    as_of: AsOf | None = None
    attribution: Attribution | None = None
    voice: Voice = Voice.OWN
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.ASSERTED
    in_headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim(Claim):
    """An amount of something."""

    kind: ClassVar[ClaimKind] = ClaimKind.FIGURE

    value: FigureValue
    modifier: Modifier = Modifier.EXACT
    modifier_text: str = ""
    """The word behind the modifier; *nearly* and *about* bound a number differently."""
    unit: str | None = None
    """Singular English name (*kilometre*, *US dollar*, *percentage point*); None for counts."""
    dimension: Dimension = Dimension.COUNT
    relation: Relation | None = None
    partner: Span | None = None
    """The figure ``relation`` points back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteClaim(Claim):
    """Words someone spoke or wrote."""

    kind: ClassVar[ClaimKind] = ClaimKind.QUOTE

    content: str
    """The words inside the marks, or the clause of indirect speech."""
    speaker: str | None = None
    """None when the speaker is unsure."""
    direct: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusClaim(Claim):
    """Who has or has not done what."""

    kind: ClassVar[ClaimKind] = ClaimKind.STATUS

    agent: str | None
    action: str
    """Action family: *permission*, *justice*, *response*…"""
    stage: str
    """Where on the family's lattice the act stands: *refused*, *announced*, *done*…"""
    theme: str | None = None
    bearers: tuple[str, ...] = ()
    """Names of those whose status it is; empty for *the nurses*, whose words are the concept's subject."""
    earlier: bool = False
    """Whether it is told as background to a later state: *had refused*, *initially refused*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim(Claim):
    """When something happened or will happen."""

    kind: ClassVar[ClaimKind] = ClaimKind.DATE

    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClaim(Claim):
    """How a person or thing is called."""

    kind: ClassVar[ClaimKind] = ClaimKind.NAME

    form: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaim(Claim):
    """That a thing is so: what the attribution, voice and certainty of two articles are compared on."""

    kind: ClassVar[ClaimKind] = ClaimKind.STATEMENT

    cause: tuple[str, ...] = ()
    """Content lemmas of what it gives as a cause; empty where it gives none."""
    effect: tuple[str, ...] = ()
    """Content lemmas of what came of the cause; empty where that was told before."""
    doer: tuple[str, ...] = ()
    """Content lemmas of who or what does it; empty for a passive that names nobody."""


class Reach(StrEnum):
    """How far a measure is said to reach."""

    WIDE = "wide"
    """To all of something: *every school*, *throughout the city*."""
    NARROW = "narrow"
    """To a part and no more: *only to three villages*, *two of the 11 depots*."""
    PLAIN = "plain"
    """To what it names, without a word on whether that is all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitClaim(Claim):
    """How far a measure reaches: whom a ban, order, permission or offer is for, where, and until when."""

    kind: ClassVar[ClaimKind] = ClaimKind.LIMIT

    measures: tuple[str, ...]
    """What it does: *forbid*, *oblige*, *permit*, *give*…"""
    reach: Reach
    phrases: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """For each phrase that says how far: its role or preposition, its head, and its content lemmas."""
    days: float | None = None
    """How long it holds, from publication or from its beginning, in days."""
    until: date | None = None
    """The last day, where one is given."""
    is_open: bool = False
    """Whether it holds until further notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingClaim(Claim):
    """Words an outlet chose: what a side of a framing difference shows.

    It is made from a framing profile when a difference is found, not read as a claim of its own.
    """

    kind: ClassVar[ClaimKind] = ClaimKind.WORDING

    family: str
    """What the words belong to: *escalation*, *reversal*, *loaded*…"""
    strength: int = 1
    """1 (mild) to 3 (strong)."""
    word: str = ""
    """The listed word that counted, lower case; empty where none did."""


AnyClaim = FigureClaim | QuoteClaim | StatusClaim | DateClaim | NameClaim | StatementClaim | LimitClaim | WordingClaim
"""The closed union of claim kinds; take it apart with ``match`` and ``assert_never``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim together with the article that carries it: what a side of a difference is made of."""

    claim: AnyClaim
    article: Article
    claim_id: int | None = None
    """Its row in the claim base; None for a text that is not stored."""
    story_id: int | None = None
    """The story its article belongs to; None where stories do not apply."""
