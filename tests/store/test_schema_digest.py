"""The shipped digest is that of the tables which the migrations make; the tool that writes a step keeps it so."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_sql import add_step

from exchange_admin.store import migrations
from exchange_admin.store.binding import OperationalError
from exchange_admin.store.opening import Format
from exchange_admin.store.schema import digest


def test_the_shipped_digest_is_that_of_the_tables_of_all_steps() -> None:
    made = digest(Format().schema())
    assert made == migrations.SCHEMA, "after a new step: python tools/table_sql.py --digests"


def test_a_further_step_gets_the_next_number_and_no_digest_of_an_earlier_one_changes(tmp_path: Path) -> None:
    (tmp_path / "m0001_first.sql").write_text("CREATE TABLE a (b);\n")
    (tmp_path / "digests.tsv").write_text("step\tdigest\tabout\nm0001_first\tas released\tit\nall tables\told\tall\n")
    step = add_step(tmp_path, "fund", "CREATE TABLE fund (n);\n", "funds", lambda: "new")
    assert step.name == "m0002_fund.sql"
    _, first, fund, tables = (tmp_path / "digests.tsv").read_text().splitlines()
    assert (first, tables) == ("m0001_first\tas released\tit", "all tables\tnew\tall")
    assert fund.split("\t")[::2] == ["m0002_fund", "funds"]


def test_a_step_that_does_not_run_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "m0001_first.sql").write_text("CREATE TABLE a (b);\n")
    (tmp_path / "digests.tsv").write_text("step\tdigest\tabout\nall tables\told\tall\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def there_already() -> str:
        raise OperationalError("table a already exists")

    with pytest.raises(OperationalError):
        add_step(tmp_path, "a", "CREATE TABLE a (b);\n", "it again", there_already)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
