"""What Slack would act on in a text, and where texts stand."""

import re

ACTIVE = re.compile(r"<(?![!]date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]*>)")
"""Anything Slack would act on in a text object; only our own dates may start with an angle bracket."""


def texts_of(block):
    """Every text object and rich text element of a block."""
    if isinstance(block, dict):
        if isinstance(block.get("text"), str):
            yield block
        for value in block.values():
            yield from texts_of(value)
    elif isinstance(block, list):
        for item in block:
            yield from texts_of(item)
