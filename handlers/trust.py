"""What people made of each rule and each source: keep rates, and where a rule's differences go by them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.difference import Difference, DifferenceKind, Route
from handlers.desks.known import known_desks
from handlers.messages import buttons
from handlers.newsroom import Newsroom
from handlers.outgoing import tell_of_change
from storage.alerts import load_alert
from storage.decisions import Decision, decisions_of_alert, decisions_since
from storage.rule_trust import RulePlace, rule_trusts, set_rule_trust

KEPT = frozenset({buttons.SETTLE, buttons.KEEP, buttons.CORRECTION, buttons.HOUSE})
"""Decisions that say that the difference was worth having."""
NOT_KEPT = frozenset({buttons.NOT_DIFFERENCE, buttons.WRONG_MATCH, buttons.DROP, buttons.UPDATE})
LEAST_DECISIONS, LEAST_PEOPLE = 20, 3
"""A rule is judged by no fewer: one weary editor must not switch off a rule for everybody."""
LEAST_KEPT = 0.3
"""Share of differences kept below which a rule falls back to the digest."""
LOOKED_BACK = timedelta(days=90)
BY_ITSELF = "Crosswire"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRate:
    """How many of a rule's or a source's decided alerts people kept."""

    name: str
    kept: int
    decided: int
    people: int

    @property
    def share(self) -> float:
        """Return the share kept, 0 to 1."""
        return self.kept / self.decided if self.decided else 0.0


def verdicts(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """Return the last decision about each alert that says whether it was worth having."""
    return {one.alert_id: one for one in decisions if one.action in KEPT | NOT_KEPT}


def rates(named: Mapping[str, Sequence[Decision]]) -> list[KeepRate]:
    """Return the keep rate of each name, the most decided first."""
    found = [
        KeepRate(
            name=name,
            kept=sum(one.action in KEPT for one in made),
            decided=len(made),
            people=len({(one.platform, one.user_id) for one in made}),
        )
        for name, made in named.items()
    ]
    return sorted(found, key=lambda rate: (-rate.decided, rate.name))


async def rates_of_rules(session: AsyncSession, since: datetime) -> list[KeepRate]:
    """Return the keep rate of every rule that was decided on since a moment."""
    by_rule: defaultdict[str, list[Decision]] = defaultdict(list)
    for verdict in verdicts(await decisions_since(session, since)).values():
        for rule in verdict.rules[:1]:
            by_rule[rule].append(verdict)
    return rates(by_rule)


async def rates_of_sources(session: AsyncSession, since: datetime) -> list[KeepRate]:
    """Return the keep rate of every outlet on the alerts that were decided since a moment."""
    by_source: defaultdict[str, list[Decision]] = defaultdict(list)
    for verdict in verdicts(await decisions_since(session, since)).values():
        record = await load_alert(session, verdict.alert_id)
        if record is not None:
            members = record.alert.differences[0].members
            for source in {member.article.source for member in members}:
                by_source[source].append(verdict)
    return rates(by_source)


async def judge_rules(session: AsyncSession, rules: Collection[str], newsroom: Newsroom) -> list[str]:
    """Let rules of which too few are kept fall back to the digest, and tell every desk; return those that did."""
    now = newsroom.now()
    decided = await rule_trusts(session)
    fallen = []
    for rule in dict.fromkeys(rules):
        before = decided.get(rule)
        if before is not None and before.place is not RulePlace.CHANNEL:
            continue
        since = max(before.since, now - LOOKED_BACK) if before is not None else now - LOOKED_BACK
        rate = next((one for one in await rates_of_rules(session, since) if one.name == rule), None)
        if rate is None or rate.decided < LEAST_DECISIONS or rate.people < LEAST_PEOPLE or rate.share >= LEAST_KEPT:
            continue
        reason = f"kept {rate.kept} of {rate.decided}, by {rate.people} people"
        await place_rule(session, rule, RulePlace.DIGEST, newsroom, by=BY_ITSELF, reason=reason)
        fallen.append(rule)
    return fallen


async def place_rule(
    session: AsyncSession, rule: str, place: RulePlace, newsroom: Newsroom, *, by: str, reason: str
) -> None:
    """Send a rule's differences to the channels or the digest from now on, and tell every desk of it."""
    now = newsroom.now()
    await set_rule_trust(session, rule, place, by=by, reason=reason, now=now)
    for desk in await known_desks(session, newsroom):
        await tell_of_change(session, desk, rule=rule, place=place.value, by=by, reason=reason, now=now)


async def as_trusted(session: AsyncSession, differences: Sequence[Difference]) -> list[Difference]:
    """Return differences with those of distrusted rules sent to the digest, what is for the channels first.

    A correction is no guess of a rule: it always goes to the channels.
    """
    held = {rule for rule, trust in (await rule_trusts(session)).items() if trust.place is not RulePlace.CHANNEL}
    routed = [
        replace(one, route=Route.SUGGESTED)
        if one.rule in held and one.route is Route.CHANNEL and one.kind is not DifferenceKind.CORRECTION
        else one
        for one in differences
    ]
    return sorted(routed, key=lambda one: one.route is not Route.CHANNEL) if held else routed


async def is_dismissed(session: AsyncSession, alert_id: int) -> bool:
    """Say whether somebody said last of an alert that it is no difference: that is remembered for its fact."""
    made = [one for one in await decisions_of_alert(session, alert_id) if one.action in _SETTLING]
    return bool(made) and made[-1].action in {buttons.NOT_DIFFERENCE, buttons.WRONG_MATCH, buttons.DROP}


_SETTLING = KEPT | NOT_KEPT | {buttons.REOPEN}
