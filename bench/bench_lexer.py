"""How many sentences a second the figure reader reads, beside quantulum3 where an environment has it.

    python bench/bench_lexer.py [FOLDER | FILE …] [--quantulum PYTHON]

Reads the seed articles when no path is given. ``--quantulum`` names the interpreter of an
environment of its own with quantulum3 installed (it needs an old scikit-learn or none at all);
both readers get the same sentences, one core each, and the median of five rounds is printed.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from claims.article import Span, plain_article
from claims.figures.lexer import find_mentions
from claims.sentences import sentence_spans

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ROUNDS = 5
REPEATED = 4000
"""Sentences a round at least; short corpora are read again."""
QUANTULUM = """
import json, statistics, sys, time
from quantulum3 import parser
sentences = json.load(sys.stdin)[:400]
parser.parse("warm 3 miles")
rates, found = [], 0
for _ in range(3):
    found, started = 0, time.perf_counter()
    for sentence in sentences:
        try:
            found += len(parser.parse(sentence))
        except Exception:
            pass
    rates.append(len(sentences) / (time.perf_counter() - started))
print(json.dumps([statistics.median(rates), found, len(sentences)]))
"""


def sentences_of(paths: list[Path]) -> list[str]:
    """Return every sentence of the text and Markdown files under the paths."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    sentences = []
    for file in files:
        if file.suffix in {".txt", ".md"}:
            article = plain_article(file.read_text(encoding="utf-8"), uri=file.name)
            sentences += [span.slice(article.text) for span, _, _ in sentence_spans(article)]
    return sentences


def read_all(sentences: list[str]) -> int:
    """Return how many figures the sentences hold."""
    return sum(len(find_mentions(sentence, Span(0, len(sentence)))) for sentence in sentences)


def test_reading_the_figures_of_the_seed_articles(benchmark: Callable[..., int]) -> None:
    """Time one pass over the seeds; the table's OPS times the sentences is the rate."""
    sentences = sentences_of([SEEDS])
    assert benchmark(read_all, sentences) > len(sentences) / 20


def main() -> None:
    """Print the rates and how they compare."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    options.add_argument("--quantulum", metavar="PYTHON", help="interpreter of an environment with quantulum3")
    arguments = options.parse_args()
    sentences = sentences_of(arguments.paths)
    if not sentences:
        sys.exit("no .txt or .md file under the given paths")
    batch = sentences * (REPEATED // len(sentences) + 1)
    rates, found = [], 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = read_all(batch)
        rates.append(len(batch) / (time.perf_counter() - started))
    own = statistics.median(rates)
    words = sum(len(sentence.split()) for sentence in sentences) / len(sentences)
    per_sentence = found / len(batch)
    print(f"figure reader  {own:8.0f} sentences/s  {own * words:9.0f} words/s  {per_sentence:.2f} figures a sentence")
    if arguments.quantulum:
        done = subprocess.run(
            [arguments.quantulum, "-c", QUANTULUM], input=json.dumps(batch), capture_output=True, text=True, check=True
        )
        rate, theirs, count = json.loads(done.stdout.splitlines()[-1])
        print(f"quantulum3     {rate:8.0f} sentences/s  {rate * words:9.0f} words/s  {theirs / count:.2f} figures")
        print(f"ratio          {own / rate:8.1f}")


if __name__ == "__main__":
    main()
