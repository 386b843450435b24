"""What a replay found: how often a desk would have been told, and of what."""

from collections import Counter
from datetime import timedelta, tzinfo

from handlers.message import ChatMessage, Listing, ListItem, Paragraph, Part
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, enumerated, shortened
from handlers.replaying import Replayed

_SHOWN = 12
_KINDS = {
    "alert": ("card", "cards"),
    "summary": ("summary", "summaries"),
    "news": ("line of later news", "lines of later news"),
    "reopened": ("re-opening", "re-openings"),
    "reminder": ("reminder", "reminders"),
}


def replay_message(found: Replayed, *, setting: str, zone: tzinfo) -> ChatMessage:
    """Return what would have been posted, the newest first, with how often that is a day."""
    del zone  # times are shown in the reader's own
    counts = Counter(one.kind for one in found.told)
    said = enumerated([counted(counts[kind], *_KINDS.get(kind, (kind,))) for kind in counts], named=5) or "nothing"
    days = max(1.0, (found.until - found.since) / timedelta(days=1))
    rate = f"{len(found.told) / days:.1f} posts a day"
    opening = f"{capitalised(setting)}: {said}, {rate}"
    parts: list[Part] = [
        Paragraph(
            text=f"{opening}. {counted(found.articles, 'article')} read again; what people pressed is not replayed."
        )
    ]
    newest = list(reversed(found.told))[:_SHOWN]
    if newest:
        items = tuple(ListItem(text=shortened(one.summary, 200), detail=one.kind, at=one.at) for one in newest)
        parts.append(Listing(items=items))
    if len(found.told) > _SHOWN:
        parts.append(Paragraph(text=f"And {counted(len(found.told) - _SHOWN, 'earlier post')}."))
    return ChatMessage(title="Replay", summary=shortened(opening, SUMMARY_LIMIT), parts=tuple(parts))
