"""The answers to the verbs: a command request in, a message out, whoever asks from wherever."""

from handlers.answers.answering import ANSWERS, another_page, answer, shared

__all__ = ["ANSWERS", "another_page", "answer", "shared"]
