"""Quantities in single sentences: value and unit, scored as the gold set's own README describes."""

import subprocess
import sys
import tempfile
from pathlib import Path

from claims.article import plain_article
from claims.claim import Dimension, FigureClaim
from claims.extract import read_claims
from claims.parser import load_parser
from tests.evaluation.gold import GOLD, load_lines


def score_quantities() -> dict[str, float]:
    """Return precision, recall and F1 of value and unit, in per cent, by the gold set's own scorer."""
    import json

    folder = GOLD / "quantities"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row in load_lines(folder / "sentences.jsonl"):
            text = row["text"]
            claims = read_claims(plain_article(text, uri=row["id"]), load_parser()).claims
            found = [_quantity(claim) for claim in claims if isinstance(claim, FigureClaim)]
            out.write(json.dumps({"id": row["id"], "quantities": found}) + "\n")
        out.flush()
        scorer = [sys.executable, str(folder / "score.py"), out.name]
        printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    return _parse(printed)


def _quantity(claim: FigureClaim) -> dict[str, object]:
    value = claim.value
    single = value.nominal is not None
    stated = value.nominal if single else [value.low, value.high]
    unit = claim.concept.head if claim.dimension is Dimension.COUNT else claim.unit
    return {"value": stated, "unit": None if unit == "fraction" else unit, "modifier": str(claim.modifier)}


def _parse(printed: str) -> dict[str, float]:
    found = {}
    for part in printed.split("|")[1:]:
        words = part.split()
        if words and words[0] in {"value", "unit"}:
            found |= {
                f"{words[0]} {pair.split('=')[0]}": float(pair.split("=")[1]) for pair in words[1:] if "=" in pair
            }
    return found


def gold_is_there() -> bool:
    """Say whether the annotated set can be found."""
    return Path(GOLD / "quantities" / "score.py").is_file()
