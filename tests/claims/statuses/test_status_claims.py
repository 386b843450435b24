"""Who has or has not done what, read from sentences about many unlike events."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import plain_article
from claims.attribution import Attributions
from claims.claim import Certainty, Polarity, StatusClaim
from claims.names import resolve_names
from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.statuses import status_claims


def statuses(text):
    article = plain_article(text, uri="t")
    sentences = load_parser().parse(article.text, list(sentence_spans(article)))
    found = status_claims(article, sentences, resolve_names(article, sentences), Attributions.of(article, sentences))
    assert all(article.text[claim.span.start : claim.span.end] == claim.surface for claim in found)
    return found


def told(text):
    return [(claim.action, claim.concept.event, claim.stage) for claim in statuses(text)]


CASES = [
    ("The parliament has not yet ratified the trade treaty.", ("approval", "approve", "not done")),
    ("Lawmakers voted down the housing bill on Tuesday.", ("approval", "vote_down", "rejected")),
    ("The bill was approved by the Senate late on Thursday.", ("approval", "approve", "approved")),
    ("The board is considering the bid.", ("approval", "weigh", "under way")),
    ("Maria Lopez was acquitted of fraud.", ("justice", "acquit", "acquitted")),
    ("A jury found Peter Hale guilty of arson.", ("justice", "convict", "convicted")),
    ("A jury found him not guilty of arson.", ("justice", "acquit", "acquitted")),
    ("Police arrested two men over the robbery.", ("justice", "arrest", "arrested")),
    ("The suspect was released without charge.", ("justice", "release_uncharged", "released without charge")),
    ("Karen Voss pleaded not guilty to manslaughter.", ("justice", "plead_not_guilty", "pleaded not guilty")),
    ("The appeals court overturned the conviction of Daniel Reyes.", ("justice", "overturn", "overturned")),
    ("The chief executive, Tom Birch, resigned on Friday.", ("employment", "resign", "resigned")),
    ("Harlow refused to step down.", ("employment", "resign", "refused")),
    ("Harlow is refusing to step down.", ("employment", "resign", "refused")),
    ("Harlow will not resign.", ("employment", "resign", "refused")),
    ("Harlow plans to resign.", ("employment", "resign", "planned")),
    ("Harlow is considering resigning.", ("employment", "resign", "considering")),
    ("Ordania decided against expelling the envoy of Sembral.", ("occurrence", "expel", "refused")),
    ("Norjet denied that it had dismissed Ana Ruiz.", ("employment", "dismiss", "not done")),
    ("Prosecutors said they would charge Ana Ruiz with fraud.", ("justice", "charge", "planned")),
    ("The Ordanians are attempting to rebuild the harbour of Kell.", ("occurrence", "rebuild", "possible")),
    ("The Ordanian army has vast stocks of fuel.", ("state", "have", "under way")),
    ("Kessia has been urging reform of the coast guard.", ("state", "urge", "so")),
    ("The blaze near Mount Arda was brought under control.", ("fire", "contain", "under control")),
    ("The company denied that it had sold the factory.", ("response", "deny", "denied")),
    ("The ministry declined to comment.", ("response", "no_comment", "declined to comment")),
    ("The senator did not respond to requests for comment.", ("response", "respond", "not done")),
    ("The two banks were quick to follow the decision.", ("response", "respond", "responded")),
    ("The singer remains in critical condition.", ("health", "critical", "under way")),
    ("The boy was found alive on Sunday.", ("search", "find_alive", "found alive")),
    ("Rescuers called off the search for the climbers.", ("search", "call_off_search", "search called off")),
    ("The rescuers are still searching for the climbers.", ("search", "search", "under way")),
    ("Teachers will walk out on Monday.", ("strike", "strike", "planned")),
    ("The bridge reopened to traffic on Saturday.", ("opening", "open", "open")),
    ("The tsunami warning has been lifted.", ("warning", "lift_warning", "lifted")),
    ("A flood warning is in force for the Tarn valley.", ("warning", "warn", "under way")),
    ("The rocket launch was scrubbed.", ("journey", "cancel_event", "called off")),
    ("The aircraft is due to land tomorrow.", ("journey", "land", "planned")),
    ("If the senator loses the primary, she will retire.", ("contest", "lose", "conditional")),
    ("Anna Berg won the election.", ("contest", "win", "won")),
    ("Anna Berg was elected mayor on Sunday.", ("contest", "win", "won")),
    ("The company plans to close its Leeds plant.", ("opening", "close", "planned")),
    ("The council gave permission for the stadium.", ("permission", "allow", "authorised")),
    ("The minister's decision to allow drilling was criticised.", ("permission", "allow", "authorised")),
    ("The government's refusal to publish the report drew criticism.", ("product", "release_product", "refused")),
    ("Talks between the union and the rail company broke down.", ("agreement", "talks_collapse", "talks collapsed")),
    ("The two countries signed a treaty.", ("agreement", "agree", "agreed")),
    ("The vaccine has been recalled.", ("product", "recall", "recalled")),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_tells_who_has_or_has_not_done_what(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Did the minister resign?",
        "Calls for the minister to resign grew.",
        "The weather was fine and the sea was blue.",
        "It is a long road with many turns.",
    ],
)
def test_what_leaves_an_act_open_claims_nothing_of_it(sentence):
    assert not [claim for claim in statuses(sentence) if claim.certainty is Certainty.ASSERTED and claim.action != "x"]


@pytest.mark.parametrize(
    "sentence", ["The minister was urged to resign.", "The minister should resign.", "The minister may resign."]
)
def test_what_others_want_is_possible_at_most(sentence):
    (claim,) = [claim for claim in statuses(sentence) if claim.concept.event == "resign"]

    assert claim.certainty is Certainty.HEDGED


@pytest.mark.parametrize(
    ("sentence", "polarity", "certainty"),
    [
        ("Harlow refused to resign.", Polarity.NEGATIVE, Certainty.ASSERTED),
        ("Harlow failed to sign the treaty.", Polarity.NEGATIVE, Certainty.ASSERTED),
        ("Harlow has yet to resign.", Polarity.NEGATIVE, Certainty.ASSERTED),
        ("Harlow resigned.", Polarity.POSITIVE, Certainty.ASSERTED),
        ("Harlow will resign.", Polarity.POSITIVE, Certainty.FUTURE),
        ("If Harlow resigns, the party will choose a successor.", Polarity.POSITIVE, Certainty.CONDITIONAL),
    ],
)
def test_the_stage_sets_polarity_and_certainty(sentence, polarity, certainty):
    claim = statuses(sentence)[0]

    assert (claim.polarity, claim.certainty) == (polarity, certainty)


def test_the_bearer_is_who_does_it_or_to_whom_it_is_done():
    (active,) = statuses("Police arrested Maria Lopez on Monday.")
    (passive,) = statuses("Maria Lopez was arrested on Monday.")

    assert active.bearers == passive.bearers == ("Maria Lopez",)
    assert active.agent == "Police"
    assert passive.agent is None


def test_neither_country_means_the_two_named_before():
    claims = statuses("The vote may push Norway and Iceland to act, though neither country has yet responded to it.")
    (claim,) = [one for one in claims if one.action == "response"]

    assert claim.bearers == ("Norway", "Iceland")
    assert claim.polarity is Polarity.NEGATIVE
    assert claim.surface.startswith("neither country has")


def test_a_pronoun_takes_the_person_the_sentence_before_is_about():
    claims = statuses("Noor Ferreday spent a year at sea. If she wins the run-off, she will be mayor.")
    (claim,) = [one for one in claims if one.concept.event == "win"]

    assert claim.bearers == ("Noor Ferreday",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry initially refused to allow the march.",
        "The ministry had refused to allow the march.",
        "The ministry previously refused to allow the march.",
    ],
)
def test_background_is_marked_as_earlier(sentence):
    (claim,) = [one for one in statuses(sentence) if one.action == "permission"]

    assert claim.earlier


@pytest.mark.parametrize(
    "text",
    [
        "The president-elect Anna Berg spoke on Monday.",
        "The incoming Berg government is led by Anna Berg.",
        "The party of newly elected President Anna Berg cheered.",
    ],
)
def test_a_title_tells_that_somebody_was_elected(text):
    claims = [one for one in statuses(text) if one.action == "contest"]

    assert [(one.concept.event, one.stage) for one in claims] == [("win", "won")]
    assert any("Berg" in name for name in claims[0].bearers)


@given(
    st.lists(
        st.sampled_from(
            [
                *"abc AB.,;'’“”\"-\n\t0$",
                "Harlow ",
                "resign ",
                "refused to ",
                "if ",
                "not ",
                "will ",
                "the vote ",
                "and ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_every_span_slices(text):
    assert all(isinstance(claim, StatusClaim) for claim in statuses(text))


def test_who_is_reported_on_is_meant_and_not_who_reports():
    text = (
        "Former minister Karel Brandt was sentenced to six years on Tuesday. Brandt took bribes. "
        "Judge Adam Moen said Brandt had betrayed the public. He was acquitted of money laundering."
    )

    (acquitted,) = [claim for claim in statuses(text) if claim.stage == "acquitted"]
    assert acquitted.bearers == ("Karel Brandt",)


def test_shares_that_fall_to_a_figure_are_not_captured():
    assert not [claim for claim in statuses("Turnout fell to 61% from 66% in 2021.") if claim.action == "military"]
