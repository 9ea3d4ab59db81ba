"""The tables are whole, and a damaged one is named."""

import shutil
from pathlib import Path

import pytest

from exchange_admin.names import NameTables


def test_the_tables_are_whole(tables: NameTables) -> None:
    assert len(set(tables.palladius) - tables.rare_syllables) == 412
    assert tables.palladius["hui"] == "хуэй"
    assert set(tables.spellings.values()) <= set(tables.palladius)
    assert {pinyin for _, pinyin in tables.palladius_variants} <= set(tables.palladius)


def test_every_reading_is_made_of_syllables(tables: NameTables) -> None:
    syllables = set(tables.palladius)

    def is_whole(pinyin: str, count: int) -> bool:
        if not count:
            return not pinyin
        return any(pinyin.startswith(one) and is_whole(pinyin[len(one) :], count - 1) for one in syllables)

    for han, readings in (tables.surnames | tables.given_names).items():
        for reading in (readings.usual, *readings.others):
            assert is_whole(reading, len(han)), (han, reading)


def test_a_row_cut_short_is_named(tmp_path: Path, resources: Path) -> None:
    folder = tmp_path / "names"
    shutil.copytree(resources / "names", folder)
    (folder / "surnames.tsv").write_text("surname\treading\tother_readings\n曾\tzēng\n", "utf-8")
    with pytest.raises(ValueError, match=r"surnames\.tsv, line 2: 3 columns expected, 2 found"):
        NameTables.load(folder)
