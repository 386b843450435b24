"""Which mentions are of one bearer: acronyms, surnames, initials, company endings, spellings."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.gazetteer import fold, is_place, known_place
from claims.names.lists import acronyms, word_list
from claims.names.runs import RawMention
from claims.names.same import same_first_name, same_person, same_spelling, without_company_ending

_IN_BRACKETS = re.compile(r"^[’']?s?\s*\(\s*(?:the\s+|or\s+)?[“\"]?([A-Z][A-Za-z0-9&.]{1,11})[”\"]?\s*[),;]")


_COMPARED = 300
"""Names of an article compared letter by letter, its most frequent; lists of thousands are joined exactly."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The bearer of each mention, in the order given, and of every folded form met."""

    canonical: tuple[str, ...]
    forms: dict[str, str]


def find_bearers(mentions: Sequence[RawMention]) -> Bearing:
    """Return whose name each mention is, by what this article shows."""
    counts = Counter(mention.form for mention in mentions)
    shown = _best_forms(counts)
    joined: dict[str, str] = {}
    _settle_known(shown, joined)
    _settle_brackets(mentions, shown, joined)
    _settle_initials(shown, joined)
    _settle_full_names(shown, joined, counts)
    _settle_company_endings(shown, joined)
    ambiguous = _settle_surnames(mentions, shown, joined)
    _settle_spellings(shown, joined, counts)
    canonical = []
    latest: dict[str, str] = {}
    for mention in mentions:
        key = fold(mention.form)
        whole = _follow(joined, mention.stands_for or shown[key])
        surname = key.rpartition(" ")[2]
        if mention.stands_for is None and key in ambiguous:
            whole = latest.get(key, whole)
        elif surname in ambiguous:
            latest[surname] = whole
        canonical.append(whole)
    forms = {key: _follow(joined, form) for key, form in shown.items()}
    forms |= {fold(mention.form): mention.stands_for for mention in mentions if mention.stands_for}
    forms = {fold(whole): whole for whole in canonical} | forms
    return Bearing(tuple(canonical), forms)


def _best_forms(counts: Counter[str]) -> dict[str, str]:
    """Return for each folded form the way it is written most; in capitals only if never otherwise."""
    shown: dict[str, str] = {}
    for form, _ in sorted(counts.items(), key=lambda item: (item[0].isupper(), -item[1], item[0])):
        shown.setdefault(fold(form), form)
    return shown


def _follow(joined: dict[str, str], form: str) -> str:
    seen = {form}
    while form in joined and joined[form] not in seen:
        form = joined[form]
        seen.add(form)
    return form


def _join(joined: dict[str, str], form: str, whole: str) -> None:
    whole = _follow(joined, whole)
    if _follow(joined, form) != whole:
        joined[_follow(joined, form)] = whole


def _settle_known(shown: dict[str, str], joined: dict[str, str]) -> None:
    for form in list(shown.values()):
        known = known_place(form) or acronyms().get(form.replace(".", ""))
        if known and known != form:
            joined[form] = known
            shown.setdefault(fold(known), known)
    for key, form in list(shown.items()):
        base, _, last = key.rpartition(" ")
        if base in shown and form not in joined and last in {"region", "oblast", "province", "state", "city"}:
            joined[form] = shown[base]


def _settle_brackets(mentions: Sequence[RawMention], shown: dict[str, str], joined: dict[str, str]) -> None:
    for mention in mentions:
        bracketed = _IN_BRACKETS.match(mention.following)
        if not bracketed or mention.stands_for:
            continue
        short = shown.get(fold(bracketed.group(1)))
        whole = shown[fold(mention.form)]
        if short is None or short == whole:
            continue
        if len(whole.split()) > 1 and spells(short, whole):
            joined.pop(short, None)
            _join(joined, short, whole)
        elif len(short.split()) == 1 and short in whole.split():
            _join(joined, short, whole)


def spells(short: str, whole: str) -> bool:
    """Say whether the letters of an acronym can be taken, in order, from the words of a name."""
    letters = [char for char in short.rstrip("s").lower() if char.isalnum()]
    initials = [word[0] for word in re.findall(r"\w+", whole.lower())]
    if len(letters) < 2 or not initials or letters[0] not in initials[:2]:
        return False
    position = 0
    text = re.sub(r"\W", "", whole.lower())
    for letter in letters:
        position = text.find(letter, position) + 1
        if position == 0:
            return False
    return sum(letter in initials for letter in set(letters)) >= min(2, len(initials))


def _settle_initials(shown: dict[str, str], joined: dict[str, str]) -> None:
    by_initials: dict[str, list[str]] = defaultdict(list)
    for form in shown.values():
        words = [word for word in re.findall(r"\w+", form) if word not in {"of", "the", "and", "for", "in"}]
        if len(words) > 1 and all(word[0].isupper() for word in words):
            by_initials["".join(word[0] for word in words)].append(form)
    for form in list(shown.values()):
        bare = form.replace(".", "")
        if form in joined or len(bare) < 2 or not (bare.isupper() and bare.isalpha()):
            continue
        wholes = {_follow(joined, whole) for whole in by_initials.get(bare, [])}
        if len(wholes) == 1:
            _join(joined, form, wholes.pop())


def _settle_full_names(shown: dict[str, str], joined: dict[str, str], counts: Counter[str]) -> None:
    fulls = [form for key, form in shown.items() if len(key.split()) > 1 and _may_be_person(form)]
    fulls.sort(key=lambda form: (-counts[form], len(form), form))
    for index, form in enumerate(fulls[:_COMPARED]):
        for better in fulls[:index]:
            if form not in joined and same_person(fold(form).split(), fold(better).split()):
                if _is_cut_first_name(better, form):
                    _join(joined, better, form)
                else:
                    _join(joined, form, better)
                break


def _is_cut_first_name(short: str, long: str) -> bool:
    """Say whether ``short`` has only an initial or short form of a first name that ``long`` spells out."""
    a, b = fold(short).split()[0], fold(long).split()[0]
    return len(a) < len(b) and same_first_name(a, b)


def _may_be_person(form: str) -> bool:
    words = fold(form).split()
    last = words[-1]
    return not (
        is_place(form)
        or last in word_list("bodies")
        or last in word_list("company_endings")
        or last in word_list("place_words")
        or any(word in {"of", "for", "and", "the"} for word in words)
        or any(map(str.isdigit, form))
        or len(words) > 5
    )


def _settle_company_endings(shown: dict[str, str], joined: dict[str, str]) -> None:
    for key, form in list(shown.items()):
        words = key.split()
        short = shown.get(" ".join(without_company_ending(words)))
        if short is None or short == form or is_place(short):
            continue
        if words[-1] in {"inc", "corp", "ltd", "plc", "llc", "co"}:
            _join(joined, form, short)
        else:
            _join(joined, short, form)


def _settle_surnames(mentions: Sequence[RawMention], shown: dict[str, str], joined: dict[str, str]) -> frozenset[str]:
    """Join single words to the full names they end; return those that end several."""
    fulls: dict[str, list[str]] = defaultdict(list)
    firsts: dict[str, list[str]] = defaultdict(list)
    people = {fold(mention.form) for mention in mentions if mention.stands_for}
    persons = _shown_as_persons(mentions)
    for key, form in shown.items():
        words = [word for word in key.split() if word not in word_list("person_endings")]
        if len(words) < 2 or not _may_be_person(form):
            continue
        whole = _follow(joined, form)
        if whole not in fulls[words[-1]]:
            fulls[words[-1]].append(whole)
        if whole not in firsts[words[0]] and key in persons:
            firsts[words[0]].append(whole)
    compared = sorted(fulls)[:_COMPARED]
    ambiguous = set()
    for key, form in list(shown.items()):
        if len(key.split()) > 1 or form in joined or known_place(form) or key in people:
            continue
        wholes = fulls.get(key) or next((fulls[last] for last in compared if same_spelling(key, last)), [])
        if len(wholes) > 1:
            ambiguous.add(key)
        elif wholes:
            _join(joined, form, wholes[0])
        elif len(firsts.get(key, [])) == 1 and not form.isupper():
            _join(joined, form, firsts[key][0])
    return frozenset(ambiguous)


def _shown_as_persons(mentions: Sequence[RawMention]) -> frozenset[str]:
    return frozenset(
        fold(mention.form)
        for mention in mentions
        if mention.title
        or re.match(r",? (?:aged )?\d{1,2}\b,?(?! (?:per|%))", mention.following)
        or re.match(r",? (?:who|said|says|told)\b", mention.following)
        or any(word.token is not None and word.token.entity == "PERSON" for word in mention.words)
    )


def _settle_spellings(shown: dict[str, str], joined: dict[str, str], counts: Counter[str]) -> None:
    forms = sorted((form for form in shown.values() if form not in joined), key=lambda form: (-counts[form], form))
    for index, form in enumerate(forms[:_COMPARED]):
        if known_place(form) or any(map(str.isdigit, form)):
            continue
        words = fold(form).split()
        for better in forms[:index]:
            other = fold(better).split()
            if len(words) == len(other) and all(map(same_spelling, words, other)):
                _join(joined, form, better)
                break
