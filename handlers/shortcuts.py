"""What a message's menu and a global shortcut open: a check of its text, a note to its story, an empty draft."""

from handlers.answers.claims import LONGEST_DRAFT, check_text, nearest_claims
from handlers.card_forms import check_form, note_form
from handlers.forms import Form
from handlers.message import ChatMessage
from handlers.messages.claim_list import claims_message
from handlers.newsroom import Newsroom
from storage.alert_posts import find_post

_NEAREST = 5


async def check_claims(text: str, newsroom: Newsroom) -> ChatMessage:
    """Return what of a message differs from the base; where nothing is compared, the claims nearest to it.

    Nothing is stored.
    """
    text = text.strip()[:LONGEST_DRAFT]
    if not text:
        return claims_message("a message without text", (), start=0, total=0)
    message, _ = await check_text(text, newsroom)
    near = [] if "speaks of anything" not in message.summary else (await nearest_claims(text, newsroom))[:_NEAREST]
    return claims_message(text, near, start=0, total=len(near)) if near else message


async def add_note(text: str, chat: str, channel: str, thread: str, newsroom: Newsroom) -> Form:
    """Return the form that adds a message to a story; the story is known where the message stands under a card."""
    channels = {channel, *(desk.channel for desk in newsroom.desks if desk.chat == chat)}
    async with newsroom.database.read() as session:
        found = [await find_post(session, chat, one, thread) for one in sorted(channels)]
        alert_id = next((post.alert_id for post in found if post is not None), None)
        return await note_form(session, text, alert_id)


def draft() -> Form:
    """Return the form that takes a draft to check."""
    return check_form()
