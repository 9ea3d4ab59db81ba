"""`tools/i18n.py where` leads from what is seen on screen or paper to the place where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from i18n import main
from sentence_search import where

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Words of one office in every kind of place."""
    files = {
        "resources/wording/en/cli.toml": '[cli.rows]\none = "{n} row from {path}"\nother = "{n} rows from {path}"\n',
        "resources/wording/ru/cli.toml": '[cli.rows]\nfew = "{n} строки из {path}"\nother = "{n} строк из {path}"\n',
        "resources/wording/zh/cli.toml": '[cli]\nrows = "来自 {path} 的 {n} 行"\n',
        "resources/wording/ru/commands.toml": '[verb.record]\nadd = "Добавление {kind}"\n',
        "resources/wording/ru/kinds/fund.toml": '[kind]\nfund = { one = "Фонд", several = "Фонды", of = "фонда" }\n',
        "resources/designs/letter.toml": '[[blocks]]\ntext = "To whom it may concern"\n',
        "resources/reference/levels.tsv": "code\tname\nA1\tBreakthrough\n",
        "translations/exchange_admin_ru.ts": (
            "<TS><context><name>Page</name><message><source>%n row left</source><translation>"
            "<numerusform>Осталась %n строка</numerusform><numerusform>Осталось %n строк</numerusform>"
            "</translation></message></context></TS>"
        ),
        "exchange_admin/ui/page.py": 'def title(self):\n    return self.tr("&Print what is left")\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("seen", "file", "key"),
    [
        ("3 rows from /tmp/list.xlsx", "resources/wording/en/cli.toml", "cli.rows.other"),
        ("3 rows", "resources/wording/en/cli.toml", "cli.rows.other"),
        ("5 строк из", "resources/wording/ru/cli.toml", "cli.rows.other"),
        ("list.xlsx 的 12 行", "resources/wording/zh/cli.toml", "cli.rows"),
        ("добавление фонда", "resources/wording/ru/kinds/fund.toml", "kind.fund in verb.record.add"),
        ("осталось 12 строк", "translations/exchange_admin_ru.ts", "Page: %n row left"),
        ("Print what\nis left", "exchange_admin/ui/page.py:2", ""),
        ("it may concern", "resources/designs/letter.toml", "blocks[0].text"),
        ("Breakthrough", "resources/reference/levels.tsv:2", ""),
    ],
)
def test_a_sentence_is_found_whole_or_in_part_with_its_facts(checkout, seen, file, key) -> None:
    first = where(checkout, seen)[0]
    assert (first.file, first.key) == (file, key)


def test_what_nobody_wrote_is_not_found(checkout) -> None:
    assert where(checkout, "rows of trees") == []
    assert where(checkout, "3") == []


def test_the_likeliest_sentence_comes_first(checkout) -> None:
    keys = [sentence.key for sentence in where(checkout, "1 row from here")]
    assert keys[0] == "cli.rows.one"


def test_the_command_prints_file_key_and_sentence(capsys) -> None:
    assert main(["where", "98 pictures written to out"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("resources/wording/en/cli.toml  cli.pictures.other\n    {n} pictures written to {path}\n")


def test_the_command_says_that_nothing_fits(capsys) -> None:
    assert main(["where", "quizzical zebras"]) == 1
    assert "No sentence fits" in capsys.readouterr().out
