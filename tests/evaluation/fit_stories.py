"""Fits the weights by which an article finds its story, and writes claims/data/story_weights.toml.

Run it from the repository: ``python -m tests.evaluation.fit_stories``. It needs the annotated
articles of ``../shared``. Each article meets, in three arrival orders, the part of its own story
that came before, the like story of the same topic, and some unrelated ones; a logistic regression
with a light ridge gives the weights. Same input, same weights.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claims.stories.assigning import FEATURES, features
from claims.stories.sketches import StorySketch, grown, new_sketch
from claims.stories.terms import Facet, by_facet, facet_of
from tests.evaluation.stories_score import AnnotatedStory, StoryScore, annotated_stories, mean_of, mean_score, shuffled

SEED = 50
RIDGE = 1.0
UNRELATED = 0.3
"""Share of the unrelated stories an article is shown."""
TEMPLATES = 0.3
"""Share of the meetings with their own story that are told again as a like event elsewhere."""
TARGET = Path(__file__).parents[2] / "claims" / "data" / "story_weights.toml"


def rows(articles: Sequence[AnnotatedStory], *, orders: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Return features and answers of every meeting of an article with a story so far."""
    values, answers = [], []
    for order in range(orders):
        stories: dict[str, StorySketch] = {}
        for article in shuffled(articles, 100 + order):
            facets = by_facet(article.terms)
            for story, sketch in stories.items():
                chance = random.Random(f"{order} {article.uri} {story}").random()
                if story.rstrip("+") == article.topic or chance < UNRELATED:
                    values.append(features(facets, sketch))
                    answers.append(story == article.story)
                if story == article.story and chance < TEMPLATES:
                    values.append(features(by_facet(template(article, articles, chance)), sketch))
                    answers.append(False)
            known = stories.get(article.story)
            stories[article.story] = (
                new_sketch(0, article.terms, None) if known is None else grown(known, article.terms, None)
            )
    return np.array(values), np.array(answers, float)


def template(article: AnnotatedStory, articles: Sequence[AnnotatedStory], chance: float) -> dict[str, float]:
    """Return an article about a like event elsewhere, told in the same words: others, other figures.

    Reports of quakes, verdicts and company results follow templates; the names, places and figures of
    an article of another topic stand in for those of a second such event.
    """
    dice = random.Random(f"{article.uri} {chance}")
    other = dice.choice([one for one in articles if one.topic != article.topic])
    same_day, same_country = dice.random() < 0.5, dice.random() < 0.3
    kept = {Facet.WORD, Facet.PHRASE}
    kept |= {Facet.DAY} if same_day else set()
    kept |= {Facet.PLACE} if same_country else set()
    terms = {
        term: weight
        for term, weight in article.terms.items()
        if facet_of(term) in kept and not (facet_of(term) is Facet.PHRASE and any(map(str.isdigit, term)))
    }
    return terms | {term: weight for term, weight in other.terms.items() if facet_of(term) not in kept}


def fit(values: np.ndarray, answers: np.ndarray, *, ridge: float = RIDGE) -> np.ndarray:
    """Return the weights and, last, the bias, by Newton's method."""
    columns = np.c_[values, np.ones(len(values))]
    penalty = ridge * np.r_[np.ones(columns.shape[1] - 1), 1e-6]
    weights = np.zeros(columns.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (chance - answers) + penalty * weights
        curve = (columns * (chance * (1 - chance) + 1e-9)[:, None]).T @ columns + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validate(articles: Sequence[AnnotatedStory], *, orders: int = 3) -> StoryScore:
    """Return the scores on each half of the topics with weights fitted on the other half alone."""
    topics = sorted({article.topic for article in articles})
    random.Random(SEED).shuffle(topics)
    first = set(topics[: len(topics) // 2])
    halves = [[article for article in articles if (article.topic in first) is wanted] for wanted in (True, False)]
    return mean_of(
        [mean_score(unseen, orders=orders, weights=list(fit(*rows(seen)))) for seen, unseen in (halves, halves[::-1])]
    )


def main() -> None:
    """Fit on every annotated article and write the table."""
    weights = fit(*rows(annotated_stories()))
    lines = [
        "# Log-odds that an article tells a story, one weight a feature (claims/stories/assigning.py).",
        "# Written by tests/evaluation/fit_stories.py; do not edit by hand.",
        f"bias = {weights[-1]:.3f}",
        *(f"{name} = {weight:.3f}" for name, weight in zip(FEATURES, weights, strict=False)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
