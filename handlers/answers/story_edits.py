"""``merge`` and ``split``: stories put right by hand."""

from handlers.answers.page import Page, article_named
from handlers.answers.stories import find_story_named
from handlers.message import ChatMessage, Facts, Paragraph
from handlers.messages.notices import error_message
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted, shortened
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from handlers.story_edits import Edited, NotOneStory, join_stories, take_out


async def answer_merge(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``merge``: one story of two."""
    async with newsroom.database.read() as session:
        asked = [request.options.get(name, "") for name in ("first", "second")]
        found = [await find_story_named(session, one, newsroom) for one in asked]
    first, second = found
    if first is None or second is None:
        missing = asked[0] if first is None else asked[1]
        said = error_message(f"No story is known by “{shortened(missing, 80)}”.", "Give an article's address")
        return Page(message=said, shareable=False)
    try:
        edited = await join_stories(first, second, newsroom, by=request.asker.user_name)
    except NotOneStory as problem:
        return Page(message=error_message(f"Not joined: {problem}."), shareable=False)
    return Page(message=_told("One story now", edited), shareable=False)


async def answer_split(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``split``: an article in a story of its own."""
    asked = request.options.get("article", "")
    async with newsroom.database.read() as session:
        stored = await article_named(session, asked, now=newsroom.now())
    if stored is None:
        said = error_message(f"There is no article “{shortened(asked, 80)}”.", "Give its address")
        return Page(message=said, shareable=False)
    try:
        edited = await take_out([stored.article.uri], newsroom, by=request.asker.user_name)
    except NotOneStory as problem:
        return Page(message=error_message(f"Not taken out: {problem}."), shareable=False)
    return Page(message=_told("A story of its own now", edited), shareable=False)


def _told(title: str, edited: Edited) -> ChatMessage:
    said = f"“{shortened(safe_line(edited.title), 120)}”: {counted(edited.articles, 'article')}"
    pairs = [("Story", str(edited.story_id))]
    if edited.alert_ids:
        pairs.append(("Alerts that changed", ", ".join(map(str, edited.alert_ids[:10]))))
    return ChatMessage(
        title=title,
        summary=f"{title}: {said}",
        parts=(Paragraph(text=said), Facts(pairs=tuple(pairs))),
        footer="Remembered: only a person can change it again",
    )
