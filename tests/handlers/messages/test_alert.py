import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.alert import AlertState
from claims.article import Article, Span
from claims.difference import DifferenceKind, Severity
from docs.transcript_messages import (
    a_lost_attribution,
    a_quotation_difference,
    an_update,
    many_sides,
    samples,
)
from handlers.message import Comparison, Facts, Heading, Paragraph, Quotation
from handlers.messages.alert import MOST_PASSAGES, MOST_SIDES, Decision, alert_message
from handlers.messages.finding import finding
from handlers.messages.kinds import KIND_WORDS, confidence_words
from tests.builders import (
    NOON,
    a_difference,
    a_quote_claim,
    a_side,
    an_alert,
    an_article,
    evidence_of,
    flood_sides,
    some_evidence,
)
from tests.message_strategies import texts

VERDICTS = re.compile(r"\b(false|falsely|wrong|wrongly|biased?|lies?|lying|liar|untrue|incorrect)\b", re.IGNORECASE)


def parts_of(message, kind):
    return [part for part in message.parts if isinstance(part, kind)]


def facts_of(message):
    return dict(pair for facts in parts_of(message, Facts) for pair in facts.pairs)


def said_by(value):
    """Every string in a message, quoted passages aside."""
    if isinstance(value, Quotation):
        return [value.source, value.note]
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in said_by(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for name in value.__dataclass_fields__ for text in said_by(getattr(value, name))]
    return []


def test_the_title_states_the_finding():
    assert alert_message(an_alert(), now=NOON).title == "Figures differ: deaths in the Arden floods"


def test_the_summary_is_the_whole_finding():
    assert (
        alert_message(an_alert(), now=NOON).summary
        == "Deaths in the Arden floods: at least 62 (Northwire and 2 more), 51 (Southpress)"
    )


def test_a_finding_needs_no_words_of_the_engine():
    assert (
        finding(a_difference(summary=""))
        == "Deaths in the Arden floods: at least 62 (Northwire and 2 more), 51 (Southpress)"
    )


def test_a_finding_too_long_for_a_phone_keeps_every_named_side():
    said = finding(a_difference(subject="deaths " * 80, summary="x" * 400))
    assert len(said) <= 290
    assert "at least 62 (Northwire and 2 more), 51 (Southpress)" in said


def test_the_sides_stand_next_to_one_another_with_outlet_time_and_reach():
    [comparison] = parts_of(alert_message(an_alert(), now=NOON), Comparison)
    northwire, southpress = comparison.values
    assert (northwire.label, northwire.value) == ("Northwire", "at least 62")
    assert northwire.at == NOON - timedelta(minutes=120)
    assert northwire.note == "first of 3 outlets, 2 origins"
    assert southpress.note == "1 outlet"


def test_each_side_is_quoted_by_its_earliest_article_word_for_word():
    first, second = parts_of(alert_message(an_alert(), now=NOON), Quotation)
    assert first.text == "At least 62 people have died in the floods in Arden, the regional government said."
    assert [mark.slice(first.text) for mark in first.marks] == ["At least 62 people"]
    assert [mark.slice(second.text) for mark in second.marks] == ["51"]
    assert first.note == "also Arden Courier and The Ledger"
    assert first.source == "Northwire"


def test_of_a_long_quotation_only_the_words_that_differ_are_marked():
    quotes = parts_of(alert_message(an_alert(a_quotation_difference()), now=NOON), Quotation)
    assert [[mark.slice(quote.text) for mark in quote.marks] for quote in quotes] == [["never"], ["not"]]


def test_quoting_more_is_not_marked_as_saying_otherwise():
    longer = "“There is much talk today. Gates are not opened by talk. Such gates won’t need keys. Floods will speak for themselves,” Brandt said."
    shorter = "Brandt wrote that “such gates need no keys, floods speak for themselves.”"
    sides = []
    for source, text, content in (
        ("Northwire", longer, longer[1 : longer.index(",”")]),
        ("Southpress", shorter, shorter[19:-2]),
    ):
        article = an_article(text, source=source)
        sides.append(a_side(content, evidence_of(a_quote_claim(content, article=article), article)))
    difference = a_difference(sides, kind=DifferenceKind.QUOTE_VARIANCE)
    first, second = parts_of(alert_message(an_alert(difference), now=NOON), Quotation)
    assert [mark.slice(first.text) for mark in first.marks] == ["won’t", "will"]
    assert [mark.slice(second.text) for mark in second.marks] == ["no"]


def test_a_file_that_stands_for_its_outlet_goes_by_its_name():
    member = some_evidence(source="../drafts/flood.txt")
    message = alert_message(an_alert(a_difference((a_side("62", member), flood_sides()[1]))), now=NOON)
    assert parts_of(message, Comparison)[0].values[0].label == "flood.txt"


def test_origins_given_by_the_caller_decide():
    sides = flood_sides()
    origins = {member.article.uri: "Northwire" for side in sides for member in side.members}
    message = alert_message(an_alert(a_difference(sides)), now=NOON, origins=origins)
    assert facts_of(message)["Origins"] == "1 independent: Northwire (in 4 outlets)"


def test_our_own_copy_is_named():
    message = alert_message(an_alert(), now=NOON, own_sources={"Southpress"})
    assert facts_of(message)["Our copy"] == "1 article with 51"


def test_kind_and_confidence_are_in_plain_words():
    facts = facts_of(alert_message(an_alert(), now=NOON))
    assert facts["Kind"] == "conflict: one thing, figures that cannot both hold"
    assert facts["Confidence"] == "very likely (0.93)"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "very likely (1.00)"),
        (0.72, "likely (0.72)"),
        (0.6, "possible (0.60)"),
        (0.1, "unsure (0.10)"),
        (7, "very likely (1.00)"),
    ],
)
def test_confidence_is_a_word_and_a_number(confidence, words):
    assert confidence_words(confidence) == words


def test_every_kind_has_words_and_none_is_a_verdict():
    assert set(KIND_WORDS) == set(DifferenceKind)
    for words in KIND_WORDS.values():
        assert words.title
        assert words.plain
        assert not VERDICTS.search(f"{words.title} {words.plain}")


@pytest.mark.parametrize("message", [message for _, _, message in samples()], ids=[title for _, title, _ in samples()])
def test_no_message_passes_a_verdict_or_leaks_a_missing_value(message):
    said = " ".join(said_by(message))
    # What a button says of our own pairing is no verdict on an outlet.
    assert not VERDICTS.search(said.replace("Wrong match…", "").replace("wrong_match", ""))
    assert "None" not in said
    assert "DifferenceKind" not in said


def test_several_differences_about_one_fact_share_a_card_and_its_passages():
    message = alert_message(an_alert(a_difference(), a_lost_attribution()), now=NOON)
    assert [heading.text for heading in parts_of(message, Heading)] == [
        "Also: Attribution differs: who gives the toll of the Arden floods"
    ]
    assert [quote.source for quote in parts_of(message, Quotation)] == ["Northwire", "Southpress", "Channel Nine"]


def test_the_gravest_difference_gives_the_severity():
    low = a_difference(severity=Severity.LOW)
    assert alert_message(an_alert(low, a_difference()), now=NOON).severity is Severity.HIGH


def test_a_one_sided_difference_needs_no_comparison():
    message = alert_message(an_alert(a_difference([flood_sides()[0]], kind=DifferenceKind.OMISSION)), now=NOON)
    assert parts_of(message, Comparison) == []
    assert len(parts_of(message, Quotation)) == 1


def test_missing_times_and_outlets_are_said_to_be_missing():
    nameless = some_evidence(source="", minutes_ago=None)
    message = alert_message(an_alert(a_difference((a_side("62", nameless), flood_sides()[1]))), now=NOON)
    [comparison] = parts_of(message, Comparison)
    assert comparison.values[0].label == "Outlet not given"
    assert comparison.values[0].note == "time not given · 1 outlet"
    assert parts_of(message, Quotation)[0].note == "time not given"


def test_more_sides_than_a_card_holds_are_counted():
    message = alert_message(an_alert(many_sides()), now=NOON)
    [comparison] = parts_of(message, Comparison)
    assert len(comparison.values) == MOST_SIDES
    assert len(parts_of(message, Quotation)) == MOST_PASSAGES
    assert (
        Paragraph(text="Not shown here: 2 more sides and 8 more passages. “Side by side” shows them.") in message.parts
    )


def test_two_values_in_one_article_are_told_apart():
    article = some_evidence().article
    text = f"Toll rises to 65\n\n{article.text}"
    article = replace(article, text=text, headline_span=Span(0, 16), body_span=Span(18, len(text)))
    base = some_evidence()
    head = replace(
        base,
        article=article,
        claim=replace(
            base.claim,
            surface="65",
            span=Span(14, 16),
            sentence="Toll rises to 65",
            sentence_span=Span(0, 16),
            in_headline=True,
        ),
    )
    body = replace(
        base, article=article, claim=replace(base.claim, span=Span(18, 36), sentence_span=Span(18, len(text)))
    )
    difference = a_difference((a_side("65", head), a_side("at least 62", body)), kind=DifferenceKind.INTERNAL_CONFLICT)
    [comparison] = parts_of(alert_message(an_alert(difference), now=NOON), Comparison)
    assert [value.label for value in comparison.values] == ["Northwire, headline", "Northwire"]


@pytest.mark.parametrize(
    ("state", "decision", "words"),
    [
        (AlertState.OPEN, None, "open"),
        (AlertState.TAKEN, Decision(by="Ana", at=NOON), "taken by Ana, 12:00 UTC"),
        (AlertState.SETTLED, Decision(by="Ana", at=NOON, reason="an update"), "settled by Ana, 12:00 UTC: an update"),
        (
            AlertState.MUTED,
            Decision(by="Ana", at=NOON, until=NOON + timedelta(days=1)),
            "muted by Ana, 12:00 UTC, until Wed 11 Mar, 12:00 UTC",
        ),
        (AlertState.MUTED, Decision(by="", at=NOON), "muted by someone, 12:00 UTC, no end given"),
        (AlertState.SETTLED, None, "settled"),
    ],
)
def test_the_state_says_who_and_when(state, decision, words):
    message = alert_message(an_alert(state=state), now=NOON, decision=decision)
    assert message.state == words
    assert state is AlertState.OPEN or words[:40] in message.summary


def test_times_in_words_are_in_the_zone_asked_for():
    decision = Decision(by="Ana", at=NOON)
    message = alert_message(
        an_alert(state=AlertState.TAKEN), now=NOON, decision=decision, zone=ZoneInfo("Europe/Madrid")
    )
    assert message.state == "taken by Ana, 13:00 CET"


@pytest.mark.parametrize("state", [AlertState.SETTLED, AlertState.MUTED])
def test_a_closed_card_is_short(state):
    message = alert_message(an_alert(state=state), now=NOON, decision=Decision(by="Ana", at=NOON))
    assert message.parts == (Paragraph(text="at least 62 (Northwire and 2 more), 51 (Southpress)"),)
    assert "shows the passages again" in message.footer


def test_the_footer_names_alert_and_rules():
    message = alert_message(an_alert(a_difference(), a_lost_attribution()), now=NOON)
    assert message.footer == "Alert 1842 · rule figure-value, attribution-lost · “differs” is no verdict on either side"


def test_bare_digits_get_separators_but_passages_keep_theirs():
    message = alert_message(an_alert(many_sides()), now=NOON)
    assert parts_of(message, Comparison)[0].values[0].value == "41,000 voters"
    assert "41000" in parts_of(message, Quotation)[0].text


def test_an_update_offers_no_button_to_call_it_one():
    labels = [button.label for button in alert_message(an_alert(an_update()), now=NOON).buttons]
    assert "Update, not conflict" not in labels


@given(
    source=texts,
    uri=st.text(max_size=5),
    sentence=texts,
    says=texts,
    subject=texts,
    why=texts,
    at=st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_article_makes_a_card(source, uri, sentence, says, subject, why, at):
    article = Article(
        uri=uri, source=source, text=sentence, body_span=Span(0, len(sentence)), published_at=at, url=source
    )
    base = some_evidence()
    member = replace(
        base,
        article=article,
        claim=replace(
            base.claim, sentence=sentence, surface=sentence[:5], span=Span(0, 5), sentence_span=Span(0, len(sentence))
        ),
    )
    difference = a_difference((a_side(says, member), flood_sides()[1]), subject=subject, summary=says, why=why)
    for state in AlertState:
        message = alert_message(
            an_alert(difference, state=state),
            now=NOON,
            decision=Decision(by=source, at=datetime.max.replace(tzinfo=UTC)),
        )
        assert 0 < len(message.summary) < 300
        assert 0 < len(message.title) <= 150
        assert "\n" not in message.title + message.summary


def test_a_long_quotation_is_told_to_a_phone_by_what_differs_in_it():
    opening = "We have heard a great deal in these past weeks about permits and about who may sign them and when, and "
    sides = []
    for outlet, ending in (("Northwire", "we will never sell the harbour"), ("Southpress", "we may sell the harbour")):
        text = f"“{opening}{ending},” Mayor Ada Brandt said."
        article = an_article(text, source=outlet)
        claim = a_quote_claim(f"{opening}{ending}", article=article)
        sides.append(a_side(f"“{opening}{ending}”", evidence_of(claim, article)))
    alert = an_alert(a_difference(tuple(sides), kind=DifferenceKind.QUOTE_VARIANCE, subject="Ada Brandt’s words"))
    line = alert_message(alert, now=NOON, story="The harbour").summary
    assert "never sell" in line
    assert "may sell" in line
    assert len(line) < 300


def test_a_framing_card_shows_the_article_it_is_about_though_another_was_first():
    about, alike, peer = (
        some_evidence("belated", text=f"A belated decision, wrote {outlet}.", source=outlet, minutes_ago=minutes)
        for outlet, minutes in (("Northwire", 10), ("Arden Echo", 90), ("Southpress", 60))
    )
    sides = (a_side("“a belated decision”", about, alike), a_side("“a decision”", peer))
    message = alert_message(an_alert(a_difference(sides, kind=DifferenceKind.FRAMING)), now=NOON)
    [comparison] = parts_of(message, Comparison)
    assert (comparison.values[0].label, comparison.values[0].note) == ("Northwire", "and 1 outlet alike")
    assert parts_of(message, Quotation)[0].source == "Northwire"


def test_the_story_stands_behind_the_finding_where_it_says_more():
    line = alert_message(an_alert(), now=NOON, story="Rain swells the Marn").summary
    assert line == (
        "Deaths in the Arden floods: at least 62 (Northwire and 2 more), 51 (Southpress) · Rain swells the Marn"
    )
    assert alert_message(an_alert(), now=NOON, story="The Arden floods").summary.endswith("51 (Southpress)")
