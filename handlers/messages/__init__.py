"""Everything the bot says, as platform-neutral messages: cards, digests, look-ups, notices."""
