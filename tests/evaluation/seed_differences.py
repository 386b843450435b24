"""The five original seeds against their gold: figures read, differences found, forbidden alerts."""

from collections import Counter
from typing import Any

from claims.article import Article, plain_article
from claims.claim import Evidence, FigureClaim
from claims.difference import Difference, Route
from claims.extract import read_claims
from claims.parser import load_parser
from claims.reading import Reading
from handlers.comparing import compare_readings
from tests.evaluation.gold import GOLD, SHARED, load_lines

UPDATES = {"figure_update": {"figure_conflict"}, "figure_conflict": {"figure_update"}}


def read_seeds() -> tuple[list[Article], list[Reading]]:
    """Return the five originals and what the engine reads in them."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    articles = [plain_article(file.read_text("utf-8"), uri=file.name) for file in files]
    return articles, [read_claims(article, load_parser()) for article in articles]


def score_seeds() -> tuple[dict[str, float], list[str]]:
    """Return the scores, and a line for everything missed or wrong."""
    articles, readings = read_seeds()
    scores, errors = _figures(articles, readings)
    differences = compare_readings(articles, readings).differences
    gold = load_lines(GOLD / "seeds" / "differences.jsonl")
    places = _places()
    high = [one for one in gold if one["kind"] == "figure_conflict" and one["severity"] == "high"]
    for one in high:
        if not any(_finds(found, one, places) for found in differences if found.route is Route.CHANNEL):
            errors.append(f"missed: {one['id']} {one['title']}")
    scores["high figure conflicts found %"] = (
        100
        * sum(any(_finds(found, one, places) for found in differences if found.route is Route.CHANNEL) for one in high)
        / len(high)
    )
    wrong = [
        one["id"] for one in load_lines(GOLD / "seeds" / "agreements.jsonl") if _forbidden(one, differences, places)
    ]
    errors += [f"forbidden: {name}" for name in wrong]
    scores["forbidden alerts"] = len(wrong)
    return scores, errors


def _figures(articles: list[Article], readings: list[Reading]) -> tuple[dict[str, float], list[str]]:
    wanted = [one for one in load_lines(GOLD / "seeds" / "claims.jsonl") if one["kind"] == "figure"]
    claims = [
        Evidence(claim=claim, article=article)
        for article, reading in zip(articles, readings, strict=True)
        for claim in reading.claims
        if isinstance(claim, FigureClaim)
    ]
    hit: Counter[int] = Counter()
    errors = []
    for one in wanted:
        found = [number for number, claim in enumerate(claims) if _on(claim, one) and _right(claim.claim, one)]
        hit.update(found)
        if not found:
            errors.append(f"figure not read as it stands: {one['id']} {one['span']!r}")
    spurious = [
        claim.claim.surface for number, claim in enumerate(claims) if not any(_on(claim, one) for one in wanted)
    ]
    missing = sum(error.startswith("figure not read") for error in errors)
    return {"figures read": len(wanted) - missing, "figures": len(wanted), "spurious": len(spurious)}, errors


def _on(evidence: Evidence, gold: dict[str, Any]) -> bool:
    start, end = evidence.claim.span
    return evidence.article.uri == gold["seed"] and start < gold["span_end"] and gold["span_start"] < end


_MODIFIERS = {
    "exact": "=",
    "approx": "~",
    "nearly": "~",
    "at_least": ">=",
    "over": ">",
    "at_most": "<=",
    "within": "<=",
}
_UNITS = {
    "km": "kilometre",
    "USD": ("US dollar", "dollar"),
    "percent": "percentage",
    "person_killed": None,
    "child_killed": None,
}
_COUNTED = {"person", "drone", "missile", "region"}


def _right(claim: FigureClaim, gold: dict[str, Any]) -> bool:
    unit = None if gold["unit"] in _COUNTED else _UNITS.get(gold["unit"], gold["unit"])
    units = unit if isinstance(unit, tuple) else (unit,)
    value = claim.value.nominal == gold["value"]
    return value and claim.unit in units and claim.modifier == _MODIFIERS[gold["modifier"]]


def _places() -> dict[tuple[str, str], tuple[int, int, int, int]]:
    return {
        (one["seed"], one["id"]): (
            one["span_start"],
            one["span_end"],
            one["sentence_start"],
            one["sentence_start"] + len(one["sentence"]),
        )
        for one in load_lines(GOLD / "seeds" / "claims.jsonl")
    }


def _finds(found: Difference, gold: dict[str, Any], places: dict[tuple[str, str], tuple[int, int, int, int]]) -> bool:
    """Say whether the difference sets members of two gold sides on two of its own."""
    if str(found.kind) not in {gold["kind"], *UPDATES.get(gold["kind"], ())}:
        return False
    member_of = {one["claim"]: one["seed"] for one in gold["members"]}
    named = set()
    for number, side in enumerate(gold["sides"]):
        for claim in side["members"] if isinstance(side, dict) else side:
            name = claim if isinstance(claim, str) else claim["claim"]
            seed = member_of[name]
            for position, ours in enumerate(found.sides):
                if any(_inside(member, seed, places[seed, name][2:]) for member in ours.members):
                    named.add((number, position))
    return any(a[0] != b[0] and a[1] != b[1] for a in named for b in named)


def _forbidden(
    gold: dict[str, Any], differences: tuple[Difference, ...], places: dict[tuple[str, str], tuple[int, int, int, int]]
) -> bool:
    for found in differences:
        if found.route is Route.NOWHERE:
            continue
        if gold["forbidden_kinds"] != "all" and str(found.kind) not in gold["forbidden_kinds"]:
            continue
        sides = [
            {
                number
                for number, side in enumerate(found.sides)
                if any(_inside(member, one["seed"], places[one["seed"], one["claim"]][:2]) for member in side.members)
            }
            for one in gold["members"]
        ]
        if len(sides) >= 2 and any(left != right for left in sides[0] for right in sides[1]):
            return True
    return False


def _inside(evidence: Evidence, seed: str, place: tuple[int, ...]) -> bool:
    start, end = evidence.claim.span
    return evidence.article.uri == seed and start < place[1] and place[0] < end
