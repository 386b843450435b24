"""The slots of a figure that decide whether two figures measure one thing."""

from dataclasses import dataclass

from claims.claim import Dimension, FigureClaim, Modifier
from claims.pairing.concepts import FATES, families_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSlots:
    """What a figure measures, as sets ready to be held against another figure's."""

    head: str | None
    head_families: frozenset[str]
    happening: frozenset[str]
    """Event and property lemmas."""
    event: str | None
    befell: frozenset[str]
    """Families of what happened, whatever it is that is counted."""
    families: frozenset[str]
    """Families of head, event and property together: *death toll* and *killed* meet here."""
    narrowing: frozenset[str]
    """Lemmas that narrow the head, and whose it is."""
    names: frozenset[str]
    context: frozenset[str]
    owners: frozenset[str]
    """Parts of names among the narrowing words: whose sentence, whose deal, whose troops."""
    change: int
    """1 for a rise, -1 for a fall by this much, 0 for a level."""


def slots_of(claim: FigureClaim) -> FigureSlots:
    """Return the matching slots of a figure."""
    concept = claim.concept
    aged = claim.dimension is Dimension.AGE  # its property repeats its head: a girl is not told from another by it
    happening = frozenset(word for word in (concept.event, None if aged else concept.property) if word)
    spoken_for = happening | ({concept.head} if concept.head else frozenset())
    change = {Modifier.UP: 1, Modifier.DOWN: -1}.get(claim.modifier, 0)
    narrowing = (frozenset(concept.terms) | frozenset(concept.subject)) - {concept.head}
    names = frozenset(name.lower() for name in claim.entities)
    return FigureSlots(
        head=concept.head,
        head_families=families_of([concept.head] if concept.head else []),
        happening=happening,
        event=concept.event,
        befell=families_of([*happening, *([concept.head] if concept.head in FATES else [])]),
        families=families_of([*spoken_for, *_dimension_words(claim)])
        | families_of(concept.terms[:1] if not happening else ()),
        narrowing=narrowing,
        names=names,
        owners=frozenset(part for name in names for part in name.split()) & (narrowing | {concept.head or ""}),
        context=frozenset(concept.context),
        change=change,
    )


def _dimension_words(claim: FigureClaim) -> tuple[str, ...]:
    match claim.dimension:
        case Dimension.AGE:
            return ("age",)
        case Dimension.SPEED:
            return ("speed",)
        case Dimension.TEMPERATURE:
            return ("temperature",)
        case Dimension.AREA:
            return ("area",)
        case _:
            return ()
