from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_chat.reference import carries_reference, nonce_of, reference_of, with_reference
from bot.discord_chat.render import DiscordPayload, to_embeds
from tests.message_strategies import messages
from tests.standins.discord_limits import MESSAGE, message_faults

KEYS = st.text(min_size=1, max_size=60)


def found_in(payload, key):
    footers = [embed["footer"]["text"] for embed in payload.embeds if "footer" in embed]
    return carries_reference([payload.content, *footers], key)


@given(messages, KEYS)
@settings(max_examples=60, deadline=None)
def test_any_message_carries_its_reference_within_every_limit(message, key):
    payload = with_reference(to_embeds(message), key)
    given_ = {"content": payload.content, "embeds": payload.embeds, "components": payload.components}
    assert message_faults(given_, MESSAGE) == {}
    assert found_in(payload, key)
    assert not found_in(payload, key + "x")


def test_where_the_embeds_are_full_the_reference_stands_in_the_content():
    full = DiscordPayload(
        content="c" * 2000, embeds=[{"description": "d" * 4000}, {"description": "d" * 1999}], components=[]
    )
    payload = with_reference(full, "k")
    assert payload.embeds == full.embeds
    assert payload.content.endswith(f"\nref {reference_of('k')}")
    assert len(payload.content) == 2000


@given(KEYS, KEYS)
def test_a_nonce_is_stable_and_fits(channel, key):
    assert nonce_of(channel, key) == nonce_of(channel, key)
    assert 0 < len(nonce_of(channel, key)) <= 25
    assert nonce_of(channel, key) != nonce_of(channel, key + "x")
