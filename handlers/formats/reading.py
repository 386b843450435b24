"""The one way in: a document, whatever it is, becomes articles and readable errors."""

from handlers.document import Document, UnreadableDocument
from handlers.formats.choosing import choose_reader
from handlers.formats.outcome import IntakeLimits, Outcome, ReadArticle

_DEFAULT_LIMITS = IntakeLimits()


def read_articles(document: Document, *, limits: IntakeLimits = _DEFAULT_LIMITS) -> list[Outcome]:
    """Return what the intake makes of a document: one article of most files, several of a feed.

    It never raises and never returns nothing: what cannot be read is an ``UnreadableDocument`` in the list, beside
    the articles that can. It does no I/O, but a large page takes seconds: keep it off the event loop.
    """
    try:
        _check_size(document, limits)
        outcomes = list(choose_reader(document)(document))
    except UnreadableDocument as error:
        return [error]
    except Exception as error:  # noqa: BLE001 - parsers of hostile bytes raise what they like; one file must not stop the rest
        problem = f"could not be read: its reader stopped with {type(error).__name__}"
        return [UnreadableDocument(document.name, None, problem, "save it as plain text, and please report the file")]
    return [_within(outcome, limits) for outcome in outcomes]


def _check_size(document: Document, limits: IntakeLimits) -> None:
    if not document.data:
        raise UnreadableDocument(document.name, None, "is empty", "drop it again once it is written")
    if len(document.data) > limits.file_bytes:
        raise too_large(document.name, len(document.data), limits.file_bytes)


def too_large(name: str, size: int, limit: int) -> UnreadableDocument:
    """Return the error for a file beyond the limit; both in bytes."""
    return UnreadableDocument(
        name,
        None,
        f"is {size / 1e6:,.1f} MB; at most {limit / 1e6:,.1f} MB are taken",
        "split it, or raise limits.file_bytes in the settings",
    )


def _within(outcome: Outcome, limits: IntakeLimits) -> Outcome:
    """Return the outcome, or an error where the article is too long to be one."""
    if not isinstance(outcome, ReadArticle) or len(outcome.article.text) <= limits.article_characters:
        return outcome
    return UnreadableDocument(
        outcome.file,
        None,
        f"is an article of {len(outcome.article.text):,} characters; at most {limits.article_characters:,} are read",
        "split it into its articles, or raise limits.article_characters in the settings",
    )
