"""What a reference may point to is found by any part of what it is called, in any script, by code, day and year."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services import reference_choices
from exchange_admin.services.lists import Lists
from exchange_admin.services.reference_choices import ReferenceChoices
from exchange_admin.store import Store

ROOT = Path(__file__).parents[2]
REFERRED = sorted({field.refers for kind in REGISTRY.kinds for field in kind.fields if field.refers})


@pytest.fixture(scope="module")
def wordings() -> dict[str, Wording]:
    return {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(ROOT / "resources" / "names"))


@pytest.fixture
def store(tmp_path: Path, names: Names):
    with Store.create(tmp_path / "o.exchange", origin=Origin.seeded(1), names=names) as made:
        yield made


@pytest.fixture
def choices(store: Store, wordings: dict[str, Wording], names: Names) -> ReferenceChoices:
    return ReferenceChoices(store, REGISTRY, wordings, names)


class Made:
    """One record of each kind that is asked for, with whatever it needs, written once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.ids: dict[str, str] = {}

    def of(self, kind: str) -> str:
        if kind not in self.ids:
            described = REGISTRY[kind]
            self.ids[kind] = self._store.origin.new_id()
            values = {field.name: self._value(described, field) for field in described.fields if self._counts(field)}
            self._store.record(Step("x", f"{kind}.add", (Edit(kind, self.ids[kind], values, new=True),)))
        return self.ids[kind]

    def _counts(self, field: Field) -> bool:
        if field.type is FieldType.REFERENCE:
            return field.required
        return field.type not in {FieldType.JSON, FieldType.TIME}

    def _value(self, kind: Kind, field: Field) -> Value:
        match field.type:
            case FieldType.REFERENCE:
                return self.of(field.refers)
            case FieldType.CHOICE:
                return next(iter(words(field.choices)))
            case FieldType.DATE:
                return "2026-09-01"
            case FieldType.MOMENT:
                return "2026-09-01T10:00:00Z"
            case FieldType.COUNTRY:
                return "RU"
            case FieldType.LANGUAGE:
                return "zh"
            case FieldType.INTEGER | FieldType.MINUTES | FieldType.BOOLEAN:
                return max(field.low or 0, 1)
            case FieldType.DECIMAL:
                return "1"
        return {"_zh": "滨海", "_ru": "Приморье", "_en": "Primorye"}.get(field.name[-3:], f"{kind.name} {field.name}")[
            : field.longest
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REFERRED)
def test_every_kind_that_is_pointed_to_is_found_by_its_whole_label(
    store: Store, choices: ReferenceChoices, wordings: dict[str, Wording], kind: str, language: str
) -> None:
    id = Made(store).of(kind)
    label = Lists(store, REGISTRY, wordings).labels(kind, [id], language)[id]
    assert label
    assert id in [one.id for one in choices.offer(kind, label, 0, 50)]
    assert choices.offer(kind, f"{label} unheard", 0, 50) == []


def add(store: Store, kind: str, /, **values: Value) -> str:
    id = store.origin.new_id()
    store.record(Step("x", f"{kind}.add", (Edit(kind, id, values, new=True),)))
    return id


@pytest.fixture
def autumn(store: Store) -> str:
    year = add(store, "academic_year", code="2026/2027", starts="2026-09-01", ends="2027-07-10")
    common = {"academic_year_id": year}
    autumn = add(store, "term", season="autumn", name_zh="2026 年秋季", name_ru="Осень 2026", name_en="Autumn 2026",
                 starts="2026-09-01", ends="2027-01-20", **common)  # fmt: skip
    add(store, "term", season="spring", name_zh="2027 年春季", name_ru="Весна 2027", name_en="Spring 2027",
        starts="2027-02-20", ends="2027-07-10", **common)  # fmt: skip
    return autumn


@pytest.mark.parametrize(
    "typed",
    [
        *("Autumn 2026", "autumn", "umn", "осень", "Осень 2026", "秋", "2026年秋季", "qiuji", "qiu"),
        *("01.09.2026", "2026-09-01", "2026-10-15", "15 Oct 2026", "15.10.2026", "2026年10月15日"),
    ],
)
def test_a_term_is_found_by(choices: ReferenceChoices, autumn: str, typed: str) -> None:
    assert [one.id for one in choices.offer("term", typed, 0, 50)] == [autumn]


def test_a_year_finds_the_terms_in_it_the_newest_first_where_none_is_called_so(
    choices: ReferenceChoices, autumn: str, store: Store
) -> None:
    assert len(choices.offer("term", "2026/2027", 0, 50)) == 2
    (spring, last) = choices.offer("term", "", 0, 50)
    assert (last.id, store.get("term", spring.id)["name_en"]) == (autumn, "Spring 2027")


def test_only_a_whole_name_is_what_it_is_called(choices: ReferenceChoices, autumn: str) -> None:
    for typed in ("Autumn 2026", "autumn 2026", "ОСЕНЬ 2026", "2026 年秋季"):
        assert [one.is_called_so for one in choices.offer("term", typed, 0, 50)] == [True]
    for typed in ("Autumn", "202", "Autumn 2027"):
        assert not any(one.is_called_so for one in choices.offer("term", typed, 0, 50))


@pytest.mark.parametrize("typed", ["汉语", "hanyu", "hy26", "hy-26", "китайск", "inese", "языка китайского"])
def test_a_programme_is_found_by(choices: ReferenceChoices, store: Store, typed: str) -> None:
    chinese = add(store, "programme", kind="language_year", code="HY-26", name_zh="汉语强化课程",
                  name_ru="Курс китайского языка", name_en="Intensive Chinese")  # fmt: skip
    add(store, "programme", kind="language_year", code="RU-26", name_zh="俄语", name_ru="Русский", name_en="Russian")
    assert [one.id for one in choices.offer("programme", typed, 0, 50)] == ([chinese] if typed != "hy26" else [])


def test_a_stay_is_found_by_the_person_and_the_programme(choices: ReferenceChoices, store: Store) -> None:
    places = [add(store, "institution", name_en=name, country="CN", kind="college") for name in ("Amur", "Songhua")]
    stays = {}
    for family in ("Ерёмин", "Соколова"):
        person = add(store, "person", role="student", family_cyrillic=family)
        stays[family] = add(store, "mobility", person_id=person, sending_institution_id=places[0],
                            receiving_institution_id=places[1])  # fmt: skip
    assert [one.id for one in choices.offer("mobility", "еремин", 0, 50)] == [stays["Ерёмин"]]
    assert [one.id for one in choices.offer("mobility", "eremin songhua", 0, 50)] == [stays["Ерёмин"]]
    assert len(choices.offer("mobility", "amur", 0, 50)) == 2
    assert choices.offer("mobility", "иванов", 0, 50) == []


def test_deleted_records_are_not_offered(choices: ReferenceChoices, autumn: str, store: Store) -> None:
    store.record(Step("x", "term.remove", (removal("term", autumn),)))
    assert choices.offer("term", "autumn", 0, 50) == []
    assert autumn not in [one.id for one in choices.offer("term", "", 0, 50)]


def test_every_record_comes_once_block_by_block(choices: ReferenceChoices, store: Store) -> None:
    ids = {add(store, "institution", name_en=f"College {n:02}", country="RU", kind="college") for n in range(25)}
    blocks = [choices.offer("institution", "", start, 10) for start in (0, 10, 20, 30)]
    assert [len(block) for block in blocks] == [10, 10, 5, 0]
    assert {one.id for block in blocks for one in block} == ids


def test_of_a_kind_too_large_to_look_through_the_index_is_asked(
    choices: ReferenceChoices, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference_choices, "LOOKED_THROUGH", 3)
    ours = add(store, "institution", name_ru="Сунхуацзян", country="CN", kind="college")
    theirs = [add(store, "institution", name_ru=f"Омск {n}", country="RU", kind="college") for n in range(5)]
    person = add(store, "person", role="student", family_cyrillic="Ерёмин")
    others = [add(store, "person", role="student", family_cyrillic="Ли") for _ in range(5)]
    stays = [
        add(store, "mobility", person_id=one, sending_institution_id=theirs[0], receiving_institution_id=ours)
        for one in (person, *others)
    ]
    assert [one.id for one in choices.offer("institution", "сунхуа", 0, 50)] == [ours]
    assert [one.id for one in choices.offer("mobility", "ерем омск", 0, 50)] == [stays[0]]


def test_somebody_called_li_comes_before_all_who_begin_so(choices: ReferenceChoices, store: Store) -> None:
    begun = [
        Edit("person", store.origin.new_id(), {"role": "student", "family_latin": f"Lindqvist{n}"}, new=True)
        for n in range(250)
    ]
    store.record(Step("x", "add", tuple(begun)))
    li = add(store, "person", role="student", family_latin="Li")
    assert choices.offer("person", "li", 0, 50)[0].id == li


@pytest.mark.parametrize(
    ("kind", "typed", "values"),
    [
        ("term", "Осень 2027", {"name_ru": "Осень 2027"}),
        ("term", "2027 年秋季", {"name_zh": "2027 年秋季"}),
        ("institution", "Amur College", {"name_en": "Amur College"}),
        ("glossary_term", "сварка", {"name_ru": "сварка"}),
        ("academic_year", "2027/2028", {"code": "2027/2028"}),
        ("staff", "Shen", {"name": "Shen"}),
        ("person", "欧阳娜娜", {"family_han": "欧阳", "given_han": "娜娜"}),
        ("person", "Ерёмин Фёдор", {"family_cyrillic": "Ерёмин", "given_cyrillic": "Фёдор"}),
        ("mobility", "Ерёмин", {}),
        ("term", "", {}),
    ],
)
def test_a_new_record_begins_with_what_was_typed(
    choices: ReferenceChoices, kind: str, typed: str, values: dict[str, str]
) -> None:
    assert choices.begin(kind, typed) == values


def away(store: Store, person: dict[str, Value], host: str = "Baikal College") -> str:
    """A stay of a new person at a new host."""
    ids = {kind: store.origin.new_id() for kind in ("institution", "person", "mobility")}
    college: dict[str, Value] = {"name_en": host, "country": "RU", "kind": "college"}
    stay: dict[str, Value] = {
        "person_id": ids["person"],
        "direction": "outgoing",
        "activity": "student_studies",
        "receiving_institution_id": ids["institution"],
        "sending_status": "draft",
        "receiving_status": "none",
    }
    values = {"institution": college, "person": {"role": "student", **person}, "mobility": stay}
    edits = tuple(Edit(kind, id, values[kind], new=True) for kind, id in ids.items())
    store.record(Step("x", "mobility.add", edits))
    return ids["mobility"]


def test_a_stay_is_meant_by_who_is_away_as_long_as_it_is_the_only_one(store: Store, choices: ReferenceChoices) -> None:
    wang = away(store, {"family_han": "王", "given_han": "小明", "family_latin": "Wang", "given_latin": "Xiaoming"})
    away(store, {"family_cyrillic": "Соколова", "given_cyrillic": "Дарья"}, "Amur College")
    for typed in ("wang", "Wang xiaoming", "王小明"):
        assert [(one.id, one.is_by_name) for one in choices.offer("mobility", typed, 0, 9)] == [(wang, True)], typed
    assert [one.is_by_name for one in choices.offer("mobility", "baikal", 0, 9)] == [False], "that is only the host"
    assert [one.is_by_name for one in choices.offer("mobility", "wang baikal", 0, 9)] == [False]
    away(store, {"family_han": "王", "given_han": "芳", "family_latin": "Wang", "given_latin": "Fang"})
    assert [one.is_by_name for one in choices.offer("mobility", "wang", 0, 9)] == [False, False]
