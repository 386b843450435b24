import json
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span, plain_article
from claims.claim import ClaimKind
from claims.difference import DifferenceKind, Route, Severity
from claims.framing.comparison import (
    EAGER,
    LEAST_PEERS,
    Sensitivity,
    compare_framing,
    framing_differences,
    is_opinion,
)
from claims.framing.evidence import ProfiledArticle
from claims.framing.profiling import profile_framing
from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.voice import QuoteMask

HOT = (
    "Mayor Anna Ruiz has taken a sharp escalation in the harbour dispute: she closed the port on Monday. "
    "Her reckless decision stunned the city. Boats lay idle for hours and workers went home."
)
PEERS = {
    "Northwire": "Mayor Anna Ruiz closed the port on Monday. The decision is a limited measure, the council said.",
    "Southwire": "Mayor Anna Ruiz closed the port on Monday, marking a significant shift in city policy.",
    "Eastwire": "Mayor Anna Ruiz closed the port on Monday. The closure follows a familiar pattern.",
    "Westwire": "Mayor Anna Ruiz closed the port on Monday. The port is the largest in the region.",
}


def profiled(text, source, **fields):
    article = replace(plain_article(text, uri=f"urn:{source}", source=source), **fields)
    sentences = load_parser().parse(article.text, sentence_spans(article))
    return ProfiledArticle(article=article, profile=profile_framing(article, sentences, QuoteMask.of(article)))


@pytest.fixture(scope="module")
def hot():
    return profiled(HOT, "Heatwire")


@pytest.fixture(scope="module")
def peers():
    return [profiled(text, source) for source, text in PEERS.items()]


def surfaces(side):
    return [(member.article.source, member.claim.surface) for member in side.members]


def test_wording_no_peer_uses_is_raised_with_what_the_peers_say_instead(hot, peers):
    found = compare_framing(hot, peers)
    assert found is not None
    assert (found.kind, found.severity, found.route) == (DifferenceKind.FRAMING, Severity.HIGH, Route.CHANNEL)
    own, others = found.sides
    assert surfaces(own)[:2] == [("Heatwire", "a sharp escalation"), ("Heatwire", "reckless decision")]
    assert surfaces(others) == [
        ("Eastwire", "a familiar pattern"),
        ("Northwire", "a limited measure"),
        ("Southwire", "a significant shift"),
    ]
    assert "biased" not in (found.summary + found.why).lower()


def test_silent_peers_stand_on_neither_side_and_alike_ones_with_the_article(hot, peers):
    alike = profiled("Mayor Anna Ruiz closed the port. The decision marks an escalation.", "Alikewire")
    found = compare_framing(hot, [*peers, alike])
    assert found is not None
    assert ("Alikewire", "an escalation") in surfaces(found.sides[0])
    assert "Westwire" not in {source for side in found.sides for source, _ in surfaces(side)}


def test_every_shown_span_is_a_slice_of_its_article_and_its_sentence_holds_it(hot, peers):
    found = compare_framing(hot, peers)
    assert found is not None
    for member in found.members:
        claim = member.claim
        assert claim.kind is ClaimKind.WORDING
        assert member.article.text[claim.span.start : claim.span.end] == claim.surface
        assert claim.surface in claim.sentence
        assert member.article.text[claim.sentence_span.start : claim.sentence_span.end] == claim.sentence


def test_fewer_than_three_peers_or_outlets_raise_nothing(hot, peers):
    assert compare_framing(hot, peers[:2]) is None
    same = [replace(peer, article=replace(peer.article, source="Northwire")) for peer in peers]
    assert compare_framing(hot, same) is None


def test_a_copy_of_the_article_or_of_a_peer_is_no_peer(hot, peers):
    copies = [replace(peers[0], article=replace(peers[0].article, uri=f"urn:{n}", source=f"Copy{n}")) for n in range(5)]
    assert compare_framing(hot, copies) is None
    own = replace(hot, article=replace(hot.article, uri="urn:again", source="Again"))
    found = compare_framing(hot, [*peers, own])
    assert found is not None
    assert "Again" not in {source for side in found.sides for source, _ in surfaces(side)}


def test_five_copies_and_five_neutral_rewrites_raise_nothing(hot):
    copies = [replace(hot, article=replace(hot.article, uri=f"urn:{n}", source=f"Copy{n}")) for n in range(5)]
    assert framing_differences(copies) == []
    rewrites = [
        profiled(text, f"Plain{number}")
        for number, text in enumerate(
            (
                "Mayor Anna Ruiz closed the port on Monday. Boats stayed in the harbour.",
                "The port was closed on Monday by Mayor Anna Ruiz. No boats left.",
                "On Monday Mayor Anna Ruiz shut the port. The boats did not sail.",
                "Anna Ruiz, the mayor, closed the port on Monday, the council said.",
                "The city's port is closed. Mayor Anna Ruiz gave the order on Monday.",
            )
        )
    ]
    assert framing_differences(rewrites) == []


def test_arrival_order_changes_nothing(hot, peers):
    wanted = compare_framing(hot, peers)
    for order in list(permutations(peers))[::5]:
        assert compare_framing(hot, order) == wanted
    assert framing_differences([hot, *peers]) == framing_differences([*reversed(peers), hot])


def test_wording_in_somebody_elses_mouth_is_not_the_outlets(peers):
    text = (
        "Mayor Anna Ruiz closed the port on Monday. Critics said the decision was a sharp escalation. "
        "“It is a reckless decision,” Carla Berg said."
    )
    assert compare_framing(profiled(text, "Heatwire"), peers) is None


def test_opinion_is_known_from_metadata_and_silent(hot, peers):
    for fields in ({"section": "Opinion"}, {"url": "https://a.example.com/opinion/2026/port"}):
        column = replace(hot, article=replace(hot.article, **fields))
        assert is_opinion(column.article)
        assert compare_framing(column, peers) is None
    assert not is_opinion(replace(hot.article, url="https://a.example.com/opinionated-port"))


def test_a_desk_may_ask_for_more(hot, peers):
    mild = profiled("Mayor Anna Ruiz closed the port on Monday. Her reckless decision was a gamble.", "Mildwire")
    assert compare_framing(mild, peers, threshold=EAGER) is None or compare_framing(mild, peers) is None
    assert compare_framing(hot, peers, threshold=9.0) is None


SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated originals are not beside this checkout")
def test_the_originals_give_the_contrasts_a_reader_would_raise_and_no_other():
    articles = [
        profiled(path.read_text(encoding="utf-8"), path.name) for path in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    lines = (SHARED / "gold" / "seeds" / "framing.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = framing_differences(articles)
    apart = {
        frozenset((a.article.source, b.article.source))
        for difference in found
        for one, other in combinations(difference.sides, 2)
        for a in one.members
        for b in other.members
    }
    contrasts = [entry for entry in gold if entry["type"] == "contrast"]
    raised = [entry["merits_alert"] for entry in contrasts if frozenset(entry["seeds"]) in apart]
    assert raised.count(True) >= 6
    assert raised.count(False) == 0
    told = {difference.sides[0].members[0].article.source[:3]: difference for difference in found}
    assert {"a sharp escalation", "adventurous decision"} <= {words for _, words in surfaces(told["004"].sides[0])}


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated originals are not beside this checkout")
def test_the_originals_characterisations_are_found_and_their_decoys_are_not():
    decoys = ("marked a significant escalation", "recent move", "a costly mistake", "massive strikes")
    gold = {}
    for line in (SHARED / "gold" / "seeds" / "framing.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["type"] == "seed_frame":
            gold[entry["seed"]] = entry["decision_characterised_as"]
    found = 0
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        one = profiled(path.read_text(encoding="utf-8"), path.name)
        spans = [item.span for item in one.profile.characterisations]
        wanted = [Span(entry["span_start"], entry["span_end"]) for entry in gold[path.name]]
        found += sum(any(span.overlaps(other) for other in spans) for span in wanted)
        for words in decoys:
            start = one.article.text.find(words)
            assert start < 0 or not any(span.overlaps(Span(start, start + len(words))) for span in spans)
    assert found >= 15


# five plain tellings of one event each, of unlike kinds; nothing in them sets one apart
NEUTRAL = {
    "verdict": (
        "A jury found Tom Reed guilty of arson on Friday. He will be sentenced in May.",
        "Tom Reed was convicted of arson on Friday. The jury had heard 30 witnesses.",
        "Jurors convicted Tom Reed of setting fire to a mill. Sentencing is due in May.",
        "A court has found that Tom Reed set fire to a mill. The verdict came on Friday.",
        "Tom Reed set fire to the mill in 2019, a jury decided on Friday. He denied it.",
    ),
    "takeover": (
        "Norsk Steel will buy Alba Mills for $2bn, the companies said on Monday.",
        "Alba Mills is to be bought by Norsk Steel. The price is $2bn, both said.",
        "Norsk Steel agreed on Monday to acquire Alba Mills. The deal is worth $2bn.",
        "Norsk Steel and Alba Mills announced a $2bn takeover on Monday.",
        "The boards of Norsk Steel and Alba Mills have approved a sale for $2bn.",
    ),
    "storm": (
        "A storm cut power to 40,000 homes in Leth on Sunday. Two people were hurt.",
        "Some 40,000 homes in Leth lost power in a storm on Sunday, the grid said.",
        "High winds brought down lines in Leth on Sunday. Crews restored most by night.",
        "Leth was hit by a storm on Sunday. Two people were taken to hospital.",
        "Power was back in most of Leth on Monday after Sunday’s storm.",
    ),
}


@pytest.mark.parametrize("texts", NEUTRAL.values(), ids=NEUTRAL)
def test_five_neutral_rewrites_of_any_event_raise_nothing_in_any_order_at_any_sensitivity(texts):
    told = [profiled(text, f"Plain{number}") for number, text in enumerate(texts)]
    for order in list(permutations(told))[::17]:
        for sensitivity in Sensitivity:
            assert framing_differences(order, threshold=sensitivity.threshold) == []


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_never_fewer_than_three_peers_from_three_outlets(hot, peers, data):
    chosen = data.draw(st.lists(st.sampled_from(peers), max_size=6))
    named = [
        replace(peer, article=replace(peer.article, uri=f"urn:{n}", source=data.draw(st.sampled_from("ABCD"))))
        for n, peer in enumerate(chosen)
    ]
    found = compare_framing(hot, named, threshold=Sensitivity.EAGER.threshold)
    texts = {peer.article.text: peer.article.source for peer in reversed(named)}
    if len(set(texts.values())) < LEAST_PEERS:
        assert found is None


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(6)))
def test_once_all_have_arrived_the_order_in_which_they_came_changes_nothing(hot, peers, order):
    late = profiled("Mayor Anna Ruiz closed the port on Monday. Ships will use Northport.", "Latewire")
    articles = [hot, late, *peers]
    assert framing_differences([articles[n] for n in order]) == framing_differences(articles)


def test_peers_that_simply_tell_of_the_act_are_the_contrast_where_none_calls_it_anything():
    plain = [
        profiled(f"Mayor Anna Ruiz closed the old port on Monday. {more}", source)
        for source, more in (("A", "It is the largest."), ("B", "Boats left at dawn."), ("C", "She spoke at noon."))
    ]
    hot = profiled("Mayor Anna Ruiz closed the old port on Monday in a reckless gamble. Her shameful move failed.", "H")
    found = compare_framing(hot, plain)
    assert found is not None
    assert surfaces(found.sides[1]) == [(source, "closed the old port") for source in "ABC"]


def test_loaded_words_alone_are_suggested_unless_they_are_many(peers):
    few = "Anna Ruiz, the mayor, brazenly axed the port on Monday as she bullied and browbeat the city council."
    some = profiled(f"{few} Fishermen lambasted the mayor.", "Heatwire")
    found = compare_framing(some, peers)
    assert found is None or (found.rule, found.severity) == ("framing.loaded_words", Severity.MEDIUM)


def test_what_stands_only_in_the_headline_weighs_less_in_severity(peers):
    text = "Ruiz’s reckless closure is a shameful surrender\n\nMayor Anna Ruiz closed the port on Monday. Boats left."
    found = compare_framing(profiled(text, "Heatwire"), peers)
    assert found is not None
    assert found.severity is Severity.MEDIUM
    assert "in the headline" in found.why


def test_a_silenced_word_counts_for_nothing(hot, peers):
    assert compare_framing(hot, peers, silenced={"escalation", "reckless"}) is None


def test_sensitivity_is_quiet_normal_or_eager():
    thresholds = [one.threshold for one in (Sensitivity.QUIET, Sensitivity.NORMAL, Sensitivity.EAGER)]
    assert thresholds == sorted(thresholds, reverse=True)
