"""What is noted here of a form that a partner gets filled in: what the row of each token is about, and marks of what
stood in each cell. No value is noted: a mark is made with a secret that does not leave this file."""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.services.importing.own_marks import column_emptied
from exchange_admin.store import Store

_SETTING = "form.sent.{id}"
_OVER_KEYS = "exchange-admin/form/1/{id}"
_HEAD = re.compile(r"exchange-admin/form/1/([0-9a-f-]{36})")
_TOKEN = re.compile(r"[0-9a-f]{24}")
PEOPLE_FORM = "person"
_PLAIN = ("partner", "language", "on", "form", "about")
_LEGEND = "legend"
"""In the place of the token of a row: what stands in the legend."""
UNKNOWN = "?"
"""Instead of a token that is none."""
_LOOKED_THROUGH = 50  # rows, from the top


def over_keys(form: str) -> str:
    return _OVER_KEYS.format(id=form)


def new_token() -> str:
    return secrets.token_hex(12)


@dataclass
class FormRow:
    """`subject` says what the row is about: the id of a person, or what a form of answers calls it. `sent` are marks by
    column of what the partner got, `taken` of what came in from this form since, `said` of the cells that said it."""

    subject: str
    sent: dict[str, str]
    taken: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


@dataclass
class FormNote:
    """`partner` is the id of its institution, `columns` are keys by heading, `rows` stand by their token. `form` names
    the form; a blank one is called by the kind of its records and has no rows. `about` is the id of the record that
    all of it is about: a language group. `offered` are marks of what its legend offers besides words of the program."""

    id: str
    partner: str
    language: str
    on: str
    columns: dict[str, str]
    form: str = PEOPLE_FORM
    about: str = ""
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    offered: list[str] = field(default_factory=list)
    rows: dict[str, FormRow] = field(default_factory=dict)

    def mark(self, token: str, key: str, text: str) -> str:
        """Alike for the same cell with the same text, whatever blanks it is written with."""
        told = "\0".join((token, key, " ".join(unicodedata.normalize("NFC", text).split())))
        return hmac.digest(self.secret.encode(), told.encode("utf-8", "replace"), "sha256").hex()[:32]

    def offer(self, texts: Iterable[str]) -> None:
        self.offered += [self.mark(_LEGEND, "", text) for text in texts]

    def has_offered(self, text: str) -> bool:
        return self.mark(_LEGEND, "", text) in self.offered

    def add(self, token: str, subject: str, texts: Mapping[str, str]) -> None:
        self.rows[token] = FormRow(subject, {key: self.mark(token, key, text) for key, text in texts.items()})

    def keep(self, store: Store) -> None:
        rows = {token: [row.subject, row.sent, row.taken, row.said] for token, row in self.rows.items()}
        plain = {name: getattr(self, name) for name in _PLAIN}
        store.settings.set(
            _SETTING.format(id=self.id),
            {**plain, "columns": self.columns, "secret": self.secret, "rows": rows, "offered": self.offered},
        )

    @classmethod
    def of(cls, store: Store, id: str) -> FormNote | None:
        """None for a form of which nothing is noted here."""
        plain = store.settings.like(_SETTING.format(id=id), dict[str, Any]())
        if not plain:
            return None
        rows = {token: FormRow(*row) for token, row in plain["rows"].items()}
        told = {name: plain[name] for name in (*_PLAIN, "columns", "secret", "offered") if name in plain}
        return cls(id=id, rows=rows, **told)


@dataclass(frozen=True, slots=True)
class FormKeys:
    """What stands in the column of keys of a sheet: the form, the number of the row of headings, and the tokens by the
    number of their row. `others` are further sheets in which something stands."""

    form: str
    header: int
    tokens: Mapping[int, str]
    others: tuple[SheetCells, ...] = ()


def without_keys(book: WorkbookCells) -> tuple[WorkbookCells, FormKeys | None]:
    """A form is read as the one sheet that has keys, without them; any other book as it is."""
    for sheet in book.sheets:
        for number, row in enumerate(sheet.rows[:_LOOKED_THROUGH], 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and (found := _HEAD.fullmatch(cell.strip())):
                    alone = WorkbookCells(book.name, (column_emptied(sheet, (column,)),), book.days_from_1904)
                    others = tuple(one for one in book.sheets if one is not sheet and _says_something(one))
                    return alone, FormKeys(found[1], number, dict(_tokens(sheet, column)), others)
    return book, None


def _says_something(sheet: SheetCells) -> bool:
    return bool(sheet.faults) or any(str(cell).strip() for row in sheet.rows for cell in row if cell is not None)


def _tokens(sheet: SheetCells, column: int) -> Iterable[tuple[int, str]]:
    for number, row in enumerate(sheet.rows, 1):
        cell = row[column] if column < len(row) else None
        if cell is not None and not (isinstance(cell, str) and _HEAD.fullmatch(cell.strip())):
            text = str(cell).strip()
            yield number, text if _TOKEN.fullmatch(text) else UNKNOWN
