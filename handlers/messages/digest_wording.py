"""The sentences of a digest that only count."""

from handlers.messages.wording import counted, enumerated


def counted_of(listed: int, all_of_them: int) -> str:
    """Return how many are listed, and of how many where some are not: *7*, *7 of 12*."""
    return str(listed) if listed == all_of_them else f"{listed} of {all_of_them}"


def read_words(articles: int, origins: int) -> str:
    """Return how much was read: *9 articles read from 4 origins*."""
    read = f"{counted(articles, 'article')} read"
    return f"{read} from {counted(origins, 'origin')}" if origins else read


def health_words(feeds: int, files: int) -> str:
    """Return what is not well, counted; empty when all is."""
    troubles = [counted(feeds, "feed") + " failing"] if feeds else []
    if files:
        troubles.append(f"{counted(files, 'file')} not read")
    return " and ".join(troubles)


def left_out_words(over_cap: int, low: int, cap: int) -> str:
    """Return what a digest does not list, and how to see it; empty when it lists everything."""
    said = []
    if over_cap:
        said.append(f"{counted(over_cap, 'difference')} over the {cap} a digest holds")
    if low:
        said.append(f"{counted(low, 'low or muted difference')}")
    return f"{enumerated(said)}: ask for “alerts” to see them." if said else ""
