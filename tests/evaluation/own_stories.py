"""How the engine does on our own annotated stories: figures read, pairs judged, alerts raised."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from claims.claim import Evidence, FigureClaim, QuoteClaim, Relation
from claims.difference import Outcome, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import Compared, compare_readings
from handlers.document import Document
from handlers.formats import ReadArticle, read_articles
from tests.evaluation.annotated import ExpectedFigure, Story, stories


@dataclass(slots=True)
class Tally:
    """Hits, finds and wanted of one measure; each list holds 0 or 1 an item, for the bootstrap."""

    found: list[int] = field(default_factory=list)
    """For every find, whether it is right."""
    wanted: list[int] = field(default_factory=list)
    """For every wanted item, whether it was found."""


@dataclass(slots=True)
class OwnScores:
    """Everything measured on the own stories."""

    figures: Tally = field(default_factory=Tally)
    units: Tally = field(default_factory=Tally)
    quotes: Tally = field(default_factory=Tally)
    differ: Tally = field(default_factory=Tally)
    agree: Tally = field(default_factory=Tally)
    false_on: Counter[str] = field(default_factory=Counter)
    """Channel alerts that set apart figures annotated agree, scope or unrelated."""
    asked: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def read_story(story: Story) -> tuple[dict[str, list[Evidence]], Compared]:
    """Return the engine's claims by outlet and what it makes of the story."""
    articles = {}
    for outlet, path in story.paths.items():
        document = Document(name=path.name, data=path.read_bytes(), received_at=datetime(2026, 1, 1, tzinfo=UTC))
        (one,) = read_articles(document)
        assert isinstance(one, ReadArticle)
        articles[outlet] = one.article
    readings = [read_claims(article, load_parser()) for article in articles.values()]
    compared = compare_readings(list(articles.values()), readings)
    evidence = {
        outlet: [Evidence(claim=claim, article=article) for claim in reading.claims]
        for (outlet, article), reading in zip(articles.items(), readings, strict=True)
    }
    return evidence, compared


def score_own() -> OwnScores:
    """Return the scores over all stories."""
    scores = OwnScores()
    for story in stories():
        evidence, compared = read_story(story)
        uri_of = {outlet: one[0].article.uri for outlet, one in evidence.items() if one}
        _score_figures(story, evidence, scores)
        _score_quotes(story, evidence, scores)
        _score_pairs(story, compared, uri_of, scores)
        _score_alerts(story, compared, uri_of, scores)
    return scores


def _score_figures(story: Story, evidence: dict[str, list[Evidence]], scores: OwnScores) -> None:
    for outlet, found in evidence.items():
        wanted = [figure for figure in story.figures if figure.article == outlet]
        claims = [one.claim for one in found if isinstance(one.claim, FigureClaim)]
        for figure in wanted:
            hits = [claim for claim in claims if _overlaps(claim, figure) and _same_value(claim, figure)]
            if figure.optional:
                continue
            scores.figures.wanted.append(int(bool(hits)))
            scores.units.wanted.append(int(any(claim.unit == figure.unit for claim in hits)))
            if not hits:
                read = [claim.surface for claim in claims if _overlaps(claim, figure)]
                scores.errors.append(f"figure missed: {story.topic}/{outlet} {figure.surface!r} (read {read})")
        for claim in claims:
            near = [figure for figure in wanted if _overlaps(claim, figure)]
            if near and all(figure.optional for figure in near):
                continue
            right = any(_same_value(claim, figure) for figure in near)
            scores.figures.found.append(int(right))
            scores.units.found.append(int(any(_same_value(claim, one) and claim.unit == one.unit for one in near)))
            if not near:
                scores.errors.append(f"figure too much: {story.topic}/{outlet} {claim.surface!r} in {claim.sentence!r}")


def _score_quotes(story: Story, evidence: dict[str, list[Evidence]], scores: OwnScores) -> None:
    for quote in story.quotes:
        claims = [one.claim for one in evidence[quote.article] if isinstance(one.claim, QuoteClaim)]
        hits = [claim for claim in claims if claim.span.start < quote.end and quote.start < claim.span.end]
        scores.quotes.wanted.append(int(bool(hits)))
        speakers = {claim.speaker for claim in hits}
        if hits:
            right = any(speaker and quote.speaker.split()[-1] in speaker for speaker in speakers)
            scores.quotes.found.append(int(right))
            if not right:
                scores.errors.append(f"speaker: {story.topic}/{quote.article} {quote.speaker!r} read {speakers}")


def _score_pairs(story: Story, compared: Compared, uri_of: dict[str, str], scores: OwnScores) -> None:
    for expected in story.pairs:
        scores.asked[expected.expect] += 1
        outcomes = {
            pair.outcome
            for pair in compared.pairs
            if (is_on(pair.a, expected.a, uri_of) and is_on(pair.b, expected.b, uri_of))
            or (is_on(pair.a, expected.b, uri_of) and is_on(pair.b, expected.a, uri_of))
        }
        got = "differ" if Outcome.DIFFER in outcomes else "agree" if Outcome.AGREE in outcomes else "unrelated"
        for label, tally in (("differ", scores.differ), ("agree", scores.agree)):
            if expected.expect == label:
                tally.wanted.append(int(got == label))
            if got == label:
                tally.found.append(int(expected.expect == label))
        if got != expected.expect and not (got == "unrelated" and expected.expect == "scope"):
            scores.errors.append(
                f"pair {expected.expect} read {got}: {story.topic} {expected.a.article}/{expected.a.surface!r}"
                f" {expected.b.article}/{expected.b.surface!r} ({expected.why})"
            )


def _score_alerts(story: Story, compared: Compared, uri_of: dict[str, str], scores: OwnScores) -> None:
    for difference in compared.differences:
        if difference.route is not Route.CHANNEL:
            continue
        for expected in story.pairs:
            sides = [
                {
                    number
                    for number, side in enumerate(difference.sides)
                    if any(is_on(m, one, uri_of) for m in side.members)
                }
                for one in (expected.a, expected.b)
            ]
            apart = any(left != right for left in sides[0] for right in sides[1])
            if apart and expected.expect != "differ":
                scores.false_on[expected.expect] += 1
                scores.errors.append(f"false alert ({expected.expect}): {story.topic} {difference.summary}")


def is_on(evidence: Evidence, figure: ExpectedFigure, uri_of: dict[str, str]) -> bool:
    """Say whether a claim stands where the annotated figure does."""
    return evidence.article.uri == uri_of.get(figure.article) and _overlaps(evidence.claim, figure)


def _overlaps(claim: object, figure: ExpectedFigure) -> bool:
    if not isinstance(claim, FigureClaim) or claim.relation is Relation.CONVERSION:
        return False
    return claim.span.start < figure.number_end and figure.number_start < claim.span.end


def _same_value(claim: FigureClaim, figure: ExpectedFigure) -> bool:
    if figure.low is None or figure.high is None:
        return True
    close = [
        abs(x - y) <= 1e-6 * max(1, abs(y)) for x, y in ((claim.value.low, figure.low), (claim.value.high, figure.high))
    ]
    as_percent = figure.unit == "percentage" and abs(claim.value.low * 100 - figure.low) < 0.5
    return all(close) or as_percent
