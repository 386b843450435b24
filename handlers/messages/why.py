"""The answer to *why*: how an alert came about, stage by stage, in words an editor can check."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from claims.claim import Evidence
from claims.difference import ClaimPair
from handlers.explaining import Explanation
from handlers.message import ChatMessage, Facts, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.buttons import ACTIONS
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS, confidence_words
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import outlet_of
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, ended, enumerated, grouped_digits, shortened
from storage.alert_posts import AlertPost
from storage.alerts import AlertRecord
from storage.decisions import Decision

_PAIRS = 4
_KEPT_OUT = 3
_DECISIONS = 6


def why_message(
    record: AlertRecord,
    found: Explanation,
    *,
    decisions: Sequence[Decision] = (),
    posts: Sequence[AlertPost] = (),
    now: datetime,
    zone: tzinfo,
) -> ChatMessage:
    """Return why an alert was raised, what was left out of it, and what became of it."""
    head = record.alert.differences[0]
    parts: list[Part] = [Paragraph(text=finding(head))]
    parts += [Heading(text="1. Read"), Paragraph(text=_read(found.members))]
    parts += [Heading(text="2. Paired: do these speak of the same thing?"), *_paired(found)]
    parts += [Heading(text="3. Compared: can both hold?"), Paragraph(text=ended(capitalised(safe_line(head.why))))]
    parts.append(
        Facts(
            pairs=(
                ("Kind", KIND_WORDS[head.kind].plain),
                ("Rule", safe_line(head.rule) or "not named"),
                ("Severity", head.severity.value),
            )
        )
    )
    parts += [Heading(text="4. Sent where?"), Paragraph(text=_routed(record, found, posts))]
    parts += [Heading(text="5. Kept out"), *_kept_out(found)]
    if decisions:
        parts += [
            Heading(text="6. Decided"),
            Listing(items=tuple(_decision(one, now, zone) for one in decisions[-_DECISIONS:])),
        ]
    return ChatMessage(
        title=f"Why alert {record.alert.alert_id}?",
        summary=shortened(f"Why alert {record.alert.alert_id}: {safe_line(head.why) or finding(head)}", SUMMARY_LIMIT),
        parts=tuple(parts),
        footer="Worked out again from the stored passages; scores are 0 to 1",
    )


def _read(members: Sequence[Evidence]) -> str:
    outlets = list(dict.fromkeys(outlet_of(member.article) for member in members))
    articles = len({member.article.uri for member in members})
    return (
        f"{counted(len(members), 'claim')} about this fact in {counted(articles, 'article')} "
        f"from {enumerated(outlets, named=5)}."
    )


def _paired(found: Explanation) -> list[Part]:
    if not found.differing:
        return [Paragraph(text="Found by wording, not by pairs of claims: see the reason below.")]
    items = tuple(
        ListItem(text=_pair(pair), detail=f"rule {safe_line(pair.rule)}") for pair in found.differing[:_PAIRS]
    )
    parts: list[Part] = [Listing(items=items)]
    more = len(found.differing) - len(items)
    said = [
        f"{counted(more, 'more pair')} that cannot both hold" if more else "",
        f"{counted(found.agreeing, 'pair')} that {'agrees' if found.agreeing == 1 else 'agree'}"
        if found.agreeing
        else "",
        f"taken for one thing from {found.same_thing:.2f}",
    ]
    parts.append(Paragraph(text=f"{capitalised('; '.join(filter(None, said)))}."))
    if found.weighed:
        weighed = "; ".join(f"{group} {value:+.1f}" for group, value in found.weighed)
        parts.append(Paragraph(text=f"What spoke for (+) and against (−) the first pair: {weighed.replace('-', '−')}."))
    return parts


def _pair(pair: ClaimPair) -> str:
    ends = [f"{outlet_of(one.article)} “{shortened(safe_line(one.claim.surface), 80)}”" for one in (pair.a, pair.b)]
    return f"{pair.confidence:.2f}: {ends[0]}, {ends[1]}"


def _routed(record: AlertRecord, found: Explanation, posts: Sequence[AlertPost]) -> str:
    head = record.alert.differences[0]
    where = {
        "channel": f"at or above {found.channel:.2f}, so to the channels",
        "suggested": f"between {found.suggested:.2f} and {found.channel:.2f}, so only suggested in the digest",
    }.get(head.route.value, f"below {found.suggested:.2f}, so nowhere")
    hangs = enumerated([f"{one.chat} {shortened(safe_line(one.channel), 40)}" for one in posts], named=4)
    posted = f" Its card hangs in {hangs}." if hangs else " No card was posted."
    return f"Confidence {confidence_words(head.confidence)}: {where}.{posted}"


def _kept_out(found: Explanation) -> list[Part]:
    items = [
        ListItem(
            text=f"{outlet_of(one.article)}: “{shortened(safe_line(one.claim.surface), 80)}”",
            detail="its article gives another value for this, which others confirm",
        )
        for one in found.left_out[:_KEPT_OUT]
    ]
    if len(found.left_out) > _KEPT_OUT:
        items.append(ListItem(text=f"and {counted(len(found.left_out) - _KEPT_OUT, 'more claim')}"))
    if found.unlike > 0:
        items.append(
            ListItem(
                text=f"{counted(found.unlike, 'pair')} of these claims scored below {found.same_thing:.2f}",
                detail="not held against one another",
            )
        )
    return [Listing(items=tuple(items))] if items else [Paragraph(text="Nothing that was paired with it.")]


def _decision(decision: Decision, now: datetime, zone: tzinfo) -> ListItem:
    done = ACTIONS[decision.action].done if decision.action in ACTIONS else safe_line(decision.action)
    note = f": {grouped_digits(shortened(safe_line(decision.value), 120))}" if decision.value else ""
    who = shortened(safe_line(decision.user_name), 60) or "someone"
    return ListItem(text=f"{capitalised(done)} by {who}{note}", detail=clock(decision.made_at, now=now, zone=zone))
