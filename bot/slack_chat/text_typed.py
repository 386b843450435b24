"""What somebody typed, out of what Slack makes of it."""

import re

_REFERENCE = re.compile(r"<(?P<kind>[@#!]?)(?P<id>[^|<>]*)(?:\|(?P<label>[^<>]*))?>")


def typed_text(text: str) -> str:
    """Return what somebody typed: Slack's escapes and references turned back into words."""
    plain = _REFERENCE.sub(lambda match: match["label"] or match["id"], text)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
