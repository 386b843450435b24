"""The framing profile: what an article's wording shows, each cue with its exact words."""

from dataclasses import dataclass
from enum import StrEnum

from claims.article import Span
from claims.claim import Voice


class LeadStance(StrEnum):
    """How the lead vouches for the story's main statement."""

    ASSERTED = "asserted"
    NAMED_SOURCE = "named_source"
    UNNAMED_SOURCE = "unnamed_source"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Characterisation:
    """What the story's act is called: *a belated decision*, *a sharp escalation*."""

    surface: str
    span: Span
    target: str | None
    """Whose act; None when it cannot be told."""
    family: str
    strength: int
    """1 (mild) to 3 (strong), from the lexicon."""
    voice: Voice
    lead: bool
    word: str = ""
    """The word that characterises, lower case: *escalation*, *belated*."""
    hedged: bool = False
    """Whether it is only possible: *could prompt a major escalation*, *potentially reckless*."""
    speaker: str | None = None
    """Whose characterisation it is when it is not the outlet's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """A word that judges while it tells."""

    surface: str
    span: Span
    lemma: str
    voice: Voice
    lead: bool
    verb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVerb:
    """The verb that gives a speaker's words: *said*, *claimed*, *slammed*."""

    surface: str
    span: Span
    lemma: str
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """Who the article lets speak, and how often, in direct and indirect speech."""

    name: str
    named: bool
    direct: int
    indirect: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person the article names, and how often."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingProfile:
    """The wording of one article. A pure function of its text and the lexicon."""

    characterisations: tuple[Characterisation, ...] = ()
    loaded_words: tuple[LoadedWord, ...] = ()
    report_verbs: tuple[ReportVerb, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    lead_stance: LeadStance = LeadStance.ASSERTED
    word_count: int = 0
    people: tuple[NamedPerson, ...] = ()
    telling: Span | None = None
    """How the lead simply tells of the act: its main verb with what it acts on, *closed the port*."""
