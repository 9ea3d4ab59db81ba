"""Files kept with a record: what is written, what is refused, what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names, NameTables
from exchange_admin.services.attachments import LARGEST, AttachedFiles
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

ROOT = Path(__file__).parents[2]
PERSON = "01990000-0000-7000-8000-000000000001"


@pytest.fixture
def names() -> Names:
    return Names(NameTables.load(ROOT / "resources" / "names"))


@pytest.fixture
def store(tmp_path: Path, names: Names) -> Iterator[Store]:
    with Store.create(tmp_path / "office.exchange", origin=Origin.seeded(1), names=names) as made:
        made.record(Step("Shen", "person.add", (Edit("person", PERSON, {"family_latin": "Wang"}, new=True),)))
        yield made


@pytest.fixture
def files(store: Store, names: Names) -> AttachedFiles:
    return AttachedFiles(Parts(store, REGISTRY, names, Origin.seeded(2), {}, lambda: date(2026, 11, 24)))


def test_several_files_are_one_step_and_one_undo(store: Store, files: AttachedFiles, tmp_path: Path) -> None:
    scans = [tmp_path / "passport.pdf", tmp_path / "photo.jpg"]
    for scan in scans:
        scan.write_bytes(scan.name.encode())
    changes = files.add_several(scans, {"person_id": PERSON}, "Shen")
    ids = sorted(changes.ids["attachment"])
    assert [store.get("attachment", id)["title"] for id in ids] == ["passport", "photo"]
    assert store.attachments.get(ids[0]) == b"passport.pdf"
    store.undo("Shen")
    assert not any(store.get("attachment", id).live for id in ids)


def test_one_refused_file_keeps_all_out_and_each_is_named(store: Store, files: AttachedFiles, tmp_path: Path) -> None:
    good, large = tmp_path / "good.pdf", tmp_path / "large.pdf"
    good.write_bytes(b"x")
    with large.open("wb") as out:
        out.truncate(LARGEST + 1)
    with pytest.raises(RuleBroken) as refused:
        files.add_several([good, large, tmp_path / "missing.pdf"], {"person_id": PERSON}, "Shen")
    assert [p.code for p in refused.value.problems] == ["attachment.too_large", "attachment.unreadable"]
    assert store.undoable()[1] == "person.add"


def test_a_name_spelled_as_on_a_mac_is_kept_as_a_package_carries_it(
    store: Store, files: AttachedFiles, tmp_path: Path
) -> None:
    scan = tmp_path / "Загранпаспорт Лй.pdf"
    scan.write_bytes(b"x")
    (id,) = files.add(scan, {"person_id": PERSON}, "Shen").ids["attachment"]
    kept = store.get("attachment", id)
    assert (kept["title"], kept["file_name"]) == ("Загранпаспорт Лй", "Загранпаспорт Лй.pdf")


def test_a_file_of_exactly_ten_megabytes_is_taken(files: AttachedFiles, tmp_path: Path) -> None:
    full = tmp_path / "full.bin"
    with full.open("wb") as out:
        out.truncate(LARGEST)
    (id,) = files.add(full, {"person_id": PERSON}, "Shen").ids["attachment"]
    assert files.save(id, tmp_path / "copy.bin") == LARGEST


def test_an_empty_file_is_not_kept(store: Store, files: AttachedFiles, tmp_path: Path) -> None:
    empty = tmp_path / "scan.pdf"
    empty.write_bytes(b"")
    with pytest.raises(RuleBroken) as refused:
        files.add(empty, {"person_id": PERSON}, "Shen")
    assert refused.value.problem.code == "attachment.empty"
    assert store.undoable()[1] == "person.add"


def test_a_file_gets_a_name_that_every_system_takes_for_a_file(
    store: Store, files: AttachedFiles, tmp_path: Path
) -> None:
    scan = tmp_path / "con.pdf. "
    scan.write_bytes(b"%PDF-1.7")
    (id,) = files.add(scan, {"person_id": PERSON}, "Shen").ids["attachment"]
    assert store.get("attachment", id)["file_name"] == "_con.pdf"
