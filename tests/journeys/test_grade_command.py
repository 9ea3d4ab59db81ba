"""`grade convert` as a script uses it: one JSON object, exit codes, refusals in one line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> dict:
        return json.loads(self.out)


Run = Callable[..., Said]
TABLES = {
    "t1": "10,50,1 9,100,1 8,350,1 7,300,1 6,200,1 5,3,0",
    "t2": "A,7,1 B,37,1 C,135,1 D,98,1 E,92,1 F,3,0",
    "cn": "优秀,120,1 良好,260,1 中等,190,1 及格,130,1 不及格,40,0",
    "ru": "5,180,1 4,240,1 3,180,1 2,25,0",
    "few": "A,20,1 B,9,1 F,1,0",
    "gap": "A,40,1 B,0,1 C,40,1",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = main(["grade", "convert", *map(str, arguments)])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def compare(run: Run, tmp_path: Path) -> Run:
    """`compare(host, home, rule, grade, …)` with the tables above."""
    for name, rows in TABLES.items():
        (tmp_path / f"{name}.csv").write_text("grade,count,pass\n" + rows.replace(" ", "\n") + "\n", "utf-8")

    def call(host: str, home: str, rule: str, grade: str, *more: object) -> Said:
        files = ("--host", tmp_path / f"{host}.csv", "--home", tmp_path / f"{home}.csv")
        return run("--method", "distribution", "--rule", rule, *files, "--grade", grade, *more)

    return call


@pytest.mark.parametrize(("rule", "grade"), [("MAX", "B"), ("MIN", "C"), ("MID", "B"), ("LARGEST", "B"), ("mid", "B")])
def test_a_mark_is_converted_by_distribution(compare: Run, rule: str, grade: str) -> None:
    said = compare("t1", "t2", rule, "9", "--json")
    assert (said.code, said.err) == (0, "")
    assert set(said.plain) == {"grade", "passed", "explanation"}
    assert (said.plain["grade"], said.plain["passed"]) == (grade, True)


def test_an_explanation_has_the_keys_of_the_documentation(compare: Run) -> None:
    explanation = compare("t1", "t2", "MID", "9", "--json").plain["explanation"]
    documented = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    assert all(f"`{key}`" in documented for key in explanation)
    assert explanation["rule"] == "MID"
    assert [row["to"] for row in explanation["host"]["rows"][:2]] == ["1/20", "3/20"]


def test_an_average_says_its_exact_value(compare: Run) -> None:
    plain = compare("cn", "ru", "WAVG", "良好", "--json").plain
    assert (plain["grade"], Fraction(plain["exact"]), plain["passed"]) == ("4.35", Fraction(113, 26), True)


@pytest.mark.parametrize("rule", ["MAX", "WAVG"])
def test_a_fail_is_done_with_and_gets_the_first_fail_of_home(compare: Run, rule: str) -> None:
    said = compare("cn", "ru", rule, "不及格", "--json")
    assert said.code == 0
    assert (said.plain["grade"], said.plain["passed"]) == ("2", False)
    assert compare("cn", "gap", "MAX", "不及格", "--json").plain["grade"] is None


def test_a_pass_without_a_rank_gets_no_number(compare: Run, run: Run) -> None:
    said = compare("ru", "cn", "MID", "зачтено", "--json")
    assert (said.code, said.plain["grade"], said.plain["passed"]) == (0, None, True)
    line = run("--method", "linear", "--host-range", "3:5", "--home-range", "60:100", "--grade", "зачтено", "--json")
    assert (line.plain["grade"], line.plain["passed"]) == (None, True)


def test_the_smallest_sample_can_be_set(compare: Run) -> None:
    assert compare("few", "ru", "MAX", "A").code == 2
    assert compare("few", "ru", "MAX", "A", "--minimum", 29).code == 0
    assert compare("cn", "ru", "MAX", "优秀", "--minimum", 601).code == 2


def test_the_smallest_sample_is_that_of_the_office_when_it_is_named(
    compare: Run, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "own.exchange"
    shutil.copy(made, office)
    assert compare("few", "ru", "MAX", "A", "--office", office).code == 2
    assert main(["list", str(office), "office", "--json"]) == 0
    id = json.loads(capsys.readouterr().out)["rows"][0]["id"]
    assert main(["set", str(office), "office", id, "smallest_sample=29"]) == 0
    assert compare("few", "ru", "MAX", "A", "--office", office).code == 0
    assert compare("few", "ru", "MAX", "A", "--office", office, "--minimum", 30).code == 2


@pytest.mark.parametrize(
    ("rounding", "grade"), [("truncate", "2.0"), ("half-up", "2.1"), ("nearest", "2.0"), ("HALF-UP", "2.1")]
)
def test_a_mark_is_converted_by_the_bavarian_formula(run: Run, rounding: str, grade: str) -> None:
    given = ("--best", 100, "--lowest-pass", 50, "--grade", 82, "--rounding", rounding)
    plain = run("--method", "bavarian", *given, "--json").plain
    assert (plain["grade"], plain["exact"], plain["passed"]) == (grade, "52/25", True)


def test_a_fail_by_the_bavarian_formula_gets_no_number(run: Run) -> None:
    given = ("--best", 100, "--lowest-pass", 60, "--grade", "59.9", "--rounding", "truncate")
    plain = run("--method", "bavarian", *given, "--json").plain
    assert (plain["grade"], plain["passed"]) == (None, False)
    assert "exact" not in plain


@pytest.mark.parametrize(("mark", "grade"), [("73", "3.65"), ("80", "4.0"), ("85", "4.25"), ("73,0", "3.65")])
def test_a_mark_is_converted_in_a_straight_line(run: Run, mark: str, grade: str) -> None:
    plain = run("--method", "linear", "--host-range", "60:100", "--home-range", "3:5", "--grade", mark, "--json").plain
    assert (plain["grade"], plain["passed"]) == (grade, True)


def test_a_negative_mark_is_a_mark(run: Run) -> None:
    said = run("--method", "linear", "--host-range", "2:12", "--home-range", "60:100", "--grade", "-3", "--json")
    assert (said.code, said.plain["passed"]) == (0, False)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_person_reads_the_explanation_in_the_language_asked_for(compare: Run, language: str) -> None:
    said = compare("t1", "t2", "MID", "9", "--language", language)
    assert (said.code, said.err) == (0, "")
    first = {"zh": "“9”转换为“B”：及格。", "ru": "«9» пересчитывается в «B»: сдано.", "en": "“9” becomes “B”: passed."}
    assert said.out.splitlines()[0] == first[language]
    assert "37" in said.out
    assert "179/369" in said.out


REFUSALS = [
    (("t1", "t2", "MID", "11"), "11"),
    (("gap", "ru", "MID", "B"), "gap.csv"),
    (("few", "ru", "MID", "A"), "few.csv"),
    (("t1", "t2", "WAVG", "9"), "t2.csv"),
    (("t1", "none", "MID", "9"), "none.csv"),
    (("t1", "t2", "BEST", "9"), "--rule"),
    (("t1", "t2", "MID", "9", "--best", "5"), "--best"),
    (("t1", "t2", "MID", "9", "--minimum", "0"), "--minimum"),
]


@pytest.mark.parametrize(("given", "named"), REFUSALS)
@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_cannot_be_converted_is_refused_in_one_line(
    compare: Run, given: tuple[str, ...], named: str, language: str
) -> None:
    said = compare(*given, "--json", "--language", language)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert named in said.err


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("--method", "bavarian", "--best", "1", "--lowest-pass", "1", "--grade", "1", "--rounding", "nearest"), "1"),
        (("--method", "bavarian", "--best", "x", "--lowest-pass", "4", "--grade", "1", "--rounding", "nearest"), "x"),
        (
            ("--method", "bavarian", "--best", "1", "--lowest-pass", "4", "--grade", "0.9", "--rounding", "nearest"),
            "0.9",
        ),
        (("--method", "bavarian", "--best", "1", "--lowest-pass", "4", "--grade", "1"), "--rounding"),
        (("--method", "linear", "--host-range", "60", "--home-range", "3:5", "--grade", "73"), "60"),
        (("--method", "linear", "--host-range", "60:100", "--home-range", "3:5", "--grade", "101"), "101"),
        (("--method", "linear", "--host-range", "60:100", "--home-range", "3:5", "--grade", "A"), "A"),
        (("--method", "linear", "--host-range", "60:100", "--home-range", "3:5"), "--grade"),
        (("--method", "guess", "--grade", "5"), "--method"),
        (("--grade", "5"), "--method"),
    ],
)
def test_a_method_that_lacks_what_it_needs_is_refused_in_one_line(run: Run, given: tuple[str, ...], named: str) -> None:
    said = run(*given, "--language", "en")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert named in said.err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"grade;count;pass\nA;-1;1\n", b"\x00" * 5000])
def test_a_hostile_table_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    said = run("--method", "distribution", "--rule", "MID", "--host", path, "--home", path, "--grade", "A")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_command_explains_its_options(run: Run, language: str) -> None:
    said = run("--help", "--language", language)
    assert (said.code, said.err) == (0, "")
    assert "--host-range" in said.out
    assert "cli." not in said.out


def test_the_page_that_explains_the_result_is_written_beside_it(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    options = ("--method", "linear", "--host-range", "60:100", "--home-range", "3:5", "--grade", "73")
    said = run(*options, "--pdf", page, "--json")
    assert (said.code, said.plain["grade"]) == (0, "3.65")
    assert page.read_bytes().startswith(b"%PDF")
    refused = run(*options, "--pdf", tmp_path / "none" / "page.pdf")
    assert (refused.code, refused.out) == (2, "")
    assert "page.pdf" in refused.err


def test_examples_that_an_office_lacks_are_added_to_it(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "own.exchange"
    shutil.copy(made, office)

    def examples(*options: str) -> dict[str, object]:
        capsys.readouterr()
        assert main(["grade", "examples", str(office), "--json", "--language", "en", *options]) == 0
        plain = json.loads(capsys.readouterr().out)
        assert isinstance(plain, dict)
        return plain

    assert examples() == {"added": [], "step": None, "dry_run": False}
    assert main(["list", str(office), "credit_rule", "--filter", "name_en=ECTS of 30 hours", "--json"]) == 0
    id = json.loads(capsys.readouterr().out)["rows"][0]["id"]
    with Program(Paths.find()).open(office, writing=True) as opened:
        opened.records.remove("credit_rule", id, "沈若兰")
    missing = [{"kind": "credit_rule", "name": "ECTS of 30 hours"}]
    assert examples("--dry-run") == {"added": missing, "step": None, "dry_run": True}
    added = examples()
    assert (added["added"], bool(added["step"])) == (missing, True)
    assert examples()["added"] == []
