from hypothesis import assume, given, settings

from bot.slack_chat.render import to_blocks
from tests.message_strategies import messages
from tests.standins.slack_blocks import block_faults, text_length


@given(messages)
@settings(max_examples=60, deadline=None)
def test_any_message_is_one_that_slack_takes(message):
    assume(all(button.value for button in message.buttons))
    payload = to_blocks(message)
    assert block_faults(payload.blocks) == []
    assert text_length(payload.blocks) <= 12_000
    assert payload.text
