"""Whose words stand behind each outlet: what makes two outlets one voice or two."""

from collections.abc import Iterable

from claims.alert import Alert
from claims.article import Article
from claims.claim import Evidence
from claims.copies import credited_agency, family_of


def origin_of_article(article: Article) -> str:
    """Return the agency an article credits for its text, else the publisher family of its outlet."""
    return credited_agency(article) or family_of(article.source)


def origins_of(members: Iterable[Evidence]) -> dict[str, str]:
    """Return the origin of each member's article by the article's uri."""
    articles = {member.article.uri: member.article for member in members}
    return {uri: origin_of_article(article) for uri, article in articles.items()}


def origins_of_alert(alert: Alert) -> dict[str, str]:
    """Return the origin of every article an alert shows."""
    return origins_of(member for difference in alert.differences for member in difference.members)
