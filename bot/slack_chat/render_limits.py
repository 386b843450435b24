"""Slack's limits, each with where it is documented. Lengths are characters of the escaped text."""

BLOCKS = 50
"""Blocks in a message (docs.slack.dev, reference/block-kit/blocks)."""
HEADER = 150
"""A header's plain text (reference/block-kit/blocks/header-block)."""
SECTION = 3000
"""A section's text (reference/block-kit/blocks/section-block); kept for rich text too, which states none."""
FIELDS = 10
"""Fields of a section (same page)."""
FIELD = 2000
"""One field's text (same page)."""
CONTEXT = 2000
"""Ours: a context element's text object may hold 3,000, but small grey type should not."""
ACTIONS = 25
"""Elements of an actions block (reference/block-kit/blocks/actions-block)."""
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
ACTION_ID = 255
"""reference/block-kit/block-elements/button-element, all three."""
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
"""reference/block-kit/composition-objects/confirmation-dialog-object, all three."""
OVERFLOW = 5
"""Options of an overflow menu (reference/block-kit/block-elements/overflow-menu-element)."""
OPTION_TEXT = 75
OPTION_VALUE = 150
"""reference/block-kit/composition-objects/option-object, both; its description is as long as its text."""
VIEW_BLOCKS = 100
"""Blocks in a modal or a home page (reference/views)."""
VIEW_TITLE = 24
"""Also a modal's submit and close (same page)."""
VIEW_METADATA = 3000
"""private_metadata (same page)."""
INPUT_LABEL = 2000
INPUT_TEXT = 3000
"""An input's label and hint (reference/block-kit/blocks/input-block); what a text input holds at most."""
TABLE_ROWS = 100
TABLE_COLUMNS = 20
"""reference/block-kit/blocks/table-block; also only one table in a message."""
LINK = 3000
"""A link's address (button-element ``url``); kept for links in text."""
NOTIFICATION = 299
"""Ours: ``text`` is what a phone and a screen reader get; under 300 characters it is read whole."""
ALL_TEXT = 10_000
"""Ours: chat.postMessage answers msg_blocks_too_long near 12,000 to 13,000 characters over all blocks.

Undocumented; measured by users (slackapi/bolt-js issues 2509 and 2867). We stay well below.
"""
PASSAGE = 1500
"""Ours: a quoted sentence longer than this is shown around its differing words."""
LIST_ITEMS = 10
"""Ours: entries in one block, so that an overflowing list loses its end and not all of it."""
EARLIEST, LATEST = 0, 4_102_444_800
"""Seconds since 1970 that Slack's date formatting is asked to show: 1970 to 2099."""
