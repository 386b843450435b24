"""The words of a quotation in a form that can be aligned: lower-case tokens, contractions opened."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\[[^\]]*\]|(?:\d[\d,.]*\d|\d)(?:st|nd|rd|th)?\b|\d+|[^\W\d_]+(?:[’'][^\W\d_]+)*|…|\.\.\.")
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[^\sa-z])|;\s+|\s*(?:…|\.\.\.)\s*(?=\w)")

NEGATIONS = frozenset({"not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "without", "cannot"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})
_CONTRACTIONS = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not"}
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if number > 1
}
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
    if number > 3
}
_STOP = frozenset(
    """
    a an and are as at be been being but by did do does for from had has have he her him his i if in into is it its
    itself me my of on or our ours she so such than that the their them then there these they this those to too up us
    very was we were what when where which who whom why with you your yours just also all any some am about more most
    s d
    """.split()
)
_SUFFIXES = (
    "izations ization isation ements ements ations ational ements ement ments ment ation ities ingly iness ness "
    "ings ing edly ies ied ers est er ed es ly s"
).split()


_OUR = re.compile(r"our(?=(?:s|ed|ing|ite|ites|able|er|ers)?$)")
"""British *colour*, *honoured*, *labourers*, which other houses write without the *u*."""
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a quotation."""

    form: str
    """Lower-case, contractions opened, number words up to twenty as digits."""
    stem: str
    name: bool
    """Capitalised where no sentence begins."""

    @property
    def content(self) -> bool:
        """Say whether the word carries meaning of its own."""
        return self.form not in _STOP and self.form not in MODALS and self.form not in NEGATIONS

    @property
    def number(self) -> bool:
        """Say whether the word is a number."""
        return self.form[0].isdigit()


def sentences_of(content: str) -> list[list[Word]]:
    """Return the words of each sentence of a quotation; words in brackets are the outlet's and left out."""
    found = [words_of(part) for part in _SENTENCE.split(content)]
    return [words for words in found if words]


def words_of(text: str) -> list[Word]:
    """Return the words of one sentence."""
    words: list[Word] = []
    for number, match in enumerate(_TOKEN.finditer(text)):
        raw = match.group()
        if raw[0] == "[" or raw in {"…", "..."}:
            continue
        named = number > 0 and raw[0].isupper() and raw != "I" and not raw.startswith(("I’", "I'"))
        forms = _opened(raw.lower().replace("’", "'"))
        words += [Word(form=form, stem=stem(form), name=named) for form in forms]
    return _going_to(words)


def _opened(word: str) -> list[str]:
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word].split()
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word[: -len(ending)], full]
    word = re.sub(r"'s$|'$", "", word)
    if word[:1].isdigit():
        return [re.sub(r"[a-z,]", "", word)]
    return [_NUMBERS.get(word) or _ORDINALS.get(word, word)] if word else []


def _going_to(words: list[Word]) -> list[Word]:
    """Read *going to* and *gonna* as *will*: outlets that translate choose freely between them."""
    found: list[Word] = []
    will = Word(form="will", stem="will", name=False)
    skip = False
    for number, word in enumerate(words):
        following = words[number + 1].form if number + 1 < len(words) else ""
        if skip:
            skip = False
        elif word.form == "gonna":
            found.append(will)
        elif word.form == "going" and following == "to":
            if found and found[-1].form in {"am", "are", "is", "s"}:
                found.pop()
            found.append(will)
            skip = True
        else:
            found.append(word)
    return found


def stem(word: str) -> str:
    """Return a rough stem, so that *announced* meets *announcement*, and *harbour* *harbor*."""
    if len(word) > _SHORT:
        word = _OUR.sub("or", word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
