"""Words that were read once are kept for the next start, and never shown for files that say something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.app import program
from exchange_admin.app.program import KeptWords
from exchange_admin.domain.wording import LANGUAGES, read_entries

SHIPPED = Path(__file__).parents[2] / "resources" / "wording"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "ru"
    folder.mkdir()
    say(folder, "слово")
    return folder


def say(folder: Path, word: str) -> None:
    read_entries.cache_clear()
    (folder / "a.toml").write_text(f'[x]\ny = "{word}"\n', "utf-8")


@pytest.fixture
def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise AssertionError(f"{folder} was read again")

    monkeypatch.setattr(program, "read_entries", refuse)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_start_says_the_same_without_reading(
    tmp_path: Path, language: str, request: pytest.FixtureRequest
) -> None:
    first = KeptWords(tmp_path / "kept").entries(SHIPPED / language)
    request.getfixturevalue("nothing_is_read")
    assert KeptWords(tmp_path / "kept").entries(SHIPPED / language) == first == read_entries(SHIPPED / language)


def test_a_new_word_is_shown_at_the_next_start(source: Path, tmp_path: Path) -> None:
    kept = KeptWords(tmp_path / "kept")
    kept.entries(source)
    say(source, "другое")
    assert kept.entries(source) == {"x.y": "другое"}


def test_a_word_of_a_new_file_is_shown_at_the_next_start(source: Path, tmp_path: Path) -> None:
    kept = KeptWords(tmp_path / "kept")
    kept.entries(source)
    read_entries.cache_clear()
    (source / "b.toml").write_text('z = "ещё"', "utf-8")
    assert kept.entries(source) == {"x.y": "слово", "z": "ещё"}


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1], lambda data: b"", lambda data: data.replace("с".encode(), b"c")]
)
def test_what_was_kept_and_is_damaged_is_read_anew(source: Path, tmp_path: Path, harm) -> None:
    kept = tmp_path / "kept"
    KeptWords(kept).entries(source)
    file = next(kept.iterdir())
    whole = file.read_bytes()
    file.write_bytes(harm(whole))
    assert KeptWords(kept).entries(source) == {"x.y": "слово"}
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_the_words_are_said_all_the_same(source: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    assert KeptWords(tmp_path / "a file" / "kept").entries(source) == {"x.y": "слово"}
