"""Which language an article is in; only English is read so far."""

from functools import cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from handlers.document import UnreadableDocument
from handlers.formats.outcome import ReadArticle

_NAMES = {
    "en": "English", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
"""Languages of news; restricted to them, the identifier is right on short texts where it is not on all 97."""
_FEWEST_LETTERS = 40
"""With fewer, a name or two decide: *Kursk* alone is called Latvian."""
_SAMPLE = 4000
"""Characters; more do not change the answer."""
_SURE = 0.8
_OVERRULES = 0.95
"""A page's own mark is often the template's, so a clear text overrules it."""
_one_at_a_time = Lock()


def language_of(text: str, declared: str | None = None) -> str:
    """Return the language of a text as a two-letter code.

    Args:
        text: The words of headline and body.
        declared: What the document itself says, such as ``en-GB``; it decides where the text is too short or unclear.

    Returns:
        The code; *en* where neither tells.
    """
    stated = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    stated = stated if stated.isalpha() and len(stated) in {2, 3} else ""
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return stated or "en"
    with _one_at_a_time:
        found, certainty = _identifier().classify(sample)
    if certainty >= (_OVERRULES if stated else _SURE):
        return str(found)
    return stated or "en"


def check_language(read: ReadArticle) -> None:
    """Let an article in English pass.

    Raises:
        UnreadableDocument: It is in another language.
    """
    language = read.article.language
    if language == "en":
        return
    name = f"{_NAMES[language]} ({language})" if language in _NAMES else f'the language "{language}"'
    raise UnreadableDocument(
        read.file,
        "language",
        f"is in {name}, and only English is read so far",
        'put "language: en" in its front matter if that is wrong',
    )


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_NAMES))
    return identifier
