"""Writing a learning agreement: from a stay, its two tables, and every further version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.learning_agreements import VersionState, agreement_state, course_title
from exchange_admin.domain.steps import Edit, Record, Step, removal
from exchange_admin.names.scripts import language_of
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementSheets, AgreementVersion
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import checked, there

_CARRIED = (
    "table",
    "position",
    "code",
    "title_zh",
    "title_ru",
    "title_en",
    "term_id",
    "contact_minutes",
    "credits",
    "credit_scheme",
    "recognition_conditions",
)
_CHANGE = ("change", "reason_code", "reason_text")


class Drafting(Service[Parts]):
    """Tables A and B are groups: no course of one is matched to a course of the other."""

    def begin(self, mobility: str, who: str) -> Changes:
        """The agreement of a stay with an empty first version.

        Raises RuleBroken with `learning_agreement.exists`: there is one agreement for a stay, with many versions.
        """
        stay = there(self._store, "mobility", mobility)
        if AgreementSheets(self._store).of_mobility(mobility) is not None:
            raise RuleBroken(Problem("learning_agreement.exists"))
        id = self._origin.new_id()
        same = ("person_id", "sending_institution_id", "receiving_institution_id", "term_id")
        values: dict[str, Value] = {name: stay[name] for name in same}
        values |= {"mobility_id": mobility, "starts": stay["planned_start"], "ends": stay["planned_end"]}
        values["state"] = "draft"
        edits = (
            Edit("learning_agreement", id, _filled(values), new=True),
            self._new_version(id, 1),
        )
        return self._store.record(Step(who, "learning_agreement.add", edits))

    def add_course(self, version: str, table: str, values: Mapping[str, Value], who: str) -> Changes:
        """A course of table `a` or `b`. In a version after an approved one it is an insertion and wants its reason."""
        sheet, draft = self._draft(version)
        place = max((_position(one) for one in draft.table(table)), default=0) + 1
        filled = _filled({**values, "table": table, "position": place, "learning_agreement_version_id": version})
        if sheet.approved is not None:
            filled["change"] = "inserted"
        checked(self._registry, "agreement_component", filled)
        edit = Edit("agreement_component", self._origin.new_id(), filled, new=True)
        return self._store.record(Step(who, "agreement_component.add", (edit,)))

    def set_course(self, component: str, values: Mapping[str, Value], who: str) -> Changes:
        """Raises RuleBroken with `learning_agreement.kept_course`: an approved one is taken out, another put in."""
        before = there(self._store, "agreement_component", component)
        sheet, _ = self._draft(before.text("learning_agreement_version_id"))
        changed = {name: value for name, value in values.items() if value != before[name]}
        if not changed:
            return Changes()
        if sheet.approved is not None and before["change"] != "inserted" and changed.keys() - set(_CHANGE):
            raise RuleBroken(Problem("learning_agreement.kept_course", facts={"course": course_title(before.values)}))
        checked(self._registry, "agreement_component", {**before.values, **changed})
        return self._set(component, changed, who)

    def replace_course(
        self, component: str, values: Mapping[str, Value], reasons: Mapping[str, tuple[str, str]], who: str
    ) -> Changes:
        """An approved course goes out and comes in again with other `values`, one step.

        `reasons` are code and words for `deleted` and for `inserted`. Raises RuleBroken with
        `learning_agreement.reason_missing` where one is missing.
        """
        before = there(self._store, "agreement_component", component)
        version = before.text("learning_agreement_version_id")
        self._draft(version)
        deleted, inserted = ({"change": change, **_reason(reasons.get(change))} for change in ("deleted", "inserted"))
        fresh = {name: before[name] for name in _CARRIED} | dict(values) | inserted
        fresh["learning_agreement_version_id"] = version
        for change in ({**before.values, **deleted}, _filled(fresh)):
            checked(self._registry, "agreement_component", change)
            if not change.get("reason_code"):
                raise RuleBroken(
                    Problem("learning_agreement.reason_missing", "reason_code", {"course": course_title(change)})
                )
        edits = (
            Edit("agreement_component", component, deleted),
            Edit("agreement_component", self._origin.new_id(), _filled(fresh), new=True),
        )
        return self._store.record(Step(who, "agreement_component.set", edits))

    def take_out(self, component: str, who: str, *, reason: str = "", text: str = "") -> Changes:
        """Removes a course; one that was approved stays in the table, marked deleted with its coded reason."""
        before = there(self._store, "agreement_component", component)
        sheet, _ = self._draft(before.text("learning_agreement_version_id"))
        if sheet.approved is None or before["change"] == "inserted":
            return self._store.record(
                Step(who, "agreement_component.remove", (removal("agreement_component", component),))
            )
        values: dict[str, Value] = {"change": "deleted", "reason_code": reason or None, "reason_text": text or None}
        checked(self._registry, "agreement_component", {**before.values, **values})
        return self._set(component, values, who)

    def put_back(self, component: str, who: str) -> Changes:
        """A deleted course stands again as it was approved."""
        before = there(self._store, "agreement_component", component)
        self._draft(before.text("learning_agreement_version_id"))
        if before["change"] != "deleted":
            return Changes()
        values: dict[str, Value] = dict.fromkeys(_CHANGE)
        return self._set(component, values, who)

    def _set(self, component: str, values: dict[str, Value], who: str) -> Changes:
        edit = Edit("agreement_component", component, values)
        return self._store.record(Step(who, "agreement_component.set", (edit,)))

    def next_version(self, agreement: str, who: str) -> Changes:
        """A draft with the courses of the newest version; a proposed one is thereby withdrawn, every version stays.

        Raises RuleBroken with `learning_agreement.draft_open` while a draft is open.
        """
        sheet = AgreementSheets(self._store).read(agreement)
        current = sheet.current
        if current.state == VersionState.DRAFT:
            raise RuleBroken(Problem("learning_agreement.draft_open", facts={"number": current.number}))
        made = self._new_version(agreement, current.number + 1)
        edits = [made, *self._copies(sheet, current, made.id)]
        states = [(one.number, one.state) for one in sheet.versions]
        if current.state == VersionState.PROPOSED:
            edits.append(Edit("learning_agreement_version", current.id, {"state": VersionState.SUPERSEDED.value}))
            states[-1] = (current.number, VersionState.SUPERSEDED)
        states.append((current.number + 1, VersionState.DRAFT))
        edits.append(Edit("learning_agreement", agreement, {"state": agreement_state(states)}))
        return self._store.record(Step(who, "learning_agreement_version.add", tuple(edits)))

    def _copies(self, sheet: AgreementSheet, current: AgreementVersion, version: str) -> list[Edit]:
        """After an approval what was deleted is gone and the rest stands; an open change goes on as it is."""
        goes_on = current.state != VersionState.APPROVED and sheet.approved is not None
        copied = []
        for one in current.components:
            if one["change"] == "deleted" and not goes_on:
                continue
            names = (*_CARRIED, *_CHANGE) if goes_on else _CARRIED
            values = _filled({name: one[name] for name in names})
            values["learning_agreement_version_id"] = version
            copied.append(Edit("agreement_component", self._origin.new_id(), values, new=True))
        return copied

    def _new_version(self, agreement: str, number: int) -> Edit:
        values: dict[str, Value] = {
            "learning_agreement_id": agreement,
            "number": number,
            "state": VersionState.DRAFT.value,
        }
        return Edit("learning_agreement_version", self._origin.new_id(), values, new=True)

    def _draft(self, version: str) -> tuple[AgreementSheet, AgreementVersion]:
        record = there(self._store, "learning_agreement_version", version)
        sheet = AgreementSheets(self._store).read(record.text("learning_agreement_id"))
        found = next(one for one in sheet.versions if one.id == version)
        if found.state != VersionState.DRAFT:
            refuse_frozen(found)
        return sheet, found


def refuse_frozen(version: AgreementVersion) -> NoReturn:
    """Raises RuleBroken: only a draft is written, everything else gets a new version."""
    facts = {"number": version.number, "state": f"choice.agreement_version_state.{version.state}"}
    raise RuleBroken(Problem("learning_agreement.frozen", facts=facts))


def _reason(said: tuple[str, str] | None) -> dict[str, Value]:
    code, text = said or ("", "")
    return {"reason_code": code or None, "reason_text": text or None}


def _filled(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _position(component: Record) -> int:
    position = component["position"]
    return position if isinstance(position, int) else 0


_SCHEMES = {"CN": "xuefen", "RU": "zet"}


def read_course(text: str, institution: Record | None) -> dict[str, Value]:
    """Title in the language of its script, code, and credits in those of the institution's country.

    Raises RuleBroken where the credits are no number.
    """
    title, _, credits = text.replace("：", ":").partition(":")
    title, _, code = title.partition("@")
    values: dict[str, Value] = {}
    if title.strip():
        values[f"title_{language_of(title)}"] = title.strip()
    if code.strip():
        values["code"] = code.strip()
    if credits.strip():
        values |= _credits(credits, institution)
    return values


def read_cell(component: Record, column: str, text: str, institution: Record | None, language: str) -> dict[str, Value]:
    """What a cell changes: `code`, `course` (a title in the language of its script), `credits`, `remark` (conditions).

    An empty course clears the title that stood there in `language`. Raises RuleBroken where credits are no number.
    """
    plain = text.strip()
    if column == "credits":
        return _credits(plain, institution) if plain else {"credits": None, "credit_scheme": None}
    if column == "course":
        shown = shown_title(component, language)
        return {f"title_{language_of(plain)}": plain} if plain else {shown: None} if shown else {}
    return {{"code": "code", "remark": "recognition_conditions"}[column]: plain or None}


def shown_title(component: Record, language: str) -> str:
    """The field of the title that a reader of `language` sees, empty where there is none."""
    order = [language, *(one for one in ("en", "ru", "zh") if one != language)]
    return next((f"title_{one}" for one in order if component[f"title_{one}"]), "")


def _credits(text: str, institution: Record | None) -> dict[str, Value]:
    number = exact.read(text)
    if number < 0:
        raise RuleBroken(Problem("value.too_small", "credits", {"low": 0}))
    country = institution.text("country") if institution else ""
    return {"credits": exact.as_text(number), "credit_scheme": _SCHEMES.get(country, "ects")}
