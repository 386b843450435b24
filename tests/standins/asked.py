"""Use cases for client tests: they keep what they were asked and answer with what was laid down."""

from handlers.message import ChatMessage, Paragraph
from handlers.messages.buttons import button
from handlers.request import CommandRequest, PressRequest


class Asked:
    """An `answer` and a `press` that remember."""

    def __init__(self) -> None:
        self.commands: list[CommandRequest] = []
        self.presses: list[PressRequest] = []
        self.says: ChatMessage | None = None
        """What a press answers."""
        self.breaks = False

    async def answer(self, request: CommandRequest) -> ChatMessage:
        self.commands.append(request)
        if self.breaks:
            raise RuntimeError("the database is gone")
        return ChatMessage(
            title="Deaths in Valencia",
            summary="Two values for deaths in Valencia",
            parts=(Paragraph(text="AFP says 62 & EFE says <51>."),),
        )

    async def press(self, request: PressRequest) -> ChatMessage | None:
        self.presses.append(request)
        if self.breaks:
            raise RuntimeError("the database is gone")
        return self.says


def card(text: str = "AFP says 62, EFE says 51", *, state: str = "open") -> ChatMessage:
    """A card with two buttons, about alert 1842."""
    return ChatMessage(
        title="Figure differs: deaths, Valencia",
        summary=text,
        state=state,
        parts=(Paragraph(text=text),),
        buttons=(button("take", "1842"), button("not_difference", "1842")),
        footer="Alert 1842",
    )
