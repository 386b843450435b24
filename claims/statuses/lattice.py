"""The table of acts: which words name them, and which of them cannot both be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from claims.lexicon import table

OCCURRENCE = "occurrence"
"""The family of acts the table does not know: each verb is an act of its own."""
STATE = "state"
"""The family of what is only so and not done: listed, never compared."""
_SETTINGS = frozenset({"above", "time", "people", "seats", "anaphors", OCCURRENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that can be done: *resign*, *convict*, *open*."""

    family: str
    name: str
    done: str
    """The stage it has reached once done: *resigned*."""
    of_patient: bool = False
    """Whether it is the status of whom it is done to rather than of who does it."""
    process: bool = False
    """Whether it lasts: *is searching* is under way, *is resigning* is about to happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A way to say an act: the words that must hang on the verb, each a set of alternatives."""

    act: Act
    with_words: tuple[frozenset[str], ...]
    of_patient: bool
    """Whether the one whose status it is stands as object: *they elected her*, *police arrested him*."""
    named_only: bool = False
    """Whether it counts only of somebody named: how many were killed is a figure."""


@lru_cache(maxsize=1)
def verb_phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases of every act by their verb's lemma, the most specific first."""
    found: dict[str, list[Phrase]] = {}
    for act, entry in _entries():
        for key in ("verbs", "patient_verbs", "named_verbs"):
            for text in entry.get(key, ()):
                first, *rest = [frozenset(part.split("/")) for part in text.split()]
                patient = act.of_patient or key == "patient_verbs"
                for verb in first:
                    found.setdefault(verb, []).append(
                        Phrase(act=act, with_words=tuple(rest), of_patient=patient, named_only=key == "named_verbs")
                    )
    return {verb: tuple(sorted(phrases, key=lambda one: -len(one.with_words))) for verb, phrases in found.items()}


@lru_cache(maxsize=1)
def noun_acts() -> Mapping[str, Act]:
    """Return the act each noun names."""
    return {noun: act for act, entry in _entries() for noun in entry.get("nouns", ())}


@lru_cache(maxsize=1)
def own_words() -> Mapping[tuple[str, str], frozenset[str]]:
    """Return for each (family, act) the words its phrases are made of: *strike* and *off* of *call off strike*."""
    found: dict[tuple[str, str], set[str]] = {}
    for phrases in verb_phrases().values():
        for phrase in phrases:
            found.setdefault((phrase.act.family, phrase.act.name), set()).update(*phrase.with_words)
    return {key: frozenset(said) for key, said in found.items()}


@lru_cache(maxsize=1)
def opposites() -> frozenset[frozenset[tuple[str, str]]]:
    """Return the pairs of (family, act) that cannot both be done."""
    return frozenset(
        frozenset((family, act) for act in pair.split())
        for family, entry in _families()
        for pair in entry.get("opposite", ())
    )


@lru_cache(maxsize=1)
def successions() -> frozenset[tuple[str, str, str]]:
    """Return (family, earlier act, later act) for every two acts of a sequence."""
    found = set()
    for family, entry in _families():
        for line in entry.get("sequence", ()):
            acts = line.split()
            found |= {(family, a, b) for (i, a), (j, b) in product(enumerate(acts), repeat=2) if i < j}
    return frozenset(found)


@lru_cache(maxsize=1)
def processes() -> frozenset[tuple[str, str]]:
    """Return (family, act) of the acts that last."""
    return frozenset((act.family, act.name) for act, _ in _entries() if act.process)


@lru_cache(maxsize=1)
def settled_once() -> frozenset[str]:
    """Return the families whose acts happen once to a bearer: a search ends once, a trial may follow a trial."""
    return frozenset(family for family, entry in _families() if entry.get("once"))


@lru_cache(maxsize=1)
def calling_off() -> frozenset[tuple[str, str]]:
    """Return (family, act) of the acts that call another one off: *postpone*, *call off*, *scrap*."""
    return frozenset((act.family, act.name) for act, entry in _entries() if entry.get("calls_off"))


@lru_cache(maxsize=1)
def told_as_done() -> frozenset[str]:
    """Return the families whose acts are told as done once they are announced: *X buys Y*."""
    return frozenset(family for family, entry in _families() if entry.get("told_as_done"))


def _families() -> Iterator[tuple[str, dict[str, Any]]]:
    for family, entry in table("statuses").items():
        if family not in _SETTINGS:
            yield family, entry


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[Act, dict[str, Any]], ...]:
    return tuple(
        (
            Act(
                family=family,
                name=name,
                done=entry["done"],
                of_patient=entry.get("who") == "patient",
                process=bool(entry.get("process")),
            ),
            entry,
        )
        for family, group in _families()
        for name, entry in group.get("acts", {}).items()
    )
