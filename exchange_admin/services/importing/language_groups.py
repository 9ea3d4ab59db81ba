"""The language group that a sheet of results belongs to: named by the office, in a column or above the list."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.names import normalise_document_number
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.draft import StagedRow, StagedSheet
from exchange_admin.store import Store


@dataclass(slots=True)
class GroupWanted:
    """A group by code. `id` is empty until the group is found or made. `title` is the line above the list."""

    code: str
    id: str = ""
    language: str = ""
    course: str = ""
    planned_minutes: Value = None
    title: str = ""


class LanguageGroups:
    """The groups of one file; those that the office lacks are made with the first row that needs them."""

    def __init__(self, store: Store, origin: Origin, given: str) -> None:
        self._store, self._origin, self._given = store, origin, given
        self._by_code: dict[str, list[Record]] = {}
        for record in store.records(Query("language_group")):
            self._by_code.setdefault(_plain(record.text("code")), []).append(record)
        self._wanted: dict[str, GroupWanted] = {}
        self._of_row: dict[int, GroupWanted] = {}

    def settle(self, sheet: StagedSheet, row: StagedRow) -> None:
        """Finds the group of a row, or says why there is none; fills the planned hours from the line above the list."""
        facts = sheet.facts
        if row.values.get("planned_minutes") is None and facts.get("planned_minutes") is not None:
            row.values["planned_minutes"] = facts["planned_minutes"]
        code = str(row.values.get("group") or facts.get("group") or "")
        if not code and not self._given:
            row.problems.append(Problem("import.no_group", "group"))
            return
        key = self._given or _plain(code)
        if key not in self._wanted:
            self._wanted[key] = self._look_up(code, sheet)
        wanted = self._wanted[key]
        self._of_row[id(row)] = wanted
        if len(self._by_code.get(_plain(code), ())) > 1 and not self._given:
            row.problems.append(Problem("import.group_ambiguous", "group", {"code": code}))
        elif not wanted.id and not wanted.language:
            row.problems.append(Problem("import.group_unknown", "group", {"code": code}))

    def id_of(self, row: StagedRow) -> str:
        """Empty for a group that is still to be made."""
        wanted = self._of_row.get(id(row))
        return wanted.id if wanted else ""

    def made(self, row: StagedRow) -> tuple[GroupWanted, list[Edit]]:
        """The group of a ready row, with the edits that make it when it is new."""
        wanted = self._of_row[id(row)]
        if wanted.id:
            return wanted, []
        edits = []
        course = self._course(wanted)
        if not course:
            course = self._origin.new_id()
            values: dict[str, Value] = {
                f"name_{language_of(wanted.course)}": wanted.course or wanted.code,
                "language": wanted.language,
                "planned_minutes": wanted.planned_minutes,
            }
            edits.append(Edit("language_course", course, {k: v for k, v in values.items() if v is not None}, new=True))
        wanted.id = self._origin.new_id()
        group: dict[str, Value] = {"language_course_id": course, "code": wanted.code}
        edits.append(Edit("language_group", wanted.id, group, new=True))
        return wanted, edits

    def _look_up(self, code: str, sheet: StagedSheet) -> GroupWanted:
        title = sheet.titles[0] if sheet.titles else ""
        wanted = GroupWanted(
            code,
            language=str(sheet.facts.get("language") or ""),
            course=str(sheet.facts.get("course") or ""),
            planned_minutes=sheet.facts.get("planned_minutes"),
            title=title[:200],
        )
        found = self._by_code.get(_plain(code), [])
        wanted.id = self._given or (found[0].id if len(found) == 1 else "")
        if wanted.id:
            group = self._store.get("language_group", wanted.id)
            course = self._store.get("language_course", group.text("language_course_id")) if group else None
            wanted.language = course.text("language") if course else wanted.language
        return wanted

    def _course(self, wanted: GroupWanted) -> str:
        """The id of a course of that name and language, empty when there is none."""
        if not wanted.course:
            return ""
        field = f"name_{language_of(wanted.course)}"
        found = self._store.where("language_course", field, [wanted.course])
        return next((one.id for one in found if one.live and one["language"] == wanted.language), "")


def _plain(code: str) -> str:
    """А2-1 with a Cyrillic А is A2-1."""
    return normalise_document_number(code)
