"""Where the annotated sets lie: beside the checkout, and in this folder."""

import json
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"
OWN = Path(__file__).resolve().parent / "stories"
MISSING = "the annotated sets in ../shared are not there"


def load_lines(path: Path) -> list[dict[str, Any]]:
    """Return the JSON values of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
