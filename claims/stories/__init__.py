"""Stories: which articles tell of one event, decided as each arrives."""

from claims.stories.assigning import Assignment, assign_story
from claims.stories.sketches import StorySketch, grown, lookup_keys, merged, new_sketch
from claims.stories.terms import story_terms
from claims.stories.titles import story_title

__all__ = [
    "Assignment",
    "StorySketch",
    "assign_story",
    "grown",
    "lookup_keys",
    "merged",
    "new_sketch",
    "story_terms",
    "story_title",
]
