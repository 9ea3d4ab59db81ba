"""Words exist in three languages, for everything that is shown, and look as each language is written."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.registry.parts import money
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import LANGUAGES, Quoted, Wording, Wordings, entries_of, of_kinds, plural_form
from exchange_admin.services.kinds import HOOKED, hooks_of
from exchange_admin.services.listings.match_filters import MATCH_FILTERS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "wording"
FORMS = {"zh": {"other"}, "ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
MADE_COLUMNS = {"name"} | {column.column.key for kind in HOOKED for column in hooks_of(kind).columns}
MADE_COLUMNS |= {fact.name for kind in REGISTRY.kinds for fact in kind.computed_fields}
OF_MONEY = {field.name for field in money("amount")}
VERBS = ("add", "set", "remove", "restore")
PLACEHOLDER = re.compile(r"\{(\w*)\}")


WORDS = {language: Wording.load(FOLDER, language) for language in LANGUAGES}
KEYS = sorted(WORDS["zh"].keys())


@cache
def texts(language: str) -> list[tuple[str, str]]:
    """(key, text) of every entry and every plural form."""
    found = []
    for key in sorted(WORDS[language].keys()):
        raw = WORDS[language].raw(key)
        forms = {f"{key}.{form}": text for form, text in raw.items()} if isinstance(raw, Mapping) else {key: raw}
        found += [(name, str(text)) for name, text in forms.items()]
    return found


def bare(text: str, stand_in: str = "") -> str:
    return PLACEHOLDER.sub(stand_in, text)


@dataclass(frozen=True)
class Said:
    """A call in the program: of what, whether of a thing's method, and the texts that its arguments may be; `first` are
    those of the first one."""

    called: str
    is_method: bool
    texts: tuple[str, ...]
    first: tuple[str, ...]


@cache
def calls() -> list[Said]:
    """Of all modules, each parsed once; calls without a text are left out."""
    nodes = (
        node
        for path in sorted((ROOT / "exchange_admin").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args
    )
    return [
        Said(called(node), isinstance(node.func, ast.Attribute), tuple(texts), tuple(literals(node.args[:1])))
        for node in nodes
        if (texts := [*literals(node.args)])
    ]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literals(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.IfExp):
            yield from literals([node.body, node.orelse])


def like(pattern: str, texts: Iterable[str]) -> set[str]:
    return {text for text in texts if re.fullmatch(pattern, text)}


# the three languages say the same things


def test_every_language_has_the_same_files() -> None:
    found = {language: set(files_of(language)) for language in LANGUAGES}
    assert found["zh"] == found["ru"] == found["en"]
    assert {path.name for path in FOLDER.iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_language_has_the_same_keys(language: str) -> None:
    assert WORDS[language].keys() ^ WORDS["zh"].keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_complete(language: str) -> None:
    for key in KEYS:
        raw, chinese = WORDS[language].raw(key), WORDS["zh"].raw(key)
        assert isinstance(raw, Mapping) == isinstance(chinese, Mapping), key
        if isinstance(raw, Mapping):
            assert set(raw) == FORMS[language], key
            assert "{n}" in str(raw["other"]), key


def test_every_language_uses_the_same_placeholders() -> None:
    for key in KEYS:
        used = []
        for language in LANGUAGES:
            raw = WORDS[language].raw(key)
            forms = [str(text) for text in raw.values()] if isinstance(raw, Mapping) else [str(raw)]
            used.append(frozenset.union(*(frozenset(PLACEHOLDER.findall(form)) for form in forms)))
        assert used[0] == used[1] == used[2], key


# each thing in one place


def files_of(language: str) -> dict[str, frozenset[str]]:
    """Keys by file, "kinds/person.toml"."""
    folder = FOLDER / language
    return {
        path.relative_to(folder).as_posix(): frozenset(entries_of(path.read_text("utf-8")))
        for path in sorted(folder.rglob("*.toml"))
    }


def users(name: str) -> list[str]:
    """The kinds with a field, or with a list of choices, of that name."""
    fields = ((kind.name, field) for kind in REGISTRY.kinds for field in (*kind.fields, *kind.computed_fields))
    return sorted({kind for kind, field in fields if name in (field.name, f"choice.{field.choices}")})


def homes_of(key: str) -> set[str]:
    """The files in which an entry about kinds, fields, choices or the command line may stand; none for any other.

    What several kinds have stands with one of them too: a further kind moves nothing. An amount
    and its currency are called the same everywhere, whoever has them today.
    """
    head, _, rest = key.partition(".")
    name, _, more = rest.partition(".")
    if name in REGISTRY and (head in {"kind", "kinds"} or (more and head in {"field", "short", "verb", "problem"})):
        return {f"kinds/{name}.toml"}
    if head == "choice" or (head in {"field", "short"} and not more):
        having = users(f"choice.{name}" if head == "choice" else name)
        is_shared = len(having) != 1 or name in OF_MONEY
        if head == "choice":
            is_shared = not any(name in kind.words for kind in REGISTRY.kinds)
        shared = {"choices.toml" if head == "choice" else "fields.toml"} if is_shared else set[str]()
        return {f"kinds/{kind}.toml" for kind in having} | shared
    return {"section": {"fields.toml"}, "cli": {"cli.toml"}}.get(head, set())


def test_what_is_said_about_a_kind_stands_in_its_own_file() -> None:
    for language in LANGUAGES:
        for file, keys in files_of(language).items():
            elsewhere = {key: homes for key in keys if (homes := homes_of(key)) and file not in homes}
            assert elsewhere == {}, f"{language}/{file}"


def test_no_kind_writes_what_its_name_says_already() -> None:
    for language in LANGUAGES:
        texts = [path.read_text("utf-8") for path in sorted((FOLDER / language).rglob("*.toml"))]
        written = {key: words for text in texts for key, words in entries_of(text).items()}
        made = of_kinds(language, written)
        assert {
            key for key in made.keys() & written.keys() if made[key] == written[key] and key[:5] == "verb."
        } == set()


# everything has a word


@pytest.mark.parametrize("kind", [kind.name for kind in REGISTRY.kinds])
def test_every_kind_and_field_has_a_label(kind: str) -> None:
    for words in WORDS.values():
        assert f"kind.{kind}" in words
        assert f"kinds.{kind}" in words
        for field in REGISTRY[kind].fields:
            assert f"field.{field.name}" in words, "problems name a field without its kind"
            assert f"section.{field.section}" in words
        assert all(f"field.{name}" in words for name in MADE_COLUMNS)


@pytest.mark.parametrize("kind", [kind.name for kind in REGISTRY.kinds])
def test_every_step_on_a_record_has_a_name(kind: str) -> None:
    for words in WORDS.values():
        for verb in VERBS:
            assert f"verb.{kind}.{verb}" in words


def test_every_word_of_a_closed_list_has_a_label_and_none_is_left_over() -> None:
    wanted = {f"choice.{vocabulary}.{word}" for vocabulary, words in VOCABULARY.items() for word in words}
    found = {key for key in KEYS if key.startswith("choice.")}
    extra = {key for key in found - wanted if key.split(".")[1] not in {"boolean", "country", "language"}}
    assert wanted - found == set()
    assert extra == set()


def test_countries_and_languages_have_names_by_their_iso_codes() -> None:
    countries = [key.rpartition(".")[2] for key in KEYS if key.startswith("choice.country.")]
    languages = [key.rpartition(".")[2] for key in KEYS if key.startswith("choice.language.")]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in countries)
    assert all(re.fullmatch("[a-z]{2}", code) for code in languages)
    assert len({*countries} - {"XK"}) == 249, "ISO 3166-1 has 249 entries"
    assert {"SU", "EU", "UK", "AN", "YU"}.isdisjoint(countries), "which are no countries of it, or none any more"
    assert {"zh", "ru", "en", "kk", "mn"} <= set(languages)


def test_labels_are_of_fields_that_exist() -> None:
    kinds = (*REGISTRY.kinds, MATCH_FILTERS)
    names = {field.name for kind in kinds for field in kind.fields} | MADE_COLUMNS | OF_MONEY | {"title"}
    for key in KEYS:
        area, *rest = key.split(".")
        if area not in {"field", "short"}:
            continue
        assert rest[-1] in names, key
        if len(rest) == 2:
            kind = REGISTRY[rest[0]]
            assert rest[1] in kind or rest[1] in MADE_COLUMNS | {"title"}, key


def test_every_problem_in_the_code_has_a_sentence() -> None:
    said = (one.texts for one in calls() if re.search("(?i)problem|refus", one.called))
    codes = like(r"[a-z_]+\.[a-z_]+", chain.from_iterable(said))
    assert "value.required" in codes, "the search itself must work"
    for words in WORDS.values():
        assert {code for code in codes if f"problem.{code}" not in words} == set()


def test_every_named_step_in_the_code_has_a_name() -> None:
    said = (one.texts for one in calls() if one.called in {"Step", "take"})
    verbs = like(r"[a-z_]+(\.[a-z_]+)?", chain.from_iterable(said))
    assert "people.merge" in verbs, "the search itself must work"
    assert {verb for verb in verbs if f"verb.{verb}" not in WORDS["zh"]} == set()


def test_every_key_that_the_code_says_exists() -> None:
    firsts = (one.first for one in calls() if one.called == "say" and one.is_method)
    said = like(r"[a-z_]+(\.[a-z_0-9]+)+", chain.from_iterable(firsts))
    assert "cli.no_consent" in said, "the search itself must work"
    assert {key for key in said if key not in WORDS["zh"]} == set()


# each language looks as it is written

LATIN = {
    *("HSK", "TORFL", "GF", "CEFR", "ECTS", "ISCED", "F", "A1", "A2", "B1", "B2", "C1", "C2", "JW201", "JW202"),
    *("CN", "RU", "zh", "ru", "ISO", "ICAO", "SHA", "UTF", "QR", "PDF", "PNG", "JPEG", "XML", "ELMO", "Excel", "WPS"),
    *("exchange", "xlsx", "xls", "ods", "csv", "QQ", "U", "EXC", "office", "pub", "https"),
    *("CMYK", "RGB", "TLS", "STARTTLS", "smtp", "example", "edu", "localhost"),
    *("CC", "BY", "NC", "SA"),
}
"""Names and codes that are written in Latin letters in Chinese and Russian offices too."""

WITHOUT_YO = (
    *("зачет", "перезачет", "учет", "счет", "отчет", "расчет", "прием", "объем", "еще", "причем"),
    *("партнер", "ребен", "полет", "дешев", "жестк", "надежн", "четк", "легкий"),
    *("трех", "четырех", "идет", "начнет", "придет", "ведет", "найдет", "войдет", "дает", "берет", "живет"),
    *(rf"{stem}ен\b" for stem in ("измен", "удал", "утвержд", "подтвержд", "сохран", "исключ", "включ")),
    *(rf"{stem}ен\b" for stem in ("введ", "привед", "поврежд", "запрещ", "заверш", "помещ", "перенес", "внес")),
)
"""Beginnings of Russian words that have lost their ё."""

CLAUSES = ("paper.",)
"""Parts of one long sentence on paper; some begin with the space that parts them from the clause before."""

LATIN_BY_NATURE = ("cli.", "problem.cli.")
"""Words about commands and options."""


def written(language: str) -> Iterator[tuple[str, str]]:
    return ((key, text) for key, text in texts(language) if not key.startswith(LATIN_BY_NATURE))


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_no_latin_words_stand_in_chinese_or_russian(language: str) -> None:
    for key, text in written(language):
        assert set(re.findall(r"[A-Za-z][A-Za-z0-9]*", bare(text))) <= LATIN, f"{key}: {text}"


def test_chinese_and_russian_letters_stay_in_their_own_language() -> None:
    for key, text in written("zh"):
        assert not re.search("[А-Яа-яЁё]", text.replace("з. е.", "")), f"{key}: {text}"
    for key, text in written("ru"):
        assert not re.search("[\u2e80-\u9fff\uff00-\uffef]", text), f"{key}: {text}"
    for key, text in written("en"):
        assert not re.search("[А-Яа-яЁё\u2e80-\u9fff\uff00-\uffef]", text), f"{key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_typewriter_signs(language: str) -> None:
    for key, text in texts(language):
        assert text or key.startswith(CLAUSES), key
        assert text == text.strip() or key.startswith(CLAUSES), f"{key}: {text!r}"
        assert "  " not in text, f"{key}: {text}"
        assert "..." not in text, f"{key}: {text}"
        assert " -- " not in text, f"{key}: {text}"
        assert '"' not in text, f"{key}: {text}"
        assert "'" not in text, f"{key}: {text}"
        assert not re.search(r"\{[^{}]*[^\w{}][^{}]*\}", text), f"{key}: {text}"


def test_chinese_uses_full_width_punctuation() -> None:
    han = "[\u3007\u4e00-\u9fff]"
    for key, text in texts("zh"):
        shown = bare(text, "某")
        assert not re.search(f"{han}[,;:?!()]|[,;:?!()]{han}|{han}\\.$", shown), f"{key}: {text}"
        assert not re.search("[«»„]", text), f"{key}: {text}"
        assert shown.count("“") == shown.count("”"), f"{key}: {text}"
        assert shown.count("（") == shown.count("）"), f"{key}: {text}"


def test_russian_quotes_with_angles_and_writes_yo() -> None:
    missing_yo = re.compile(rf"(?i)\b({'|'.join(WITHOUT_YO)})")
    for key, text in texts("ru"):
        assert not re.search("[“”]", text), f"{key}: {text}"
        assert text.count("«") == text.count("»"), f"{key}: {text}"
        assert not missing_yo.search(text), f"{key}: {text}"
        assert not re.search(r" - ", text), f"{key}: {text}"


def test_english_is_british_and_quotes_with_curls() -> None:
    for key, text in texts("en"):
        assert not re.search("[«»]", text), f"{key}: {text}"
        assert text.count("“") == text.count("”"), f"{key}: {text}"
        american = r"(?i)\b(organiz|recogniz|synchroniz|color|center\b|enrollment|specialty|canceled|catalog\b)"
        assert not re.search(american, text), f"{key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_sentences_and_labels_are_not(language: str) -> None:
    stop = "。" if language == "zh" else "."
    abbreviations = ("ак. ч.", "з. е.", "мес.")
    for key, text in texts(language):
        area = key.partition(".")[0]
        if area == "problem":
            assert text.endswith(stop), f"{key}: {text}"
        if area in {"kind", "kinds", "field", "section", "choice", "verb"} and language != "ru":
            assert not text.endswith(stop), f"{key}: {text}"
        if area in {"kind", "kinds", "field", "section", "choice", "verb"} and language == "ru":
            assert not text.endswith(stop) or text.endswith(abbreviations), f"{key}: {text}"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_labels_begin_with_a_capital_and_use_sentence_case(language: str) -> None:
    for key, text in texts(language):
        if key.partition(".")[0] in {"kind", "kinds", "field", "short", "section", "verb", "choice"}:
            first = re.search(r"\w", bare(text))
            assert first is None or not first.group().islower() or "{n}" in text, f"{key}: {text}"
    capitals = re.compile(r"^[A-ZА-ЯЁ][\w’-]*( [A-ZА-ЯЁ][a-zа-яё]+)+$")
    for key, text in texts(language):
        if key.partition(".")[0] in {"kind", "kinds", "field", "section", "verb"}:
            assert not capitals.match(text), f"{key}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_headings_are_no_longer_than_their_labels(language: str) -> None:
    words = WORDS[language]
    for key in KEYS:
        area, _, rest = key.partition(".")
        if area == "short":
            kind, _, name = rest.rpartition(".")
            assert len(words.say(key)) <= len(words.field(kind, name)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_statuses_fit_into_a_pill(language: str) -> None:
    for vocabulary in ("sending_status", "receiving_status", "agreement_state", "certificate_state"):
        for word in VOCABULARY[vocabulary]:
            assert len(WORDS[language].choice(vocabulary, word)) <= 22


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_of_a_list_read_the_same(language: str) -> None:
    shown = Counter((key.split(".")[1], text) for key, text in texts(language) if key.startswith("choice."))
    assert {vocabulary for vocabulary, _ in shown} >= {*VOCABULARY, "country", "language"}
    assert [said for said, n in shown.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_fields_of_a_kind_read_the_same(language: str) -> None:
    words = WORDS[language]
    for kind in REGISTRY.kinds:
        labels = [words.field(kind.name, field.name) for field in kind.fields]
        assert len(labels) == len(set(labels)), (
            kind.name,
            sorted(label for label in labels if labels.count(label) > 1),
        )


# how words are said


@pytest.mark.parametrize(
    ("language", "verb", "name", "said"),
    [
        ("en", "Add {kind}", {"one": "Fund", "several": "Funds"}, ("Fund", "Funds", "Add fund")),
        ("en", "Add {kind}", {"one": "Our fund", "several": "Funds", "of": "fund"}, ("Our fund", "Funds", "Add fund")),
        ("ru", "Ввод {kind}", {"one": "Фонд", "several": "Фонды", "of": "фонда"}, ("Фонд", "Фонды", "Ввод фонда")),
        ("zh", "新建{kind}", "基金", ("基金", "基金", "新建基金")),
        ("zh", "新建{kind}", {"one": "证书模板", "of": "模板"}, ("证书模板", "证书模板", "新建模板")),
    ],
)
def test_verbs_say_a_kind_as_its_name_tells(language: str, verb: str, name: object, said: tuple[str, ...]) -> None:
    made = of_kinds(language, {"verb.record.add": verb, "kind.fund": name})
    assert (made["kind.fund"], made["kinds.fund"], made["verb.fund.add"]) == said


def test_a_form_that_nobody_wrote_is_not_guessed() -> None:
    russian = of_kinds("ru", {"verb.record.add": "Ввод {kind}", "kind.fund": {"one": "Фонд", "several": "Фонды"}})
    assert "verb.fund.add" not in russian
    assert "kinds.fund" not in of_kinds("en", {"kind.fund": "Fund"})


def test_what_a_kind_says_itself_counts(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.toml").write_text(
        '[kind]\nfund = "Fund"\n[kinds]\nfund = "Funds"\n'
        '[verb.record]\nadd = "Add {kind}"\nset = "Change {kind}"\n[verb.fund]\nadd = "Open fund"\n',
        "utf-8",
    )
    words = Wording.load(tmp_path, "en")
    assert [words.say(f"verb.fund.{verb}") for verb in ("add", "set")] == ["Open fund", "Change fund"]
    assert (words.kind("fund"), words.kind("fund", 2)) == ("Fund", "Funds")


def test_a_missing_word_is_said_by_its_key() -> None:
    assert WORDS["ru"].say("nothing.here") == "nothing.here"


def test_a_placeholder_without_a_fact_stays_as_it_is() -> None:
    assert Wording("en", {"a.b": "{who} on {host}"}).say("a.b", {"who": "Li"}) == "Li on {host}"


def test_a_placeholder_reaches_no_attribute_of_a_fact() -> None:
    assert "__class__" not in Wording("en", {"a": "{x.__class__}"}).say("a", {"x": 1}).replace("{x.__class__}", "")


def test_a_fact_that_is_itself_a_word_is_said_in_words() -> None:
    facts = {"from": "choice.sending_status.draft", "to": "choice.sending_status.live"}
    said = WORDS["zh"].problem(Problem("mobility.status_not_reachable", "sending_status", facts))
    assert "“草稿”" in said
    assert "“已确定”" in said


def test_several_kinds_in_one_fact_are_said_in_words() -> None:
    problem = Problem("record.in_use", facts={"n": 2, "kinds": "kinds.agreement, kinds.mobility"})
    assert "（协议、交流记录）" in WORDS["zh"].problem(problem)
    assert "(Соглашения, Поездки)" in WORDS["ru"].problem(problem)


def test_days_stand_in_a_sentence_as_the_language_writes_them() -> None:
    problem = Problem("document.expired", "valid_until", {"until": "2026-03-01"})
    assert " 01.03.2026." in WORDS["ru"].problem(problem)
    assert " 1 Mar 2026." in WORDS["en"].problem(problem)
    assert " 2026-03-01 " in WORDS["zh"].problem(problem)
    same = Problem("document.expired", "valid_until", {"until": date(2026, 3, 1)})
    assert WORDS["ru"].problem(same) == WORDS["ru"].problem(problem)


def test_a_date_that_somebody_typed_is_given_back_as_typed() -> None:
    assert "«2026-02-30»" in WORDS["ru"].problem(
        Problem("value.no_such_day", facts={"typed": "2026-02-30", "days": 28})
    )


def test_a_name_by_languages_is_said_in_that_of_the_reader_else_in_english_else_in_any() -> None:
    words = Wording("ru", {"problem.a": "{name}"})
    names = {"zh": "焊接", "ru": "Сварка", "en": "Welding"}
    for left, said in (((), "Сварка"), (("ru",), "Welding"), (("ru", "en"), "焊接"), (("ru", "en", "zh"), "—")):
        told = {language: name for language, name in names.items() if language not in left}
        assert words.problem(Problem("a", facts={"name": told})) == said


def test_a_fact_that_nobody_knows_is_a_dash() -> None:
    said = WORDS["en"].problem(Problem("office_file.in_use", facts={"who": "", "host": "PC-3"}))
    assert said.startswith("The file is already open: —, computer “PC-3”.")


@pytest.mark.parametrize(
    "issue", ["conflict", "changed_deleted", "duplicate_key", "dangling", "invalid", "proposal", "fork"]
)
def test_everything_that_waits_for_a_person_in_the_journal_can_be_said(issue: str) -> None:
    assert f"problem.journal.{issue}" in WORDS["zh"]


def test_what_somebody_typed_is_never_taken_for_a_placeholder() -> None:
    said = WORDS["en"].problem(Problem("value.not_a_date", facts={"typed": "{typed} {x}"}))
    assert said.startswith("“{typed} {x}” is not a date")


def test_russian_counts_choose_the_form() -> None:
    forms = {"one": "{n} запись", "few": "{n} записи", "many": "{n} записей", "other": "{n} записи"}
    said = [Wording("ru", {"rows": forms}).say("rows", {"n": n}) for n in (0, 1, 2, 5, 11, 21, 112)]
    assert said == ["0 записей", "1 запись", "2 записи", "5 записей", "11 записей", "21 запись", "112 записей"]


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(LANGUAGES))
def test_every_whole_number_has_a_form_that_the_words_have(n: int, language: str) -> None:
    assert plural_form(language, n) in FORMS[language]


@given(st.integers(min_value=0, max_value=10**9))
def test_the_russian_form_depends_on_the_last_two_digits_only(n: int) -> None:
    assert plural_form("ru", n) == plural_form("ru", n % 100)


def test_two_files_may_not_define_the_same_word(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.toml").write_text('[x]\ny = "1"\n', "utf-8")
    (tmp_path / "en" / "b.toml").write_text('[x]\ny = "2"\n', "utf-8")
    with pytest.raises(ValueError, match=r"b\.toml: x\.y"):
        Wording.load(tmp_path, "en")


def test_choices_of_every_field_can_be_said() -> None:
    for kind in REGISTRY.kinds:
        for field in kind.fields:
            if field.type is FieldType.CHOICE:
                assert all(WORDS["en"].choice(field.choices, word) for word in VOCABULARY[field.choices])
    assert WORDS["en"].choice("sex", None) == ""


def test_words_of_a_language_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "a.toml").write_text('word = "слово"', "utf-8")
    words = Wordings(tmp_path)
    assert set(words) == set(LANGUAGES)
    assert words["ru"].say("word") == "слово"
    assert words["ru"] is words["ru"]
    with pytest.raises(KeyError):
        words["fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_says_no_more_than_its_sentence_in_fewer_words(language: str) -> None:
    words = WORDS[language]
    reasons = [key for key in KEYS if key.startswith("reason.")]
    assert reasons
    for key in reasons:
        short, whole = (str(words.raw(one)) for one in (key, key.replace("reason.", "problem.", 1)))
        assert set(re.findall(r"{\w+}", short)) <= set(re.findall(r"{\w+}", whole)), key
        assert len(short) < len(whole), key


def test_a_problem_without_a_reason_is_said_in_its_whole_sentence() -> None:
    failed = Problem("certificate.not_passed", facts={"result": "choice.enrolment_result.failed"})
    assert WORDS["ru"].reason(failed) == "Итог: Не зачтено"
    locked = Problem("keys.locked")
    assert WORDS["en"].reason(locked) == WORDS["en"].problem(locked)


def test_one_person_in_the_file_of_a_partner_is_one_person() -> None:
    said = [WORDS["en"].say("cli.partner_made", {"path": "A.exchange", "n": n}) for n in (1, 2)]
    assert [" 1 person is in it." in said[0], " 2 people are in it." in said[1]] == [True, True]


def test_sentences_of_one_text_stand_as_the_language_writes_them() -> None:
    said = ("已写入：目录.pdf。", "", "未收录：草稿。")
    assert Wording("zh", {}).in_turn(said) == "已写入：目录.pdf。未收录：草稿。"
    assert Wording("en", {}).in_turn(("Written.", "Not in it: drafts.")) == "Written. Not in it: drafts."


def test_names_stand_in_the_marks_of_the_reader() -> None:
    named = Problem("import.form_sheets_unread", facts={"names": Quoted(("Цены", "旧表"))})
    said = {language: words.problem(named) for language, words in WORDS.items()}
    assert "«Цены», «旧表»" in said["ru"]
    assert "“Цены”、“旧表”" in said["zh"]
    assert "“Цены”, “旧表”" in said["en"]


def test_no_code_puts_the_marks_of_one_language_around_a_name() -> None:
    root = ROOT / "exchange_admin"
    marked = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in root.rglob("*.py")
        if path.name != "wording.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(one, ast.Constant) and set("“”«»„") & set(str(one.value)) for one in node.values)
    ]
    assert marked == []


@pytest.mark.parametrize(
    ("language", "sentence", "said"),
    [
        ("ru", "Курс «{name}» закрыт", "Курс «Новый „Приёмник“» закрыт"),
        ("zh", "课程“{name}”结束", "课程“Новый «Приёмник»”结束"),
        ("ru", "Введено «{typed}»", "Введено «Новый «Приёмник»»"),
        ("ru", "Курс {name} закрыт", "Курс Новый «Приёмник» закрыт"),
    ],
)
def test_quotation_marks_within_quotation_marks_are_the_inner_ones_but_what_was_typed_stays(
    language: str, sentence: str, said: str
) -> None:
    name = "Новый «Приёмник»"
    assert Wording(language, {"a.b": sentence}).say("a.b", {"name": name, "typed": name}) == said


def test_marks_of_a_name_that_is_quoted_alone_are_the_inner_ones() -> None:
    assert Wording("ru", {}).quoted("Колледж «Амур»") == "«Колледж „Амур“»"
    assert Wording("zh", {}).quoted("“丝路”学院") == "“‘丝路’学院”"
