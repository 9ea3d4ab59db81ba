"""The form in which a host tells the marks of those who study there: a row a course, of the transcript that there is,
of the learning agreement, and some that are empty."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from exchange_admin.documents.blank_form import FormField
from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.mobility_status import OUTCOMES
from exchange_admin.domain.rules.stays import days_of
from exchange_admin.domain.steps import Edit, Record, filled
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.answered import Answered, AnswerForm, Cells
from exchange_admin.services.importing.form_cells import Shown
from exchange_admin.services.importing.form_mark_checks import is_same_course, much, odd_marks
from exchange_admin.services.importing.list_shapes import MARKS
from exchange_admin.services.importing.number_cells import hours_said

_LINE, _TRANSCRIPT = "transcript_line", "transcript"
_FEWEST_EMPTY, _USUAL_ROWS = 3, 8
"""Rows for courses that nobody has named yet: so many that a person has the usual number, but never fewer."""
_OPEN = "in_progress"
_TWICE, _THERE = "import.form_course_twice", "import.form_course_there"
_DECIDED = OUTCOMES | {"closed"}


@dataclass(frozen=True, slots=True)
class _Course:
    """`line` is the id of the line of a transcript, or of the one that will be made; `planned` that of a course of the
    learning agreement. As one text it is the subject of a row."""

    stay: str
    line: str
    planned: str = ""

    def __str__(self) -> str:
        return "/".join((self.stay, self.line, self.planned))


@dataclass(frozen=True, slots=True)
class _Around:
    """What courses rest on, by id; `transcripts` by stay, the newest."""

    stays: Mapping[str, Record]
    lines: Mapping[str, Record]
    transcripts: Mapping[str, Record]
    planned: Mapping[str, Record]

    def hour(self, course: _Course) -> int:
        """Minutes of an hour as the transcript counts."""
        transcript = self.transcripts.get(course.stay)
        return int(transcript["hour"] or ACADEMIC) if transcript is not None else ACADEMIC


class MarkForm(AnswerForm):
    list_kind = MARKS
    known = ("code", "title")
    answers = ("contact_hours", "credits", "original_mark", "status")

    def begun(self) -> list[str]:
        """Stays at the partner that have begun, and of which nobody has decided yet what is recognised."""
        today = self.parts.today().isoformat()
        stays = {
            one.id: one
            for one in self.all_stays("receiving_institution_id")
            if (first := days_of(one.values)[0]) and first <= today and one["sending_status"] not in _DECIDED
        }
        transcripts, planned = self._transcripts(list(stays)), self._planned(list(stays))
        lines = defaultdict[str, list[Record]](list)
        ids = [one.id for one in transcripts.values()]
        for line in self.store.where(_LINE, "transcript_id", ids):
            if line.live:
                lines[line.text("transcript_id")].append(line)
        order = {id: n for n, id in enumerate(self.by_name([one.text("person_id") for one in stays.values()]))}
        found = []
        for id in sorted(stays, key=lambda one: (order.get(stays[one].text("person_id"), 0), one)):
            transcript = transcripts.get(id)
            there = lines[transcript.id] if transcript is not None else []
            found += [_Course(id, line.id) for line in there]
            agreed = [one for one in planned[id] if not any(_is_same(one, line) for line in there)]
            empty = max(_FEWEST_EMPTY, _USUAL_ROWS - len(there) - len(agreed))
            found += [_Course(id, self.parts.origin.new_id(), one.id) for one in agreed]
            found += [_Course(id, self.parts.origin.new_id()) for _ in range(empty)]
        return list(map(str, found))

    def people(self, subjects: Collection[str]) -> Mapping[str, str]:
        courses = dict(_courses(subjects))
        whose = self.whose(self.their_stays([course.stay for course in courses.values()]).values())
        return {subject: whose[course.stay] for subject, course in courses.items() if course.stay in whose}

    def field(self, key: str) -> FormField:
        return replace(super().field(key), is_required=key == "status")

    def cells(self, subjects: Collection[str]) -> Mapping[str, Cells]:
        around = self._around(subjects)
        who = self.who([stay.text("person_id") for stay in around.stays.values()])
        found: dict[str, Cells] = {}
        for subject, course in _courses(subjects):
            stay, line = around.stays.get(course.stay), around.lines.get(course.line)
            whose = who.get(stay.text("person_id")) if stay is not None else None
            if whose is None or (line is not None and not (line.live and self._is_of(line, course, around))):
                continue
            source = line or around.planned.get(course.planned)
            found[subject] = {**whose, **self._said(source, around.hour(course), is_there=line is not None)}
        return found

    def names(self, subjects: Sequence[str]) -> list[str]:
        """Without rows in which nothing stood."""
        cells = self.cells(subjects).values()
        return list(dict.fromkeys(str(one["full_name"] or "") for one in cells if one["title"] or one["code"]))

    def problems(self, answered: Answered) -> Iterable[Problem]:
        around = self._around([answered.subject])
        (_, course), row = next(_courses([answered.subject])), answered.row
        line = around.lines.get(course.line)
        if (values := self._values(answered, around)) is None:
            facts = {"hour": around.hour(course), "typed": row.cells.get("contact_hours", "")}
            yield Problem("transcript.no_whole_minutes", "contact_hours", facts)
            return
        if not (row.cells.get("title") or row.cells.get("code")):
            yield Problem("import.form_no_title", "title", {}, Level.ASKS)
        has_mark = values.get("original_mark") is not None
        status = values.get("status") or (line["status"] if line is not None else None)
        if has_mark and status in (None, _OPEN) and row.choices.get("original_mark") != "theirs":
            code = "import.form_no_status" if status is None else "import.form_still_open"
            yield Problem(code, "original_mark" if status else "status", {"typed": row.cells.get("original_mark", "")},
                          Level.ASKS if status else Level.BLOCKS)  # fmt: skip
        mark = values.get("original_mark") or (line["original_mark"] if line is not None else None)
        yield from odd_marks(mark, status, self._country(course, around))
        is_said = "contact_hours" in answered.taken
        yield from much(_hours_in(row.cells["contact_hours"]) if is_said else None, answered.taken.get("credits"))
        if line is not None:
            found = self.records.change(line, values)[1]
        else:
            transcript = around.transcripts.get(course.stay)
            whole = {"transcript_id": transcript.id if transcript is not None else None, "status": _OPEN, **values}
            found = self.records.draft(_LINE, whole)[1]
            found = [one for one in found if one.field != "transcript_id"]
        for one in found:
            yield Problem(one.code, _COLUMNS.get(one.field, one.field), one.facts, one.level)

    def beside(self, everyone: Sequence[Answered]) -> None:
        """Asks about a course that stands twice, in two rows of the form or in the transcript too: a retake is a line
        of its own, a copy is not."""
        around = self._around([one.subject for one in everyone])
        courses = dict(_courses([one.subject for one in everyone]))
        lines = defaultdict[str, list[Record]](list)
        for line in self.store.where(_LINE, "transcript_id", [one.id for one in around.transcripts.values()]):
            if line.live:
                lines[line.text("transcript_id")].append(line)
        seen: defaultdict[str, list[tuple[Answered, Mapping[str, Value]]]] = defaultdict(list)
        for one in everyone:
            one.row.problems = [told for told in one.row.problems if told.code not in (_TWICE, _THERE)]
            course = courses[one.subject]
            said = {key: one.row.values.get(key) for key in self.known}
            first = next((row for row, before in seen[course.stay] if is_same_course(said, before)), None)
            transcript = around.transcripts.get(course.stay)
            known = [] if transcript is None or course.line in around.lines else lines[transcript.id]
            key = "title" if said.get("title") else "code"
            if one.row.choices.get(key) != "theirs" and first is not None:
                one.row.problems.append(Problem(_TWICE, key, {"row": first.row.number}, Level.ASKS))
            elif one.row.choices.get(key) != "theirs" and any(is_same_course(said, line.values) for line in known):
                one.row.problems.append(Problem(_THERE, key, {"typed": one.row.cells.get(key, "")}, Level.ASKS))
            if first is not None and first.row.choices.get(key) != "theirs" and not _is_told(first, _TWICE):
                first.row.problems.append(Problem(_TWICE, key, {"row": one.row.number}, Level.ASKS))
            seen[course.stay].append((one, said))

    def edits(self, answered: Sequence[Answered]) -> list[Edit]:
        around = self._around([one.subject for one in answered])
        transcripts = {stay: one.id for stay, one in around.transcripts.items()}
        edits: list[Edit] = []
        for one in answered:
            _, course = next(_courses([one.subject]))
            values = self._values(one, around) or {}
            if (line := around.lines.get(course.line)) is not None:
                if changed := self.records.change(line, values)[0]:
                    edits.append(Edit(_LINE, line.id, changed))
                continue
            if course.stay not in transcripts:
                edits.append(self._transcript(around.stays[course.stay]))
                transcripts[course.stay] = edits[-1].id
            whole = filled({"transcript_id": transcripts[course.stay], "status": _OPEN, **values})
            edits.append(Edit(_LINE, course.line, whole, new=True))
        return edits

    # what a course is

    def _said(self, source: Record | None, hour: int, *, is_there: bool) -> dict[str, Shown]:
        if source is None:
            return dict.fromkeys((*self.known, *self.answers))
        minutes = source["contact_minutes"]
        status = source["status"] if is_there else None
        return {
            "code": source.text("code") or None,
            "title": in_language(source.values, "title", self.asked.language) or None,
            "contact_hours": exact.shown(Fraction(minutes, hour)) if isinstance(minutes, int) else None,
            "credits": source.text("credits") or None,
            "original_mark": (source.text("original_mark") or None) if is_there else None,
            "status": self.words.choice("line_status", status) if status else None,
        }

    def _values(self, answered: Answered, around: _Around) -> dict[str, Value] | None:
        """The fields that a row fills: of a new line all that it says. None for hours that are no whole minutes."""
        (_, course), staged = next(_courses([answered.subject])), answered.row
        line = around.lines.get(course.line)
        said = answered.taken if line is not None else {key: staged.values.get(key) for key in self.columns()}
        values: dict[str, Value] = {
            key: said[key] for key in ("code", "credits", "original_mark", "status") if said.get(key) is not None
        }
        if title := said.get("title"):
            values[f"title_{language_of(str(title))}"] = title
        if isinstance(minutes := said.get("contact_hours"), int):
            is_new = "contact_hours" in answered.taken  # its minutes were rounded when it was read
            typed = _hours_in(staged.cells["contact_hours"]) if is_new else None
            counted = (Fraction(minutes, ACADEMIC) if typed is None else typed) * around.hour(course)
            if counted.denominator != 1:
                return None
            values["contact_minutes"] = counted.numerator
        scheme = around.planned.get(course.planned)
        if line is None and scheme is not None and scheme["credit_scheme"] and "credits" in values:
            values["credit_scheme"] = scheme["credit_scheme"]
        return values

    def _transcript(self, stay: Record) -> Edit:
        host = self.store.get("institution", self.asked.partner)
        values: dict[str, Value] = {
            "person_id": stay["person_id"],
            "mobility_id": stay.id,
            "institution_id": self.asked.partner,
            "term_id": stay["term_id"],
            "grading_scale_id": host["grading_scale_id"] if host is not None else None,
        }
        return Edit(_TRANSCRIPT, self.parts.origin.new_id(), filled(values), new=True)

    def _country(self, course: _Course, around: _Around) -> str:
        """Of the host, where no scale judges the marks of the transcript."""
        host, transcript = self.store.get("institution", self.asked.partner), around.transcripts.get(course.stay)
        scale = transcript["grading_scale_id"] if transcript is not None else host and host["grading_scale_id"]
        return host.text("country") if host is not None and not scale else ""

    # what it rests on

    def _around(self, subjects: Collection[str]) -> _Around:
        courses = [course for _, course in _courses(subjects)]
        stays = self.their_stays([course.stay for course in courses])
        stays = {id: one for id, one in stays.items() if one["receiving_institution_id"] == self.asked.partner}
        return _Around(
            stays,
            self.store.many(_LINE, sorted({course.line for course in courses})),
            self._transcripts(list(stays)),
            self.store.many("agreement_component", sorted({one.planned for one in courses if one.planned})),
        )

    def _is_of(self, line: Record, course: _Course, around: _Around) -> bool:
        """Whether a line still stands in a transcript of the partner about that stay."""
        transcript = self.store.get(_TRANSCRIPT, line.text("transcript_id"))
        if transcript is None or not transcript.live or transcript["institution_id"] != self.asked.partner:
            return False
        return transcript["mobility_id"] == course.stay

    def _transcripts(self, stays: Sequence[str]) -> dict[str, Record]:
        found = self.store.where(_TRANSCRIPT, "mobility_id", stays)
        theirs = [one for one in found if one.live and one["institution_id"] == self.asked.partner]
        return {one.text("mobility_id"): one for one in sorted(theirs, key=lambda one: one.n)}

    def _planned(self, stays: Sequence[str]) -> defaultdict[str, list[Record]]:
        """The courses that the host was to give, of the last approved version."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        agreements = {one.id: one for one in self.store.where("learning_agreement", "mobility_id", stays) if one.live}
        versions = self.store.where("learning_agreement_version", "learning_agreement_id", list(agreements))
        last: dict[str, Record] = {}
        for one in sorted(versions, key=lambda one: int(one["number"] or 0)):
            if one.live and one["state"] == "approved":
                last[one.text("learning_agreement_id")] = one
        stay_of = {version.id: agreements[id].text("mobility_id") for id, version in last.items()}
        courses = self.store.where("agreement_component", "learning_agreement_version_id", list(stay_of))
        for one in sorted(courses, key=lambda one: (int(one["position"] or 0), one.n)):
            if one.live and one["table"] == "a" and one["change"] != "deleted":
                found[stay_of[one.text("learning_agreement_version_id")]].append(one)
        return found


_COLUMNS = {
    "contact_minutes": "contact_hours",
    **dict.fromkeys(("title_zh", "title_ru", "title_en"), "title"),
}
"""Columns of fields that are called otherwise."""


def _hours_in(text: str) -> Fraction | None:
    try:
        return hours_said(unicodedata.normalize("NFKC", text).strip())
    except RuleBroken:
        return None


def _is_told(answered: Answered, code: str) -> bool:
    return any(one.code == code for one in answered.row.problems)


def _courses(subjects: Iterable[str]) -> Iterator[tuple[str, _Course]]:
    for subject in subjects:
        yield subject, _Course(*subject.split("/"))


def _is_same(planned: Record, line: Record) -> bool:
    if planned["code"] and line["code"]:
        return planned.text("code").casefold() == line.text("code").casefold()
    titles = ("title_zh", "title_ru", "title_en")
    return any(planned[name] and planned.text(name).casefold() == line.text(name).casefold() for name in titles)
