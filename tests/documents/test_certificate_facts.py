"""The facts of a certificate survive the register, and what keeps them from paper is told before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from certificate_sample import CHEN, COLLEGE, FACTS, participation_design, wordings
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.wording import Sentences, quotable
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.wording import LANGUAGES

DESIGN = participation_design()
WORDS = wordings()
NBSP = "\xa0"

texts = st.text(max_size=30)
trilingual = st.builds(Trilingual, texts, texts, texts)
facts_of_any_kind = st.builds(
    ParticipationFacts,
    number=texts,
    holder=st.builds(HolderName, texts, texts, texts, st.sampled_from(["han", "cyrillic", "latin"])),
    programme=trilingual,
    host=trilingual,
    starts=st.none() | st.dates(),
    ends=st.none() | st.dates(),
    issued=st.dates(),
    signatory=trilingual,
    position=trilingual,
    languages=st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
    kind=st.sampled_from(["participation", "language_course"]),
    minutes=st.none() | st.integers(0, 10**6),
    result=trilingual,
    stamp=trilingual,
    stamp_mm=st.integers(20, 60),
    duplicate_of=texts,
    level=texts,
    anyway=texts,
    against=st.lists(texts).map(tuple),
)


def body(facts: ParticipationFacts, language: str) -> str:
    return Sentences(facts, WORDS[language]).body()


def paper_keys(language: str) -> set[str]:
    keys = WORDS[language].keys()
    return {key for key in keys if key.startswith("paper.")}


def told(facts: ParticipationFacts) -> list[tuple[str, str, Level]]:
    return [(problem.code, problem.field, problem.level) for problem in DESIGN.problems(facts)]


@given(facts=facts_of_any_kind)
def test_facts_come_back_from_the_register_as_they_were(facts: ParticipationFacts) -> None:
    assert ParticipationFacts.from_json(facts.to_json()) == facts


def test_the_same_facts_give_the_same_register_text() -> None:
    shuffled = dict(reversed(json.loads(FACTS.to_json()).items()))
    assert ParticipationFacts.from_plain(shuffled).to_json() == FACTS.to_json()
    assert '"starts":"2026-09-01"' in FACTS.to_json()
    assert "索科洛娃·达里娅" in FACTS.to_json()


def test_papers_from_before_later_facts_keep_the_text_they_always_had() -> None:
    assert not {"stamp", "stamp_mm", "duplicate_of", "level", "anyway", "against"} & FACTS.as_plain().keys()
    assert ParticipationFacts.from_json(FACTS.to_json()).stamp_mm == 40


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "{}",
        "[" * 50_000,
        '{"number": 3}',
        FACTS.to_json().replace('"starts":"2026-09-01"', '"starts":"2026-09-31"'),
        FACTS.to_json().replace('"minutes":14400', '"minutes":"many"'),
        FACTS.to_json().replace('"languages":["zh","ru","en"]', '"languages":"zh"'),
        FACTS.to_json().replace('"han":', '"gan":'),
        FACTS.to_json().replace('"kind"', '"unheard_of"'),
    ],
)
def test_damaged_facts_are_a_problem_not_a_crash(damaged: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        ParticipationFacts.from_json(damaged)
    assert caught.value.problem.code == "certificate.facts_unreadable"


def test_a_text_falls_back_to_english_then_to_any_language() -> None:
    assert Trilingual(ru="Харбин", en="Harbin").best("zh") == "Harbin"
    assert Trilingual(zh="哈尔滨").best("ru") == "哈尔滨"
    assert not Trilingual()


def test_the_native_name_comes_first_and_equal_names_once() -> None:
    assert [script for script, _ in CHEN.in_order()] == ["han", "cyrillic", "latin"]
    assert HolderName(latin="ABC", han="ABC").in_order() == (("latin", "ABC"),)


def test_a_chinese_certificate_says_period_host_hours_and_result() -> None:
    elsewhere = replace(FACTS, issuer=Trilingual("哈尔滨职业大学"))
    assert body(elsewhere, "zh") == (
        "由喀山理工学院派出，于2026年9月1日至2027年1月20日在松花职业技术学院参加“汉语语言培训（B1）”，"
        "共320学时（每学时45分钟），考核结果为合格，特发此证。"
    )
    assert "在我校参加" in body(FACTS, "zh")


def test_a_russian_certificate_says_dates_and_hours_in_their_cases() -> None:
    elsewhere = replace(FACTS, issuer=Trilingual("哈尔滨职业大学"))
    assert body(elsewhere, "ru").replace(NBSP, " ") == (
        "Настоящий сертификат подтверждает участие в программе «Китайский язык, уровень B1» с 1 сентября 2026 г. "
        "по 20 января 2027 г. Принимающая организация: Профессионально-технический колледж Сунхуа. "
        "Направляющая организация: Казанский политехнический колледж. "
        "Объём: 320 академических часов (по 45 минут). Результат: зачтено."
    )


def test_an_english_certificate_says_the_same() -> None:
    elsewhere = replace(FACTS, issuer=Trilingual("哈尔滨职业大学"))
    assert body(elsewhere, "en").replace(NBSP, " ") == (
        "This certificate confirms participation in the programme “Chinese Language Training (B1)” at Songhua "
        "Vocational and Technical College from 1 September 2026 to 20 January 2027, 320 academic hours of 45 minutes. "
        "Sending institution: Kazan Polytechnic College. Result: passed."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_not_mentioned(language: str) -> None:
    bare = replace(FACTS, minutes=None, result=Trilingual(), home=Trilingual(), ends=FACTS.starts)
    said = body(bare, language)
    assert "{" not in said
    assert "None" not in said
    assert "45" not in said
    assert ".." not in said
    assert "2027" not in said


@pytest.mark.parametrize(
    ("minutes", "ru", "en", "zh"),
    [
        (45, "1 академический час (45 минут)", "1 academic hour of", "共1学时"),
        (90, "2 академических часа (по", "2 academic hours of", "共2学时"),
        (225, "5 академических часов (по", "5 academic hours of", "共5学时"),
        (11 * 45, "11 академических часов (по", "11 academic hours of", "共11学时"),
        (21 * 45, "21 академический час (", "21 academic hours of", "共21学时"),
        (68, "1,5 академического часа (по", "1.5 academic hours of", "共1.5学时"),
        (89, "1,9 академического часа (по", "1.9 academic hours of", "共1.9学时"),
    ],
)
def test_hours_are_academic_and_agree_with_their_number(minutes: int, ru: str, en: str, zh: str) -> None:
    facts = replace(FACTS, minutes=minutes)
    assert f" {ru}" in body(facts, "ru").replace(NBSP, " ")
    assert f", {en}" in body(facts, "en").replace(NBSP, " ")
    assert zh in body(facts, "zh")


def test_only_a_language_course_is_called_completed() -> None:
    course = replace(FACTS, kind="language_course")
    titles = {language: Sentences(FACTS, WORDS[language]).title() for language in LANGUAGES}
    assert titles == {"zh": "研修证书", "ru": "Сертификат участника", "en": "Certificate of Participation"}
    assert Sentences(course, WORDS["zh"]).title() == "结业证书"
    assert "准予结业" in body(course, "zh")
    assert "准予结业" not in body(FACTS, "zh")


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("“汉语桥”夏令营", "zh", "‘汉语桥’夏令营"),
        ("“汉语桥”", "zh", "汉语桥"),
        ("«Мост» и «Дом»", "ru", "„Мост“ и „Дом“"),
        ("«Мост»", "ru", "Мост"),
        ("The “Bridge”", "en", "The ‘Bridge’"),
        ('Курс "А"', "ru", 'Курс "А"'),
        ("", "ru", ""),
    ],
)
def test_quotes_within_quotes_take_the_inner_form(text: str, language: str, said: str) -> None:
    assert quotable(text, language) == said


def test_papers_have_the_same_words_in_every_language() -> None:
    keys = [paper_keys(language) for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]
    assert len(keys[0]) > 25


def test_words_of_papers_need_no_character_that_the_fonts_lack() -> None:
    for language in LANGUAGES:
        for key in paper_keys(language):
            entry = WORDS[language].raw(key)
            assert DESIGN._fonts.missing(*(entry.values() if isinstance(entry, dict) else [str(entry)])) == (), key


def test_whole_facts_have_no_problem() -> None:
    assert told(FACTS) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"number": " "}, ("certificate.no_number", "number", Level.BLOCKS)),
        ({"holder": HolderName(latin=" \t")}, ("certificate.no_name", "holder", Level.BLOCKS)),
        ({"programme": Trilingual(" ", "", "\n")}, ("certificate.no_programme", "programme", Level.BLOCKS)),
        ({"holder": HolderName()}, ("certificate.no_name", "holder", Level.BLOCKS)),
        ({"holder": HolderName(han="陈思远", native="han")}, ("certificate.no_name", "holder", Level.ASKS)),
        (
            {"languages": ("ru",), "holder": HolderName(han="陈思远", latin="CHEN Siyuan", native="han")},
            ("certificate.name_in_other_letters", "holder", Level.ASKS),
        ),
        (
            {"languages": ("zh",), "holder": HolderName(latin="NOVAK Jan")},
            ("certificate.name_in_other_letters", "holder", Level.ASKS),
        ),
        ({"starts": None}, ("certificate.no_dates", "starts", Level.BLOCKS)),
        ({"ends": None}, ("certificate.no_dates", "ends", Level.BLOCKS)),
        ({"ends": date(2026, 8, 31)}, ("period.reversed", "ends", Level.BLOCKS)),
        ({"programme": Trilingual()}, ("certificate.no_programme", "programme", Level.BLOCKS)),
        (
            {"signatory": Trilingual(), "position": Trilingual()},
            ("certificate.no_signatory", "signatory", Level.BLOCKS),
        ),
        ({"languages": ()}, ("certificate.no_language", "languages", Level.BLOCKS)),
        ({"languages": ("zh", "de")}, ("certificate.no_language", "languages", Level.BLOCKS)),
        ({"kind": "invitation"}, ("certificate.unknown_kind", "kind", Level.BLOCKS)),
        ({"place": Trilingual("哈尔滨", "Харбин", "")}, ("certificate.untranslated", "place", Level.ASKS)),
        ({"programme": Trilingual("汉语" * 700)}, ("certificate.too_long", "", Level.BLOCKS)),
    ],
)
def test_what_is_missing_or_wrong_is_told(change: dict[str, object], problem: tuple[str, str, Level]) -> None:
    assert problem in told(replace(FACTS, **change))


def test_a_name_in_the_letters_of_one_language_of_the_paper_is_enough() -> None:
    for languages, holder in (
        (("zh", "ru"), HolderName(han="陈思远", latin="CHEN Siyuan", native="han")),
        (("ru", "zh"), HolderName(cyrillic="Соколова Дарья", latin="SOKOLOVA Daria", native="cyrillic")),
        (("en",), HolderName(han="陈思远", latin="CHEN Siyuan", native="han")),
        (("zh", "ru"), HolderName(latin="NOVAK Jan")),
    ):
        assert told(replace(FACTS, languages=languages, holder=holder)) == []


def test_a_character_that_no_font_has_is_named_with_its_field() -> None:
    facts = replace(FACTS, holder=replace(CHEN, latin="CHEN \u202eSiyuan 😀"), place=Trilingual("哈尔滨\x07"))
    found = [problem for problem in DESIGN.problems(facts) if problem.code == "certificate.missing_glyph"]
    assert [(problem.field, problem.facts["characters"]) for problem in found] == [
        ("holder", "U+202E, 😀 (U+1F600)"),
        ("place", "U+0007"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_said_in_words(language: str) -> None:
    broken = replace(FACTS, number="", holder=HolderName(), starts=None, programme=Trilingual(), languages=("de",))
    facts = [
        broken,
        replace(broken, kind="invitation", signatory=Trilingual(), position=Trilingual(), place=Trilingual("\x07")),
        replace(FACTS, home=Trilingual(zh="学院")),
        replace(FACTS, host=COLLEGE, programme=Trilingual("汉语" * 700)),
    ]
    for problem in (problem for paper in facts for problem in DESIGN.problems(paper)):
        said = WORDS[language].problem(problem)
        assert said != f"problem.{problem.code}"
        assert "{" not in said
