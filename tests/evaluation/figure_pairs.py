"""Figure pairs: two sentences, and whether their figures agree, differ or are unrelated.

Scored as the gold set's own README describes: a pair is *differ* when the engine sets two of its
annotated figures against each other, *agree* when it finds them to agree, else *unrelated*.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claims.article import Span, plain_article
from claims.claim import Evidence, FigureClaim
from claims.difference import Outcome
from claims.extract import read_claims
from claims.pairing.pairs import pair_claims
from claims.parser import load_parser
from tests.evaluation.gold import GOLD, load_lines

LABELS = ("agree", "differ", "unrelated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the gold set asks for; all in per cent."""

    macro_f1: float
    differ_precision: float
    differ_recall: float
    false_on_agree: float
    false_on_unrelated: float
    accuracy: float


def gold_pairs() -> list[dict[str, Any]]:
    """Return the annotated pairs of both files."""
    folder = GOLD / "figure_pairs"
    return [row for name in ("pairs.jsonl", "more_pairs.jsonl") for row in load_lines(folder / name)]


def topic(row: dict[str, Any]) -> str:
    """Return the story a pair comes from, for cross-validation."""
    return re.split(r"[_+]", row["doc_a"])[0]


@lru_cache(maxsize=4096)
def figures_of(text: str, name: str) -> tuple[Evidence, ...]:
    """Return the figures the engine reads in a text."""
    article = plain_article(text, uri=name)
    reading = read_claims(article, load_parser())
    return tuple(Evidence(claim=claim, article=article) for claim in reading.claims if isinstance(claim, FigureClaim))


def predict(row: dict[str, Any]) -> str:
    """Return the engine's label for a pair."""
    ours, theirs = figures_of(row["text_a"], "a"), figures_of(row["text_b"], "b")
    spans_a = annotated(row["text_a"], row["figures_a"])
    spans_b = annotated(row["text_b"], row["figures_b"])
    outcomes = {
        pair.outcome for pair in pair_claims(ours, theirs) if touches(pair.a, spans_a) and touches(pair.b, spans_b)
    }
    if Outcome.DIFFER in outcomes:
        return "differ"
    return "agree" if Outcome.AGREE in outcomes else "unrelated"


def annotated(text: str, figures: str) -> list[Span]:
    """Return where the annotated figures stand in a text; all of it when one cannot be found."""
    spans = []
    for figure in [figures, *re.split(r" and |, ", figures)]:
        at = text.find(figure.strip())
        if at >= 0:
            spans.append(Span(at, at + len(figure.strip())))
    return spans or [Span(0, len(text))]


def touches(evidence: Evidence, spans: Iterable[Span]) -> bool:
    """Say whether a claim overlaps one of the spans."""
    return any(evidence.claim.span.overlaps(span) for span in spans)


def score(gold: Sequence[str], found: Sequence[str]) -> Scores:
    """Return the scores of a list of labels."""
    both = list(zip(gold, found, strict=True))

    def ratio(of: int, all_of: int) -> float:
        return 100 * of / all_of if all_of else 0.0

    f1s = []
    for label in LABELS:
        hit = sum(g == f == label for g, f in both)
        precision, recall = ratio(hit, found.count(label)), ratio(hit, gold.count(label))
        f1s.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
    hits = sum(g == f == "differ" for g, f in both)
    return Scores(
        macro_f1=sum(f1s) / len(f1s),
        differ_precision=ratio(hits, found.count("differ")),
        differ_recall=ratio(hits, gold.count("differ")),
        false_on_agree=ratio(sum(g == "agree" and f == "differ" for g, f in both), gold.count("agree")),
        false_on_unrelated=ratio(sum(g == "unrelated" and f == "differ" for g, f in both), gold.count("unrelated")),
        accuracy=ratio(sum(g == f for g, f in both), len(both)),
    )
