"""Words someone spoke or wrote, and whether two outlets quote one utterance in different words."""

from claims.quotes.comparison import QuoteOutcome, QuoteVariance, compare_quotes
from claims.quotes.extraction import quote_claims

__all__ = ["QuoteOutcome", "QuoteVariance", "compare_quotes", "quote_claims"]
