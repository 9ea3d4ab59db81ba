"""The sheet of a form that says how to fill it in: passed over when it returns, unless something else stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from exchange_admin.documents.blank_form import BETWEEN_WORDS
from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.sheets import shown

_STOP = BETWEEN_WORDS.strip()
_LONGEST_NUMBER = 2  # digits of the minutes that are offered


class OwnLegend:
    """In whatever language the form went out. `is_offered`: whether this form has another text to choose from."""

    def __init__(self, wordings: Iterable[Wording], is_offered: Callable[[str], bool] = lambda _: False) -> None:
        several, self._is_offered = tuple(wordings), is_offered
        self._names = {words.say("form.legend") for words in several}
        self._texts = frozenset(
            " ".join(text.split())
            for words in several
            for key in sorted(words.keys())
            for text in _texts(words.raw(key))
        )

    def is_it(self, sheet: SheetCells) -> bool:
        """By its name, and by every text in it: whoever writes something there means it to be read."""
        if sheet.name not in self._names or sheet.faults:
            return False
        said = {" ".join(shown(cell).split()) for row in sheet.rows for cell in row if cell is not None}
        return all(self._is_offered(text) or self._is_ours(text) for text in said)

    def _is_ours(self, text: str) -> bool:
        """A text of the program, or several of them one behind the other."""
        if not text or self._is_one(text):
            return True
        ends = (at for at, one in enumerate(text) if one == " ")
        return any(self._is_one(text[:at].removesuffix(_STOP)) and self._is_ours(text[at + 1 :]) for at in ends)

    def _is_one(self, text: str) -> bool:
        return text in self._texts or (text.isdecimal() and len(text) <= _LONGEST_NUMBER)


def _texts(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        yield from (one for one in entry.values() if isinstance(one, str))
