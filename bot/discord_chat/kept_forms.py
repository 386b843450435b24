"""Forms somebody may want once more: the one that was made too late to open, the one with an answer to mend."""

from collections import OrderedDict

from handlers.forms import Form


class KeptForms:
    """The forms opened or offered last, each for whoever it was made for.

    Memory only, and bounded: whoever comes after a restart opens the form from the card again.
    """

    def __init__(self, most: int = 500) -> None:
        self._forms: OrderedDict[tuple[str, str, str], Form] = OrderedDict()
        self._most = most

    def keep(self, user: str, form: Form) -> None:
        """Keep a form for somebody, in place of an earlier one of its kind."""
        key = (user, form.name, form.value)
        self._forms[key] = form
        self._forms.move_to_end(key)
        while len(self._forms) > self._most:
            self._forms.popitem(last=False)

    def find(self, user: str, name: str, value: str) -> Form | None:
        """Return the form that was kept for somebody; None when it is too old."""
        return self._forms.get((user, name, value))
