"""The shipped digest is that of the tables which the migrations make; the tool that writes a step keeps it so."""

from __future__ import annotations

from pathlib import Path

from table_sql import write_digests, write_step

from exchange_admin.store import migrations
from exchange_admin.store.opening import Format
from exchange_admin.store.schema import digest


def test_the_shipped_digest_is_that_of_the_tables_of_all_steps() -> None:
    made = digest(Format().schema())
    assert made == migrations.SCHEMA, "after a new step: python tools/table_sql.py --digests"


def test_a_further_step_gets_the_next_number_and_no_digest_of_an_earlier_one_changes(tmp_path: Path) -> None:
    (tmp_path / "m0001_first.sql").write_text("CREATE TABLE a (b);\n")
    (tmp_path / "digests.tsv").write_text("step\tdigest\tabout\nm0001_first\tas released\tit\nall tables\told\tall\n")
    assert write_step(tmp_path, "fund", "CREATE TABLE fund (n);\n").name == "m0002_fund.sql"
    write_digests(tmp_path, "new", "funds")
    _, first, fund, tables = (tmp_path / "digests.tsv").read_text().splitlines()
    assert (first, tables) == ("m0001_first\tas released\tit", "all tables\tnew\tall")
    assert fund.split("\t")[::2] == ["m0002_fund", "funds"]
