"""The one table of verbs, for every chat and the terminal, and the reading of a typed command.

Discord builds its typed options from the table; Slack sends one line of text, read by `parse_command`.
Handlers are attached elsewhere, by the verb's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handlers.desk_verbs import DESK_VERBS
from handlers.messages.buttons import CHECK
from handlers.request import Asker
from handlers.verb import Option, OptionKind, Verb

__all__ = [
    "VERBS",
    "CommandNotUnderstood",
    "Option",
    "OptionKind",
    "Verb",
    "find_verb",
    "may_use",
    "parse_command",
    "usage",
]

_SAME_WORD_MISTYPED = 70.0
"""The likeness (0-100) from which a word counts as a verb mistyped: *figrue*, *allerts*, *digst*."""


VERBS: tuple[Verb, ...] = (
    Verb(
        name="figure",
        help="What each outlet has reported for a figure, and when",
        example="deaths in Valencia",
        options=(
            Option(name="topic", help="What is counted or measured, in your words", required=True, suggested=True),
            Option(name="place", help="Where; leave out for anywhere", introduced_by="in"),
        ),
    ),
    Verb(
        name="claim",
        help="The stored claims nearest to a sentence",
        example="62 people died in the floods",
        options=(Option(name="text", help="The sentence, or words of it", required=True),),
    ),
    Verb(
        name="story",
        help="A story: its articles, origins, voices and differences",
        example="floods in Arden",
        options=(
            Option(name="which", help="An article's address, or words of the story", required=True, suggested=True),
        ),
    ),
    Verb(
        name="compare",
        help="Where two stored articles differ",
        example="https://one.example/a https://two.example/b",
        options=(
            Option(name="first", help="The address of an article", required=True, one_word=True),
            Option(name="second", help="The address of another article", required=True, one_word=True),
        ),
    ),
    Verb(
        name="check",
        help="A draft against the claim base; nothing is stored",
        example="At least 62 people have died in the floods.",
        options=(Option(name="text", help="The draft", required=True),),
        form=CHECK,
    ),
    Verb(
        name="alerts",
        help="The alerts that wait for a decision",
        example="mine",
        # Text: an alert's number can be larger than the integers Discord takes.
        options=(
            Option(
                name="which", help="open, mine, or the number of one; leave out for all that are open", suggested=True
            ),
        ),
    ),
    Verb(
        name="why",
        help="How an alert came about, stage by stage",
        example="184620",
        options=(
            Option(name="alert", help="The alert's number, at the foot of its card", required=True, suggested=True),
        ),
    ),
    *DESK_VERBS,
    Verb(
        name="mute",
        help="What is muted, until when and by whom",
        example="list",
        options=(
            Option(
                name="what", help="list is all there is: mute from a card", kind=OptionKind.CHOICE, choices=("list",)
            ),
        ),
    ),
    Verb(name="feeds", help="Which feeds are well and which are failing", example=""),
    Verb(name="sources", help="The outlets in the claim base, and whose words they carry", example=""),
    Verb(
        name="merge",
        help="Make one story of two; it is remembered",
        example="https://one.example/a https://two.example/b",
        options=(
            Option(
                name="first",
                help="A story's number, or the address of an article in it",
                required=True,
                one_word=True,
                suggested=True,
            ),
            Option(name="second", help="The same of the other story", required=True, one_word=True, suggested=True),
        ),
        admin=True,
    ),
    Verb(
        name="split",
        help="Take an article out of its story into one of its own; it is remembered",
        example="https://one.example/a",
        options=(Option(name="article", help="The article's address", required=True, one_word=True),),
        admin=True,
    ),
    Verb(
        name="help",
        help="What the bot can be asked",
        example="figure",
        options=(Option(name="verb", help="One verb to explain; leave out for all", suggested=True),),
    ),
)
"""Every verb, in the order in which help lists them."""


class CommandNotUnderstood(ValueError):
    """What was typed is no command; the text of the error is the answer to show."""


def find_verb(name: str, verbs: Sequence[Verb] = VERBS) -> Verb | None:
    """The verb of that name, whatever its case; None when there is none."""
    return next((verb for verb in verbs if verb.name == name.casefold()), None)


def may_use(verb: Verb, asker: Asker) -> bool:
    """Whether somebody may use a verb."""
    return asker.is_admin or not verb.admin


def usage(verb: Verb) -> str:
    """The verb and its options as a manual writes them: ``figure <topic> [place]``."""
    shapes = (f"<{option.name}>" if option.required else f"[{option.name}]" for option in verb.options)
    return " ".join([verb.name, *shapes])


def parse_command(text: str, verbs: Sequence[Verb] = VERBS) -> tuple[str, dict[str, str]]:
    """The verb and its options by name, from what somebody typed after the command.

    Words go to the first option; quotes keep words together and end an option; ``name:value`` names one;
    the word of `Option.introduced_by` starts its option. No text at all is ``help``.

    Raises:
        CommandNotUnderstood: the verb is unknown, an option is missing, wrong or too much. The text says what to type.
    """
    typed, rest = [*text.strip().split(maxsplit=1), "", ""][:2]
    if typed in {"", "?"}:
        return "help", {}
    verb = find_verb(typed, verbs)
    if verb is None:
        raise CommandNotUnderstood(_unknown_verb(typed, verbs))
    options = _free_text(verb, rest) or _read_options(verb, rest)
    for option in verb.options:
        if option.required and option.name not in options:
            raise CommandNotUnderstood(
                f"“{verb.name}” needs a {option.name}: {option.help.lower()}. Try: {verb.name} {verb.example}",
            )
    return verb.name, options


def _free_text(verb: Verb, rest: str) -> dict[str, str]:
    """Return all that was typed as the one text a verb takes: a draft holds quotation marks, colons and lines."""
    option = verb.options[0] if len(verb.options) == 1 else None
    if option is None or option.kind is not OptionKind.TEXT:
        return {}
    text = re.sub(rf"^{option.name}[:=]\s*", "", rest, flags=re.IGNORECASE)
    whole = re.fullmatch(r'["“„]([^"“”„]*)["“”]?', text)
    return {option.name: whole[1].strip() if whole else text} if text else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A word or a quoted stretch of what was typed."""

    text: str
    name: str = ""
    quoted: bool = False


_PIECE = re.compile(
    r"""(?:(?P<name>[^\W\d_]\w*)[:=])?          # an option's name, if it is one
        (?:["“”„](?P<quoted>[^"“”„]*)(?:["“”]|$)  # quoted; a missing end quote is forgiven
        |(?P<word>[^\s"“”„]+))""",
    re.VERBOSE,
)


def _pieces(rest: str, names: frozenset[str]) -> Iterator[_Piece]:
    for match in _PIECE.finditer(rest):
        name = (match["name"] or "").casefold()
        value = match["quoted"] if match["quoted"] is not None else match["word"]
        if name and name not in names:
            # A colon in running text: "10:30", "Reuters: strike".
            value, name = match[0], ""
        yield _Piece(text=" ".join(value.split()), name=name, quoted=match["quoted"] is not None)


def _read_options(verb: Verb, rest: str) -> dict[str, str]:
    """The options by name; raises `CommandNotUnderstood` on one too many or a wrong value."""
    found: dict[str, str] = {}
    by_name = {option.name: option for option in verb.options}
    positional: list[_Piece] = []
    for piece in _pieces(rest, frozenset(by_name)):
        if piece.name:
            found[piece.name] = piece.text
        elif piece.text:
            positional.append(piece)
    open_options = [option for option in verb.options if option.name not in found]
    for option, value in _share_out(verb, positional, open_options):
        found[option.name] = value
    return {name: _checked(verb, by_name[name], value) for name, value in found.items() if value}


def _share_out(verb: Verb, pieces: list[_Piece], options: list[Option]) -> Iterator[tuple[Option, str]]:
    """Options with the words that fall to each, in order."""
    remaining = list(options)
    words: list[str] = []
    introduced: Option | None = None

    def close() -> Iterator[tuple[Option, str]]:
        nonlocal introduced
        if not words:
            return
        option = introduced or (remaining[0] if remaining else None)
        if option is None:
            raise CommandNotUnderstood(_too_much(verb, " ".join(words)))
        remaining.remove(option)
        yield option, " ".join(words)
        words.clear()
        introduced = None

    said = [piece.text.casefold() for piece in pieces]  # the last "in" starts the place: in hospital in Arden
    for number, piece in enumerate(pieces):
        starts = next((o for o in remaining if o.introduced_by == said[number] not in {"", *said[number + 1 :]}), None)
        if piece.quoted:
            yield from close()
            words.append(piece.text)
            yield from close()
        elif starts is not None:
            yield from close()
            introduced = starts
        else:
            words.append(piece.text)
            if introduced is None and remaining and remaining[0].one_word:
                yield from close()
    yield from close()


def _checked(verb: Verb, option: Option, value: str) -> str:
    if option.kind is OptionKind.INTEGER and not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise CommandNotUnderstood(f"“{option.name}” of “{verb.name}” takes a whole number, not “{_short(value)}”.")
    if option.kind is OptionKind.CHOICE:
        chosen = next((choice for choice in option.choices if choice.casefold() == value.casefold()), None)
        if chosen is None:
            raise CommandNotUnderstood(
                f"“{option.name}” of “{verb.name}” is one of {', '.join(option.choices)}, not “{_short(value)}”.",
            )
        return chosen
    return value


def _too_much(verb: Verb, words: str) -> str:
    if not verb.options:
        return f"“{verb.name}” takes nothing more; leave out “{_short(words)}”."
    return f"“{verb.name}” does not know what to do with “{_short(words)}”. It takes: {usage(verb)}"


def _unknown_verb(typed: str, verbs: Sequence[Verb]) -> str:
    names = [verb.name for verb in verbs if not verb.admin]
    closest = process.extractOne(typed.casefold(), names, scorer=fuzz.ratio, score_cutoff=_SAME_WORD_MISTYPED)
    known = f"I know: {', '.join(names)}."
    if closest is None:
        return f"There is no “{_short(typed)}”. {known}"
    return f"There is no “{_short(typed)}”. Did you mean “{closest[0]}”? {known}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
