"""In whose words a passage stands: quotation marks paired by paragraph, and the voice of a span."""

from claims.voice.mask import QuoteMask, QuoteUse, Stretch, quote_mask
from claims.voice.voices import voice_of

__all__ = ["QuoteMask", "QuoteUse", "Stretch", "quote_mask", "voice_of"]
