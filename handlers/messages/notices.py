"""Short answers: errors with their remedy, help, acknowledgements, and what was kept quiet and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from rapidfuzz import fuzz, process

from claims.alert import AlertState
from claims.claim import Evidence
from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.alert import Decision, passage, state_words
from handlers.messages.buttons import ACTIONS
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import outlet_of
from handlers.messages.wording import (
    SOURCE_NOT_GIVEN,
    SUMMARY_LIMIT,
    capitalised,
    counted,
    ended,
    enumerated,
    grouped_digits,
    shortened,
)

_CLOSE_ENOUGH = 60
"""Of 100; a typed verb at least this like a known one is offered as what was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbHelp:
    """A verb as help lists it."""

    verb: str
    usage: str
    """With its options or an example, the verb repeated or not: *figure <topic> [place]*, *deaths in Valencia*."""
    summary: str
    command: str = ""
    """What it is typed after, where that is another command than everyone's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuiet:
    """Passages that look as if they differed and were not alerted, with the reason."""

    members: tuple[Evidence, ...]
    why: str
    headline: str = ""
    """What they are about; empty for the outlets alone."""


def error_message(what: str, remedy: str = "", *, reference: str = "") -> ChatMessage:
    """Return what went amiss and what to do about it.

    Args:
        what: What did not work, naming the file or the field.
        remedy: What the reader can do; empty for none.
        reference: A short code that is in the log too, for unexpected errors.
    """
    said = ended(capitalised(shortened(safe_line(what), 1000))) or "Something went amiss."
    parts = [Paragraph(text=said)]
    if remedy:
        parts.append(Paragraph(text=ended(capitalised(safe_line(remedy)))))
    return ChatMessage(
        title="That did not work",
        summary=shortened(said, SUMMARY_LIMIT),
        parts=tuple(parts),
        footer=f"Reference {safe_line(reference)}: name it to whoever runs Crosswire here" if reference else "",
    )


def trouble_message(chat: str, channel: str, reason: str) -> ChatMessage:
    """Return what an admin is told when a channel takes no messages any more."""
    where = f"{capitalised(safe_line(chat))} channel {shortened(safe_line(channel), 80)}"
    return ChatMessage(
        title=shortened(f"No messages reach {where}", 150),
        summary=shortened(f"No messages reach {where}: {safe_line(reason)}", SUMMARY_LIMIT),
        parts=(
            Paragraph(text=ended(capitalised(shortened(safe_line(reason), 1000)))),
            Paragraph(
                text="What is meant for it waits for a day and follows once this is mended; "
                "the command alerts lists it meanwhile. You are told this once."
            ),
        ),
        footer="Sent to the admins named in the settings",
    )


def acknowledgement(text: str) -> ChatMessage:
    """Return a short confirmation."""
    said = ended(capitalised(safe_line(text))) or "Done."
    return ChatMessage(title="Done", summary=shortened(said, SUMMARY_LIMIT), parts=(Paragraph(text=said),))


def press_message(action: str, subject: str, by: str = "") -> ChatMessage:
    """Return the confirmation of a button press: *Taken: deaths in the floods*."""
    done = ACTIONS[action].done if action in ACTIONS else "done"
    who = f" by {shortened(safe_line(by), 60)}" if by else ""
    about = shortened(safe_line(subject), 200)
    return acknowledgement(f"{done}{who}: {about}" if about else f"{done}{who}")


def stale_press_message(
    state: AlertState, decision: Decision | None, *, now: datetime, zone: tzinfo = UTC
) -> ChatMessage:
    """Return the private answer to a press on a card that has moved on meanwhile."""
    said = f"Nothing changed: the alert is already {state_words(state, decision, now=now, zone=zone)}"
    return ChatMessage(
        title="Already decided", summary=shortened(said, SUMMARY_LIMIT), parts=(Paragraph(text=ended(said)),)
    )


def not_found_message(what: str, remedy: str = "") -> ChatMessage:
    """Return that nothing was found, and where to look instead."""
    said = f"Nothing found for {shortened(safe_line(what), 200) or 'that'}"
    parts = [Paragraph(text=ended(said))]
    if remedy:
        parts.append(Paragraph(text=ended(capitalised(safe_line(remedy)))))
    return ChatMessage(title="Nothing found", summary=shortened(said, SUMMARY_LIMIT), parts=tuple(parts))


def help_message(verbs: Sequence[VerbHelp], *, command: str = "/crosswire") -> ChatMessage:
    """Return the list of verbs."""
    items = tuple(ListItem(text=_typed(verb, command), detail=safe_line(verb.summary)) for verb in verbs)
    return ChatMessage(
        title="What you can ask",
        summary=shortened(f"Crosswire knows {enumerated([verb.verb for verb in verbs], named=8)}", SUMMARY_LIMIT),
        parts=(Listing(items=items),) if items else (Paragraph(text="No commands are set up here."),),
        footer="Look-ups are shown to you alone",
        more=f"{command} help",
    )


def _typed(verb: VerbHelp, command: str) -> str:
    """Return a verb as one would type it, its name first whether the usage repeats it or not."""
    usage = safe_line(verb.usage)
    given = usage if usage.split(" ", 1)[0] == verb.verb else f"{verb.verb} {usage}"
    return f"{verb.command or command} {given}".strip()


def unknown_verb_message(typed: str, verbs: Sequence[VerbHelp], *, command: str = "/crosswire") -> ChatMessage:
    """Return help for a verb nobody knows, led by the one that was probably meant."""
    asked = shortened(safe_line(typed), 60)
    meant = process.extractOne(
        asked.lower(), [verb.verb for verb in verbs], scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH
    )
    guess = f" Did you mean “{command} {meant[0]}”?" if meant else ""
    said = f"“{asked}” is not a command.{guess}" if asked else "Say what you want to know."
    listed = help_message(verbs, command=command)
    return ChatMessage(
        title="Not a command" if asked else listed.title,
        summary=shortened(said, SUMMARY_LIMIT),
        parts=(Paragraph(text=said), *listed.parts),
        footer=listed.footer,
        more=listed.more,
    )


def kept_quiet_message(quiet: KeptQuiet | Sequence[KeptQuiet]) -> ChatMessage:
    """Return what was not alerted and why, each with its passages word for word."""
    cases = (quiet,) if isinstance(quiet, KeptQuiet) else tuple(quiet)
    parts: list[Part] = []
    for case in cases:
        if len(cases) > 1 or case.headline:
            parts.append(Heading(text=shortened(safe_line(case.headline), 200) or _outlets(case)))
        parts += [passage(member) for member in case.members]
        parts.append(Paragraph(text=ended(f"Not alerted: {grouped_digits(safe_line(case.why)) or 'no reason given'}")))
    if not cases:
        return ChatMessage(
            title="Kept quiet", summary="Nothing was kept quiet.", parts=(Paragraph(text="Nothing was kept quiet."),)
        )
    first = cases[0]
    about = shortened(safe_line(first.headline), 100) or _outlets(first)
    rest = f"; and {counted(len(cases) - 1, 'more case')}" if len(cases) > 1 else ""
    return ChatMessage(
        title=f"Kept quiet: {counted(len(cases), 'case')}",
        summary=shortened(f"Kept quiet: {about}: {safe_line(first.why) or 'no reason given'}{rest}", SUMMARY_LIMIT),
        parts=tuple(parts),
    )


def _outlets(case: KeptQuiet) -> str:
    return enumerated(list(dict.fromkeys(outlet_of(member.article) for member in case.members))) or SOURCE_NOT_GIVEN
