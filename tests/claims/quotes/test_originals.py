import json
from itertools import combinations
from pathlib import Path

import pytest

from claims.article import Span, plain_article
from claims.difference import Severity
from claims.parser import load_parser
from claims.quotes import compare_quotes, quote_claims
from claims.sentences import sentence_spans
from claims.voice import QuoteMask

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the annotated originals are not beside this checkout"
)
SCARE = {"24 hours", "“victory plan”", "“Trump-proof”"}


@pytest.fixture(scope="module")
def quoted():
    found = {}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        article = plain_article(path.read_text(encoding="utf-8"), uri=path.name)
        sentences = load_parser().parse(article.text, sentence_spans(article))
        found[path.name] = quote_claims(article, sentences, QuoteMask.of(article))
    return found


def gold():
    lines = (SHARED / "gold" / "seeds" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [entry for entry in entries if entry["kind"] == "quote" and entry["span"] not in SCARE]


def test_every_speech_quotation_is_read_and_nothing_else(quoted):
    spans = [(entry["seed"], Span(entry["span_start"], entry["span_end"])) for entry in gold()]
    for seed, span in spans:
        assert any(claim.span.overlaps(span) for claim in quoted[seed])
    for seed, claims in quoted.items():
        for claim in claims:
            assert any(name == seed and claim.span.overlaps(span) for name, span in spans), claim.content
    assert sum(map(len, quoted.values())) == 8


def test_no_speaker_is_wrong_and_at_most_one_is_left_open(quoted):
    open_ones = set()
    for entry in gold():
        span = Span(entry["span_start"], entry["span_end"])
        claim = next(claim for claim in quoted[entry["seed"]] if claim.span.overlaps(span))
        if claim.speaker is None:
            open_ones.add(claim.span)
        else:
            assert claim.speaker.split()[-1] in entry["attributed_to"]
    assert len(open_ones) <= 1


def test_one_utterance_in_three_wordings_is_found_and_no_other(quoted):
    claims = [(seed, claim) for seed, found in quoted.items() for claim in found]
    pairs = [
        (first[0], second[0], variance.severity)
        for first, second in combinations(claims, 2)
        if first[0] != second[0] and (variance := compare_quotes(first[1], second[1])) is not None
    ]
    assert len(pairs) == 3
    assert sum(severity is Severity.HIGH for _, _, severity in pairs) == 2
