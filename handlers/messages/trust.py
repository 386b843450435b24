"""Keep rates, and the announcement that a rule's differences go elsewhere."""

from collections.abc import Mapping, Sequence

from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened
from handlers.trust import LEAST_DECISIONS, LEAST_PEOPLE, KeepRate
from storage.rule_trust import RulePlace, RuleTrust

_PLACES = {
    RulePlace.CHANNEL: "goes to the channels again",
    RulePlace.DIGEST: "goes to the digest only",
    RulePlace.PILOT: "is on trial: it goes to the digest only",
}
_MOST = 12


def trust_message(
    rules: Sequence[KeepRate], sources: Sequence[KeepRate], placed: Mapping[str, RuleTrust]
) -> ChatMessage:
    """Return how many of each rule's and each source's alerts people kept, and where rules go by it."""
    shown = [_rule(rate, placed.get(rate.name)) for rate in rules[:_MOST]]
    known = {rate.name for rate in rules}
    shown += [_placed(trust) for name, trust in placed.items() if name not in known]
    if not shown:
        said = "Nothing has been decided yet. Keep rates come from the buttons of the cards."
        return ChatMessage(title="Trust", summary=said, parts=(Paragraph(text=said),))
    parts: list[Part] = [Heading(text="Rules"), Listing(items=tuple(shown))]
    if sources:
        parts += [Heading(text="Sources"), Listing(items=tuple(_rate(rate) for rate in sources[:_MOST]))]
    total = sum(rate.decided for rate in rules)
    kept = sum(rate.kept for rate in rules)
    return ChatMessage(
        title=f"Trust: {kept} of {total} kept",
        summary=shortened(f"{kept} of {total} decided alerts were kept. First: {shown[0].text}", SUMMARY_LIMIT),
        parts=tuple(parts),
        footer=f"No rule falls back to the digest before {LEAST_DECISIONS} decisions by {LEAST_PEOPLE} people",
    )


def change_message(rule: str, place: str, by: str, reason: str) -> ChatMessage:
    """Return the announcement that a rule's differences go elsewhere from now on, and how to take it back."""
    named = shortened(safe_line(rule), 80)
    said = f"Rule {named} {_PLACES[RulePlace(place)]}"
    why = f": {safe_line(reason)}" if reason else ""
    back = "digest" if place == RulePlace.CHANNEL else "channel"
    return ChatMessage(
        title=said,
        summary=shortened(f"{said}{why}. By {safe_line(by)}.", SUMMARY_LIMIT),
        parts=(
            Paragraph(text=f"{said}{why}. By {shortened(safe_line(by), 60)}."),
            Paragraph(text=f"An admin takes it back with: trust {named} {back}"),
        ),
    )


def _rule(rate: KeepRate, trust: RuleTrust | None) -> ListItem:
    item = _rate(rate)
    if trust is None or trust.place is RulePlace.CHANNEL:
        return item
    return ListItem(text=item.text, detail=f"{item.detail}; {_PLACES[trust.place]}")


def _rate(rate: KeepRate) -> ListItem:
    name = shortened(safe_line(rate.name), 80) or "no name"
    return ListItem(
        text=f"{name}: {rate.kept} of {rate.decided} kept ({rate.share:.0%})",
        detail=f"decided by {counted(rate.people, 'person', 'people')}",
    )


def _placed(trust: RuleTrust) -> ListItem:
    return ListItem(
        text=f"{shortened(safe_line(trust.rule), 80)}: {_PLACES[trust.place]}", detail=safe_line(trust.reason)
    )
