"""Discord's limits, each with where it is documented. Lengths are characters of the escaped text."""

EMBEDS = 10
"""Embeds in a message (docs.discord.com, resources/message, create message)."""
ALL_EMBEDS = 6000
"""Title, description, field names, field values and footers of all embeds together (same page, embed limits)."""
TITLE = 256
DESCRIPTION = 4096
FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
"""resources/message, embed limits, all six; names and values may not be empty."""
CONTENT = 2000
"""Message content (resources/message)."""
ROWS = 5
BUTTONS_IN_ROW = 5
"""components/reference, action row."""
BUTTON_LABEL = 80
CUSTOM_ID = 100
"""components/reference, button; a custom id is unique in its message."""
MODAL_COMPONENTS = 5
MODAL_TITLE = 45
"""interactions/receiving-and-responding, modal."""
LABEL = 45
LABEL_DESCRIPTION = 100
OPTION = 100
OPTIONS = 25
INPUT_TEXT = 4000
"""components/reference: label, string select (text, value and description of an option), text input."""
NOTIFICATION = 299
"""Ours: ``content`` is what a phone and a screen reader get first; under 300 characters it is read whole."""
PASSAGE = 800
"""Ours: a quoted sentence longer than this is shown around its differing words."""
FOOTER_SHOWN = 600
"""Ours: a footer is small type."""
TABLE_WIDTH = 42
"""Ours: characters of monospaced type that fit a phone's width; wider tables become lines."""
EARLIEST, LATEST = 0, 4_102_444_800
"""Seconds since 1970 that a timestamp is asked to show: 1970 to 2099."""
