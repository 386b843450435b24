"""Whether quotation marks are read rightly, on cases marked by hand: what is masked, and what is not."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from claims.article import Span
from claims.voice.mask import QuoteUse, quote_mask

CASES = Path(__file__).with_name("quote_mask")
_STRETCH = re.compile(r"\{([^{}]*)\}|\[([^\[\]]*)\]")
_SHARE = 0.9
"""So much of a quoted stretch must be masked, and at most the rest of another one may be."""


@dataclass(slots=True)
class MaskScores:
    """For every stretch 1 where it was masked, else 0."""

    cases: int = 0
    quoted: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def score_mask(*files: Path) -> MaskScores:
    """Return the scores over the given files of cases, or all."""
    scores = MaskScores()
    for path in files or sorted(CASES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                scores.cases += 1
                _score(line, scores)
    return scores


def _score(line: str, scores: MaskScores) -> None:
    text, stretches, last = "", [], 0
    for found in _STRETCH.finditer(line):
        text += line[last : found.start()]
        words = found[1] if found[1] is not None else found[2]
        stretches.append((Span(len(text), len(text) + len(words)), found[1] is not None))
        text += words
        last = found.end()
    text += line[last:]
    paragraphs = [Span(one.start(), one.end()) for one in re.finditer(r"[^¶]+", text)]
    speech = [stretch.span for stretch in quote_mask(text, paragraphs).stretches if stretch.use is QuoteUse.SPEECH]
    for span, is_quoted in stretches:
        letters = [place for place in range(*span) if text[place].isalnum()]
        covered = sum(any(one.start <= place < one.end for one in speech) for place in letters) / max(1, len(letters))
        masked = covered >= _SHARE if is_quoted else covered > 1 - _SHARE
        (scores.quoted if is_quoted else scores.others).append(int(masked))
        if masked != is_quoted:
            scores.errors.append(f"{'masked' if masked else 'not masked'}: {span.slice(text)!r} in {line!r}")


if __name__ == "__main__":
    found = score_mask()
    print(f"{found.cases} cases, {sum(found.quoted)}/{len(found.quoted)} quoted stretches masked, ", end="")
    print(f"{sum(found.others)}/{len(found.others)} others")
    print("\n".join(found.errors))
