"""Lists of visas, permits and other documents: people are looked up and never made; what kind of document it is, the
headings tell where no column does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.draft import ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.records import RecordLists
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.kinds import hooks_of

DOCUMENTS = "identity_document"
_KIND = "kind"


class DocumentLists(RecordLists):
    """The strategy for `DOCUMENTS`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        super().__init__(DOCUMENTS, sources, options)
        self._words = sources.tables.words

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        """A kind that only the headings tell is said with each row; where they tell none, or several, nobody knows."""
        told = paper_in([*sheet.headings(), *sheet.titles, sheet.name], self._words)
        is_asked = {id(row) for row in rows if row.values.get(_KIND) is None}
        for row in rows:
            if id(row) in is_asked and told:
                row.values[_KIND] = told
            _read_number(row)
            _leave_no_days(row)
        super().check(sheet, rows, everyone)
        for row in rows:
            if id(row) not in is_asked or row.subject_id:
                continue
            if told:
                facts = {"field": "field.identity_document.kind", "value": f"choice.document_kind.{told}"}
                row.problems.append(Problem("import.begins_with", _KIND, facts, Level.INFORMS))
            else:
                row.problems = [one for one in row.problems if one.field != _KIND]
                row.problems.append(Problem("import.which_document", _KIND))


def _read_number(row: StagedRow) -> None:
    """As it is kept, without the spaces that some put into it."""
    if row.values.get("number"):
        row.values["number"] = hooks_of(DOCUMENTS).kept({"number": row.values["number"]}, None)["number"]


def _leave_no_days(row: StagedRow) -> None:
    """000 on a Chinese visa counts no days: a residence permit takes its place after the entry."""
    if row.cells.get("stay_days", "").strip("0 ") == "":
        row.values.pop("stay_days", None)
        row.problems = [one for one in row.problems if one.field != "stay_days"]


def paper_in(texts: Iterable[str], words: ImportWords) -> str:
    """The one kind of document of which the texts speak; empty for none and for several."""
    said = list(texts)
    found = [kind for kind, speaks_of in words.papers.items() if any(map(speaks_of, said))]
    return found[0] if len(found) == 1 else ""
