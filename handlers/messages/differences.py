"""Differences found on request, in a draft or between two articles: shown in private, raised nowhere."""

from collections.abc import Mapping, Sequence

from claims.difference import Difference
from handlers.message import ChatMessage, Heading, Paragraph, Part
from handlers.messages.alert import NOT_A_VERDICT, difference_parts
from handlers.messages.finding import finding
from handlers.messages.kinds import SEVERITY_WORDS, title_of
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import SUMMARY_LIMIT, counted, ended, shortened

PER_PAGE = 4
"""Differences in one answer: each brings its passages."""


def differences_message(
    title: str,
    differences: Sequence[Difference],
    *,
    page: int = 0,
    agreeing: int = 0,
    none_found: str = "Nothing differs.",
    origins: Mapping[str, str] | None = None,
    footer: str = "",
) -> ChatMessage:
    """Return differences with their passages, the gravest first.

    Args:
        title: What was compared.
        differences: All of them, the gravest first.
        page: Which part of them to show; 0 is the first.
        agreeing: Pairs of claims about one thing that agree.
        none_found: What is said where nothing differs.
        origins: As for an alert's card.
        footer: What became of the text; empty for none.
    """
    start = page * PER_PAGE
    shown = differences[start : start + PER_PAGE]
    fine = f"{counted(agreeing, 'pair')} of claims about one thing {'agrees' if agreeing == 1 else 'agree'}"
    if not shown:
        said = ended(none_found) + (f" {fine}." if agreeing else "")
        return ChatMessage(
            title=shortened(safe_line(title), 150),
            summary=shortened(said, SUMMARY_LIMIT),
            parts=(Paragraph(text=said),),
            footer=footer,
        )
    parts: list[Part] = [Paragraph(text=_range(start, len(shown), len(differences), fine if agreeing else ""))]
    for difference in shown:
        parts.append(Heading(text=f"{title_of(difference)} · {SEVERITY_WORDS[difference.severity].lower()} severity"))
        parts += difference_parts(difference, origins, set(), (), first=None)
    count = counted(len(differences), "difference")
    return ChatMessage(
        title=shortened(safe_line(title), 150),
        summary=shortened(f"{count}: {finding(shown[0], origins, limit=SUMMARY_LIMIT - 40)}", SUMMARY_LIMIT),
        parts=tuple(parts),
        footer=" · ".join(filter(None, (footer, NOT_A_VERDICT))),
    )


def _range(start: int, shown: int, total: int, fine: str) -> str:
    whole = shown == total
    said = counted(total, "difference") if whole else f"Differences {start + 1} to {start + shown} of {total}"
    return f"{said}; {fine}." if fine else f"{said}."
