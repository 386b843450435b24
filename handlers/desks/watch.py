"""What a desk wants to hear of: conditions that must all hold, and whether an alert meets them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit

from claims.alert import Alert
from claims.article import Article
from claims.claim import Evidence
from claims.difference import Difference, DifferenceKind, Severity
from claims.quotes.wording import stem

KINDS: Mapping[str, frozenset[DifferenceKind]] = {
    "figures": frozenset(
        {DifferenceKind.FIGURE_CONFLICT, DifferenceKind.FIGURE_UPDATE, DifferenceKind.INTERNAL_CONFLICT}
    ),
    "quotations": frozenset({DifferenceKind.QUOTE_VARIANCE}),
    "statuses": frozenset({DifferenceKind.STATUS_CONFLICT, DifferenceKind.STATUS_UPDATE}),
    "dates": frozenset({DifferenceKind.DATE_CONFLICT}),
    "names": frozenset({DifferenceKind.NAME_SPELLING}),
    "framing": frozenset({DifferenceKind.FRAMING}),
    "attribution": frozenset({DifferenceKind.ATTRIBUTION}),
    "scope": frozenset({DifferenceKind.SCOPE}),
    "stale": frozenset({DifferenceKind.STALE_FACT}),
    "omissions": frozenset({DifferenceKind.OMISSION}),
    "corrections": frozenset({DifferenceKind.CORRECTION, DifferenceKind.REVISION}),
}
"""Kinds of difference as a desk speaks of them; every kind stands in one of them, a test holds that."""
SEVERITIES = tuple(severity.value for severity in Severity)
_GRAVITY = {Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a desk wants to hear of. Every condition that is not empty must hold; with none, it is everything."""

    source: str = ""
    """An outlet, by its whole name."""
    feed: str = ""
    """A feed, by its name in the settings."""
    topic: str = ""
    """Words that must all stand in the subject, the headlines or the story's title."""
    story: str = ""
    """A story's number, or words of its title."""
    entity: str = ""
    """Somebody or something named in a passage."""
    place: str = ""
    kind: str = ""
    """One of `KINDS`."""
    severity: str = ""
    """The least severity."""
    own: bool = False
    """Only where our own copy is on a side."""
    watch_id: int | None = None
    """Its row; None for one that stands in the settings."""

    @property
    def conditions(self) -> dict[str, str]:
        """Return the conditions that are set, by name; *own* is ``yes``."""
        found = {name: str(getattr(self, name)) for name in CONDITIONS if name != "own" and getattr(self, name)}
        return found | ({"own": "yes"} if self.own else {})

    @property
    def in_words(self) -> str:
        """Return the conditions as somebody reads them: *source Reuters, figures, medium or graver*."""
        said = [f"{name} {value}" for name, value in self.conditions.items() if name in _NAMED]
        said += [self.kind] if self.kind else []
        if self.severity:
            said.append(self.severity if self.severity == Severity.HIGH else f"{self.severity} or graver")
        said += ["with our own copy"] if self.own else []
        return ", ".join(said) or "everything"


CONDITIONS = tuple(one.name for one in fields(Watch) if one.name != "watch_id")
"""The names of the conditions, in the order in which they are said."""
_NAMED = ("source", "feed", "topic", "story", "entity", "place")
EVERYTHING = Watch()


def watch_of(conditions: Mapping[str, str], watch_id: int | None = None) -> Watch:
    """Return the watch of stored conditions; names of another version of the program are passed over."""
    texts = {name: value for name, value in conditions.items() if name in CONDITIONS and name != "own"}
    return Watch(**texts, own=conditions.get("own", "") == "yes", watch_id=watch_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an alert does not carry itself and a watch may ask for."""

    own_sources: Collection[str] = ()
    feed_names: Mapping[str, str] = field(default_factory=dict)
    """A feed's address to its name."""
    story_title: str = ""


def is_watched(alert: Alert, watches: Collection[Watch], around: Surroundings) -> bool:
    """Say whether one of the watches asks for the alert."""
    return any(wants(watch, alert, around) for watch in watches)


def wants(watch: Watch, alert: Alert, around: Surroundings) -> bool:
    """Say whether a watch asks for an alert: one of its differences must meet every condition."""
    if watch.story and not _tells(watch.story, alert, around):
        return False
    return any(_meets(watch, one, around) for one in alert.differences)


def is_grave(severity: Severity, least: str) -> bool:
    """Say whether a severity reaches the least one asked for; every one does where none is."""
    return not least or _GRAVITY[severity] >= _GRAVITY[Severity(least)]


def _meets(watch: Watch, difference: Difference, around: Surroundings) -> bool:
    members = difference.members
    if watch.kind and difference.kind not in KINDS.get(watch.kind, frozenset()):
        return False
    if not is_grave(difference.severity, watch.severity):
        return False
    if watch.own and not any(one.article.source in around.own_sources for one in members):
        return False
    if watch.source and not any(_same(one.article.source, watch.source) for one in members):
        return False
    if watch.feed and not any(_came_by(one.article, watch.feed, around.feed_names) for one in members):
        return False
    if watch.entity and not any(_holds(name, watch.entity) for one in members for name in one.claim.entities):
        return False
    if watch.place and not any(_stands_in(one, watch.place) for one in members):
        return False
    return not watch.topic or _stems(watch.topic) <= _stems(_about(difference, around))


def _about(difference: Difference, around: Surroundings) -> str:
    headlines = {one.article.headline for one in difference.members}
    concepts = {one.claim.concept.text for one in difference.members}
    return " ".join((difference.subject, difference.summary, around.story_title, *headlines, *concepts))


def _tells(story: str, alert: Alert, around: Surroundings) -> bool:
    if story.isdigit():
        return str(alert.story_id) == story
    return _stems(story) <= _stems(around.story_title)


def _stands_in(member: Evidence, place: str) -> bool:
    claim = member.claim
    return _holds(claim.place or "", place) or any(_same(name, place) for name in claim.entities)


def _came_by(article: Article, feed: str, names: Mapping[str, str]) -> bool:
    """Say whether an article came by a feed: it carries the feed's name as its source, or the feed's host."""
    if _same(article.source, feed):
        return True
    hosts = {_host(address) for address, name in names.items() if _same(name, feed)} - {""}
    return bool(hosts & {_host(article.url or ""), _host(article.uri)})


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _holds(name: str, words: str) -> bool:
    """Say whether a name holds every one of the words, in whatever case: *Keir Starmer* holds *starmer*."""
    wanted = set(_WORD.findall(words.casefold()))
    return bool(wanted) and wanted <= set(_WORD.findall(name.casefold()))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text.casefold())}
