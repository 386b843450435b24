"""Sample answers of the look-ups, and samples of what stands under a card."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta

from claims.alert import AlertState
from claims.claim import Evidence
from claims.difference import DifferenceKind
from handlers.explaining import explain
from handlers.message import ChatMessage
from handlers.messages.alert import Decision
from handlers.messages.alerts_listing import alerts_message
from handlers.messages.claim_list import NearClaim, claims_message
from handlers.messages.differences import differences_message
from handlers.messages.house_lists import feeds_message, mutes_message, outlets_message
from handlers.messages.missed import removed_message
from handlers.messages.notices import trouble_message
from handlers.messages.reply import news_message, note_message, reminder_message, reopened_message
from handlers.messages.side_by_side import in_context_message, side_by_side_message
from handlers.messages.sides import NO_VOICE
from handlers.messages.story import StoryView, no_story_message, story_message
from handlers.messages.trust import change_message
from handlers.messages.why import why_message
from storage.alert_posts import AlertPost
from storage.alerts import AlertRecord
from storage.decisions import Decision as StoredDecision
from storage.feeds import Feed
from storage.mutes import Mute, MuteScope
from storage.outlets import Outlet
from tests.builders import NOON, a_difference, a_side, an_alert, an_article, flood_sides, some_evidence

HOUR = timedelta(hours=1)
RECORD = AlertRecord(
    alert=an_alert(),
    created_at=NOON - HOUR,
    changed_at=NOON - HOUR,
    state_by=None,
    state_at=None,
    muted_until=None,
)
"""The flood's toll, open."""
TAKEN = replace(RECORD, alert=an_alert(alert_id=1843, state=AlertState.TAKEN), state_by="Ana", state_at=NOON - HOUR / 2)


def thread_samples() -> Iterator[tuple[str, str, ChatMessage]]:
    """Return file name, title and message of what stands under a card."""
    third = a_third_side()
    alert = an_alert(a_difference((*flood_sides(), third)))
    uri = third.members[0].article.uri
    yield "thread", "A new side", news_message(alert, articles=[uri])
    update = an_alert(a_difference(kind=DifferenceKind.FIGURE_UPDATE))
    yield "thread", "A conflict that became an update", news_message(update, kind=DifferenceKind.FIGURE_UPDATE)
    corrected = an_alert(a_difference(), a_difference(kind=DifferenceKind.CORRECTION))
    yield "thread", "A correction, shown in the channel too", news_message(corrected, kind=DifferenceKind.CORRECTION)
    ana = Decision(by="Ana", at=NOON - timedelta(minutes=3))
    yield "thread", "Open again, shown in the channel too", reopened_message(an_alert(), ana, now=NOON)
    yield "thread", "A note", note_message(an_alert(), "The ministry counts Arden town only. <!channel>", "Ana")
    yield (
        "thread",
        "A reminder, where a channel wants one",
        reminder_message(an_alert(), opened_at=NOON - 9 * HOUR, now=NOON),
    )
    yield "thread", "In place of a message whose article was removed", removed_message()
    yield (
        "thread",
        "A rule sent to the digest, announced",
        change_message("figure-value", "digest", "Ana", "9 of 24 decisions kept it"),
    )


def lookup_samples() -> Iterator[tuple[str, str, ChatMessage]]:
    """Return file name, title and message of every look-up."""
    first, second = flood_sides()
    near = [
        NearClaim(member=second.members[0], relation="differs from your text (0.97)"),
        NearClaim(member=first.members[0], relation="agrees with your text (0.95)"),
        NearClaim(member=a_third_side().members[0]),
    ]
    text = "62 people have died in the Arden floods"
    yield "lookups", "claim", claims_message(text, near, start=0, total=11)
    yield "lookups", "claim with nothing near", claims_message("zeppelins", (), start=0, total=0)
    yield "lookups", "story", a_story()
    yield "lookups", "story that nobody wrote", no_story_message("zeppelins")
    yield "lookups", "compare", differences_message("Northwire and Southpress", [a_difference()], agreeing=3)
    mine = a_difference((a_side("40", a_draft()), *flood_sides()), summary="")
    yield (
        "lookups",
        "check",
        differences_message(
            "Your text against the claim base",
            [mine],
            agreeing=2,
            origins={a_draft().article.uri: NO_VOICE},
            footer="For you alone; nothing was stored",
        ),
    )
    none = "Nothing in it differs from what the claim base holds."
    yield "lookups", "check of a draft that is fine", differences_message("Your text", (), agreeing=4, none_found=none)
    yield (
        "lookups",
        "alerts",
        alerts_message([RECORD, TAKEN], total=2, stories={1842: "Rain swells the Marn", 1843: "The Marn falls"}),
    )
    yield "lookups", "alerts mine, none", alerts_message([], mine=True)
    yield "lookups", "why", why_sample()
    yield "lookups", "Side by side", side_by_side_message(an_alert())
    member = first.members[0]
    around = {
        (member.article.uri, member.claim.sentence_span.start): ("The water rose in the night.", "Police doubt it.")
    }
    yield "lookups", "Neighbouring sentences", in_context_message(an_alert(), around)
    outlets = [
        Outlet(source="Northwire", articles=212, last_at=NOON),
        Outlet(source="Associated Press", articles=190, last_at=NOON - HOUR),
        Outlet(source="The Ledger", articles=31, last_at=NOON - 5 * HOUR),
    ]
    yield "lookups", "sources", outlets_message(outlets, start=0, total=3, own=frozenset({"The Ledger"}))
    yield "lookups", "feeds", feeds_sample()
    pair = a_mute(scope=MuteScope.PAIR, label="Northwire and Southpress", until=None, reason="", mute_id=8)
    mutes = [a_mute(), pair]
    yield "lookups", "mute list", mutes_message(mutes, start=0, total=2, now=NOON, zone=UTC)
    archived = "The channel C1 is archived. Unarchive it, or name another in the settings. (Slack: is_archived)"
    yield "lookups", "Told to an admin, once", trouble_message("slack", "C1", archived)


def a_third_side() -> object:
    """Return a side of one outlet that came later."""
    text = "The floods have killed 58 people in Arden, the interior ministry said."
    return a_side("58 people", some_evidence("58 people", 58, text=text, source="Arden Echo", minutes_ago=12))


def a_draft() -> Evidence:
    """Return what a pasted draft says of the toll."""
    return some_evidence(
        "40", 40, text="The floods in Arden have killed 40, it is feared.", source="Your text", minutes_ago=None
    )


def a_story() -> ChatMessage:
    """Return the flood's story."""
    articles = tuple(
        an_article(
            f"Article {number}.",
            source=("Northwire", "Southpress", "The Ledger")[number % 3],
            headline=("Floods in Arden", "Arden counts its dead", "Rain to ease")[number % 3],
            minutes_ago=20 * (number + 1),
        )
        for number in range(10)
    )
    voices = ("the regional government", "emergency services", "the mayor of Arden")
    view = StoryView(title="Floods in Arden", articles=articles, voices=voices, alerts=(an_alert(),), claims=84)
    return story_message(view, start=0, rows=8, now=NOON, zone=UTC)


def why_sample() -> ChatMessage:
    """Return the reasons of the flood's alert."""
    evidence = [member for side in flood_sides() for member in side.members]
    pressed = StoredDecision(
        decision_id=1,
        alert_id=1842,
        action="take",
        value="",
        user_id="U1",
        user_name="Ana",
        platform="slack",
        made_at=NOON - HOUR,
        rules=("figure-value",),
    )
    post = AlertPost(
        post_id=1,
        alert_id=1842,
        posted_for=1842,
        chat="slack",
        channel="C1",
        remote_id="1.1",
        thread=None,
        fingerprint="",
        posted_at=NOON,
    )
    # The weights are fitted again and again: the sample shows where scores stand, not how large they are.
    found = explain(RECORD, evidence)
    found = replace(
        found,
        weighed=(("what is counted or measured", 2.1), ("time", -0.4)),
        differing=tuple(replace(pair, confidence=0.93) for pair in found.differing),
    )
    return why_message(RECORD, found, decisions=[pressed], posts=[post], now=NOON, zone=UTC)


def feeds_sample() -> ChatMessage:
    """Return two feeds, one failing."""
    feeds = [
        Feed(
            url="https://one.example/rss?key=1",
            next_check_at=NOON + HOUR,
            error_count=4,
            last_error="timed out",
            checked_at=NOON - HOUR,
        ),
        Feed(url="https://two.example/rss", next_check_at=NOON + HOUR, checked_at=NOON),
    ]
    names = {"https://one.example/rss?key=1": "Arden regional"}
    return feeds_message(feeds, start=0, total=2, failing=1, names=names, now=NOON, zone=UTC)


def a_mute(
    *,
    scope: MuteScope = MuteScope.STORY,
    label: str = "Floods in Arden",
    until: object = NOON + HOUR,
    reason: str = "the council desk covers it",
    mute_id: int = 7,
) -> Mute:
    """Return a mute by Ana."""
    return Mute(
        mute_id=mute_id,
        scope=scope,
        target="7",
        label=label,
        reason=reason,
        until=until,
        made_at=NOON - HOUR,
        user_id="U1",
        user_name="Ana",
        platform="slack",
    )
