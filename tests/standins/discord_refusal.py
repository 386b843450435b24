"""How the stand-in Discord says no."""

from typing import Any


class Refusal(Exception):
    """Discord answers with an error."""

    def __init__(self, status: int, code: int, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code, **extra}


def invalid(faults: dict[str, str]) -> Refusal:
    errors = {name: {"_errors": [{"code": "INVALID", "message": said}]} for name, said in faults.items()}
    return Refusal(400, 50035, "Invalid Form Body", errors=errors)
