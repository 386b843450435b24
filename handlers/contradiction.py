"""A second opinion on differences: a place for a contradiction model, which there is none of yet."""

from collections.abc import Sequence
from typing import Protocol

from claims.difference import Difference


class ContradictionModel(Protocol):
    """Something that reads two passages and says how surely they contradict each other."""

    async def weigh(self, differences: Sequence[Difference]) -> Sequence[Difference]:
        """Return the differences of one fact, each as it is, with another confidence and route, or left out."""
        ...


async def weighed(model: ContradictionModel | None, differences: Sequence[Difference]) -> list[Difference]:
    """Return the differences that were found, as the model sees them; as they are where there is none."""
    return list(differences if model is None else await model.weigh(differences))
