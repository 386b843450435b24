"""Where things happen: the place a passage speaks of, and whether two places are one."""

from claims.gazetteer import country_of, is_place, same_place, within
from claims.places.dateline import dateline_place
from claims.places.locating import place_of

__all__ = ["country_of", "dateline_place", "is_place", "place_of", "same_place", "within"]
