"""Sample messages, one of every kind the bot has. Every event, outlet and person is invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from claims.alert import Alert, AlertState
from claims.claim import Concept, Evidence
from claims.difference import Difference, DifferenceKind, Severity, Side
from docs.transcript_desks import desk_samples
from docs.transcript_kinds import kind_samples
from docs.transcript_lookups import lookup_samples, thread_samples
from handlers.message import ChatMessage
from handlers.messages.alert import Decision, alert_message
from handlers.messages.digest import DigestContent, DigestEntry, FailedFeed, digest_message
from handlers.messages.figure import figure_message
from handlers.messages.notices import (
    KeptQuiet,
    VerbHelp,
    acknowledgement,
    error_message,
    help_message,
    kept_quiet_message,
    not_found_message,
    stale_press_message,
    unknown_verb_message,
)
from handlers.verbs import VERBS
from tests.builders import (
    NOON,
    a_difference,
    a_quote_claim,
    a_side,
    a_status_claim,
    an_alert,
    an_article,
    evidence_of,
    flood_sides,
    some_evidence,
)

VERB_HELP = tuple(VerbHelp(verb=verb.name, usage=verb.example, summary=verb.help) for verb in VERBS)


def samples() -> Iterator[tuple[str, str, ChatMessage]]:
    """Return file name, title and message of every sample."""
    yield from _alerts()
    yield from _digests()
    yield from _answers()
    yield from desk_samples()
    yield from thread_samples()
    yield from lookup_samples()


def _alerts() -> Iterator[tuple[str, str, ChatMessage]]:
    ana = Decision(by="Ana", at=NOON + timedelta(minutes=4))
    yield (
        "alert",
        "A figure conflict, open",
        _card(an_alert(), own_sources=("The Ledger",), story="Rain swells the Marn"),
    )
    yield "alert", "The same card, taken", _card(an_alert(state=AlertState.TAKEN), decision=ana)
    settled = replace(ana, reason="not a difference")
    yield (
        "alert",
        "The same card, settled",
        _card(an_alert(state=AlertState.SETTLED), decision=settled, story="Rain swells the Marn"),
    )
    muted = replace(ana, until=NOON + timedelta(hours=24))
    yield "alert", "The same card, muted", _card(an_alert(state=AlertState.MUTED), decision=muted)
    yield "alert", "A figure that moved", _card(an_alert(an_update()))
    yield "alert", "Two differences about one fact", _card(an_alert(a_difference(), a_lost_attribution()))
    yield "alert", "A quotation in two wordings", _card(an_alert(a_quotation_difference()))
    yield "alert", "Two accounts of one act", _card(an_alert(a_takeover_difference()))
    yield "alert", "Many sides, no times, no outlet", _card(an_alert(many_sides()), story="Sund votes again")
    for title, difference in kind_samples():
        yield "alert", title, _card(an_alert(difference))
    yield "alert", "Article text that tries to do harm", _card(an_alert(a_hostile_difference()))


def _card(alert: Alert, **options: object) -> ChatMessage:
    return alert_message(alert, now=NOON + timedelta(minutes=5), **options)


def _digests() -> Iterator[tuple[str, str, ChatMessage]]:
    window = {"desk": "Wire desk", "channel": "C1", "since": NOON - timedelta(hours=12), "until": NOON}
    entry = DigestEntry(
        alert=an_alert(), opened_at=NOON - timedelta(hours=9), url="https://chat.example.com/archives/C1/p1"
    )
    yield (
        "digest",
        "A morning’s digest",
        digest_message(
            DigestContent(
                **window,
                articles=212,
                origins=31,
                open_alerts=(entry, DigestEntry(alert=an_alert(a_takeover_difference()), taken_by="Ana")),
                moved=(DigestEntry(alert=an_alert(an_update())),),
                suggested=(DigestEntry(alert=an_alert(a_quotation_difference())),),
                decided=3,
                failed_feeds=(
                    FailedFeed(
                        name="Arden regional feed", reason="timed out", since=NOON - timedelta(hours=8, minutes=50)
                    ),
                ),
                failed_files=2,
                left_out=18,
            )
        ),
    )
    yield (
        "digest",
        "More than a digest holds",
        digest_message(DigestContent(**window, articles=1_940, open_alerts=(entry,) * 27, left_out=140)),
    )
    yield "digest", "Nothing to tell", digest_message(DigestContent(**window, articles=188))


def _answers() -> Iterator[tuple[str, str, ChatMessage]]:
    sides = flood_sides()
    reports = [member for side in sides for member in side.members]
    reports += [some_evidence("At least 62 people", 64, source="Channel Nine", minutes_ago=None)]
    yield (
        "answers",
        "figure deaths Arden",
        figure_message("deaths Arden", reports, now=NOON, share="figure deaths Arden"),
    )
    yield "answers", "figure about nothing known", figure_message("moon landing", [], now=NOON)
    yield "answers", "help", help_message(VERB_HELP)
    yield "answers", "A verb mistyped", unknown_verb_message("figrue", VERB_HELP)
    yield (
        "answers",
        "An error with its remedy",
        error_message(
            "“storm.xml” could not be read: line 3 is not well-formed XML",
            "Mend the file and drop it again; a copy is in the failed folder",
        ),
    )
    yield "answers", "Nothing found", not_found_message("alert 99", "List the open ones with /crosswire alerts")
    yield "answers", "A press, acknowledged", acknowledgement("Taken: deaths in the Arden floods")
    taken = Decision(by="Ana", at=NOON - timedelta(minutes=2))
    yield "answers", "A press that came late", stale_press_message(AlertState.TAKEN, taken, now=NOON)
    yield "answers", "What was kept quiet", kept_quiet_message(kept_quiet_cases())


def an_update() -> Difference:
    """Return a toll that grew."""
    newer = flood_sides()[0]
    text = "Rescuers have counted 51 dead in the Arden floods, emergency services said."
    older = a_side("51", some_evidence("51", 51, text=text, source="Southpress", minutes_ago=400))
    return a_difference(
        (older, newer),
        kind=DifferenceKind.FIGURE_UPDATE,
        severity=Severity.MEDIUM,
        confidence=0.88,
        summary="Deaths in the Arden floods: Southpress 51; Northwire and 2 more at least 62",
        why="the count grew from 51 to at least 62, each later figure published later",
        rule="figure-growth",
    )


def a_lost_attribution() -> Difference:
    """Return a second difference about the flood's toll: sourced here, flat there."""
    flat = some_evidence(
        "62 people", 62, text="The floods in Arden killed 62 people.", source="Channel Nine", minutes_ago=30
    )
    return a_difference(
        (flood_sides()[0], a_side("62, stated flat", flat)),
        kind=DifferenceKind.ATTRIBUTION,
        severity=Severity.MEDIUM,
        confidence=0.79,
        subject="who gives the toll of the Arden floods",
        summary="",
        why="Northwire gives the regional government as its source; Channel Nine gives none",
        rule="attribution-lost",
    )


def a_quotation_difference() -> Difference:
    """Return one statement in two wordings, a key word apart."""
    said = (
        (
            "Northwire",
            "“We will never raise the fare again while this company is ours,” chief executive Mira Osei said.",
            90,
        ),
        ("Southpress", "“We will not raise the fare again while this company is ours,” Osei told reporters.", 70),
    )
    sides = []
    for source, text, minutes in said:
        article = an_article(text, source=source, minutes_ago=minutes)
        content = text[1 : text.index(",”")]
        claim = a_quote_claim(content, article=article, speaker="Mira Osei")
        sides.append(Side(says=f"“{content}”", members=(evidence_of(claim, article),)))
    return a_difference(
        tuple(sides),
        kind=DifferenceKind.QUOTE_VARIANCE,
        confidence=0.81,
        subject="Mira Osei on fares",
        summary="Mira Osei on fares: Northwire “will never raise”; Southpress “will not raise”",
        why="one statement to reporters; “never” here, “not” there",
        rule="quote-key-word",
    )


def a_takeover_difference() -> Difference:
    """Return an act done here and not done there."""
    texts = (
        (
            "Northwire",
            "The board of Halden Rail has approved the takeover by Vester Lines.",
            "has approved the takeover",
        ),
        (
            "Southpress",
            "Halden Rail’s board has yet to vote on the takeover, a spokesman said.",
            "has yet to vote on the takeover",
        ),
    )
    sides = []
    for index, (source, text, surface) in enumerate(texts):
        article = an_article(text, source=source, minutes_ago=50 - index * 10)
        sides.append(Side(says=surface, members=(evidence_of(a_status_claim(surface, article=article), article),)))
    return a_difference(
        tuple(sides),
        kind=DifferenceKind.STATUS_CONFLICT,
        confidence=0.9,
        subject="Halden Rail’s board and the takeover",
        summary="Halden Rail’s board and the takeover: Northwire has approved; Southpress has yet to vote",
        why="approved here; not yet voted on there, ten minutes later",
        rule="status-stage",
    )


def many_sides() -> Difference:
    """Return a turnout that twelve outlets give in twelve ways, some without time or name."""
    sides = [
        a_side(
            f"{41000 + index * 700} voters",
            some_evidence(
                f"{41000 + index * 700} voters",
                41000 + index * 700,
                text=f"Turnout in the Sund by-election reached {41000 + index * 700} voters by noon.",
                source="" if index == 3 else f"Outlet {index + 1}",
                minutes_ago=None if index % 4 == 1 else 30 + index,
                concept=Concept(text="voters"),
            ),
        )
        for index in range(12)
    ]
    return a_difference(
        sides, subject="turnout in the Sund by-election", summary="", why="12 figures for one hour", confidence=0.74
    )


def a_hostile_difference() -> Difference:
    """Return a difference whose passages hold what chats and terminals must not obey."""
    harm = (
        "At least 62 people <!channel> @everyone <@U1> `code` *bold* [click](https://evil.example) "
        "https://evil.example/x discord.gg/abc \x1b[31mred\x1b]0;title\x07 \u202edlrow\u202c :tada: died.\n"
        "> # not a heading"
    )
    return a_difference(
        (
            a_side("at least 62 <!here>", some_evidence(text=harm, source="*Bad* <!channel> wire")),
            flood_sides()[1],
        ),
        subject="deaths & <@everyone> in the `Arden` floods",
        summary="Deaths <!channel> in Arden: @everyone 62; Southpress 51",
    )


def kept_quiet_cases() -> tuple[KeptQuiet, ...]:
    """Return a converted unit and a wire copy."""
    kilometres = some_evidence(
        "300 km", 300, text="The slick stretches 300 km along the coast.", source="Northwire", unit="kilometre"
    )
    miles = some_evidence(
        "about 190 miles",
        190,
        text="Oil now covers about 190 miles of coast.",
        source="Southpress",
        unit="mile",
    )
    original = flood_sides()[0].members[0]
    copied = Evidence(claim=original.claim, article=replace(original.article, uri="urn:copy", source="Arden Courier"))
    return (
        KeptQuiet(
            members=(kilometres, miles),
            why="190 miles is 306 km, within rounding of 300 km",
            headline="Length of the oil slick",
        ),
        KeptQuiet(
            members=(original, copied),
            why="the second is a copy of the first: one origin, not two",
            headline="Deaths in Arden",
        ),
    )
