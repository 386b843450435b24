"""From a file dropped to its alert in the terminal: the bot as a process of its own, twenty times.

Target: a median of at most two seconds, on one reading process and without a group window. Run with
``make bench``; ``pytest bench/bench_latency.py -s`` prints each value.
"""

from pathlib import Path
from statistics import median, quantiles

from tests.bot_process import BotProcess
from tests.events import EVENTS, told

TARGET = 2.0
"""Seconds."""
PATIENCE = 10.0
"""Seconds after which an article has raised nothing; how often that happens is the evaluation's business, not ours."""


def test_file_to_alert(tmp_path: Path) -> None:
    """Print the median and the spread, and hold the target."""
    waited = []
    with BotProcess(tmp_path) as bot:
        for number in range(len(EVENTS)):
            bot.put(f"first-{number}.md", told(number, count=100 + 17 * number, source="Northwire"))
        bot.wait_for(lambda: len(bot.files("done")) == len(EVENTS), message="the first articles were not taken")
        for number in range(len(EVENTS)):
            herald = f"Herald {number}"
            text = told(number, count=131 + 19 * number, source=herald, retold=True)
            dropped = bot.put(f"second-{number}.md", text)
            try:
                bot.wait_for(lambda: bot.moment_of(herald), message="no alert", seconds=PATIENCE)  # noqa: B023
            except AssertionError:
                print(f"\n  event {number} raised no alert", end="")
                continue
            waited.append((bot.moment_of(herald) or 0.0) - dropped)
        assert bot.stop() == 0
    spread = quantiles(waited, n=20)
    print(
        f"\nfile to alert: median {median(waited):.2f} s, 95th percentile {spread[-1]:.2f} s, "
        f"slowest {max(waited):.2f} s, of {len(waited)} alerts from {len(EVENTS)} articles"
    )
    assert len(waited) >= len(EVENTS) // 2
    assert median(waited) <= TARGET
