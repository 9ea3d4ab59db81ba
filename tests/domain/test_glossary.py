"""Terms in texts: found in any script, said in another language, and the same for two keywords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exchange_admin.domain.rules.glossary import AGREED, DEPRECATED, PROPOSED, Term, Terms, is_foreign
from exchange_admin.domain.rules.matching.matching import Match, Matching
from exchange_admin.domain.rules.matching.notices import Notice

ROBOT = {"name_zh": "工业机器人", "name_ru": "промышленный робот", "name_en": "industrial robot", "state": AGREED}
PROGRAMMING = {
    "name_zh": "机器人编程",
    "name_ru": "программирование роботов",
    "name_en": "robot programming",
    "variants_ru": "роботопрограммирование; РП",
    "state": AGREED,
}
CNC = {"name_zh": "数控机床", "name_ru": "станок с ЧПУ", "variants_zh": "CNC 机床", "state": PROPOSED}


def terms(*values: dict[str, str]) -> Terms:
    return Terms(Term.read(f"t{n}", one) for n, one in enumerate(values or (ROBOT, PROGRAMMING, CNC)))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("工业机器人与机器人编程", "ru", "промышленный робот与программирование роботов"),
        ("工业机器人机器人编程2027", "ru", "промышленный робот программирование роботов 2027"),
        ("Промышленный робот: курс", "zh", "工业机器人: курс"),
        ("Курс «Роботопрограммирование»", "en", "Курс «robot programming»"),
        ("Industrial-Robot basics", "zh", "工业机器人 basics"),
        ("ｉｎｄｕｓｔｒｉａｌ　robot", "zh", "工业机器人"),
        ("industrial robots", "zh", "industrial robots"),  # within a longer word nothing is a term
        ("станок с чпу", "en", "станок с чпу"),  # no name in that language
        ("Промышленный робот, 机器人编程", "ru", "Промышленный робот, программирование роботов"),  # its capital stays
        ("", "ru", ""),
    ],
)
def test_a_text_is_said_with_the_terms_of_another_language(text: str, language: str, said: str) -> None:
    assert terms().said_in(text, language) == said


CAR = {"name_zh": "汽车", "name_ru": "автомобиль", "name_en": "motor car", "state": AGREED}


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Ремонт автомобилей", "zh", "Ремонт 汽车"),
        ("Обслуживание промышленных роботов, 2 станка с ЧПУ", "zh", "Обслуживание 工业机器人, 2 数控机床"),
        ("основы программирования роботов", "en", "основы robot programming"),
        ("Автомобилей", "ru", "Автомобилей"),  # nothing is said otherwise in a Russian sentence
        ("автомобильный", "zh", "автомобильный"),
        ("промышленный роботизированный", "zh", "промышленный роботизированный"),
    ],
)
def test_russian_words_are_found_in_whatever_form_they_stand(text: str, language: str, said: str) -> None:
    assert terms(ROBOT, PROGRAMMING, CNC, CAR).said_in(text, language) == said


def test_a_keyword_in_another_form_is_its_term_and_a_word_as_it_stands_goes_before() -> None:
    known = terms(CAR, {"name_zh": "停车场", "name_ru": "автомобилей", "state": AGREED})
    assert known.meaning("автомобили") == "t0"
    assert known.meaning("Автомобилей") == "t1"
    assert known.word_in("автомобилю", "zh") == "汽车"
    assert known.meaning("автомобильный") == "автомобильный"


def test_the_longest_term_wins_and_none_is_found_within_another() -> None:
    shorter = {"name_zh": "机器人", "name_ru": "робот", "state": AGREED}
    found = terms(ROBOT, PROGRAMMING, shorter).in_text("工业机器人、机器人")
    assert [one.term.names["ru"] for one in found] == ["промышленный робот", "робот"]


def test_a_word_of_two_terms_is_that_of_the_agreed_one_wherever_they_stand() -> None:
    proposed = {**ROBOT, "name_ru": "робот", "state": PROPOSED}
    one, other = Term.read("a", proposed), Term.read("b", ROBOT)
    for order in ((one, other), (other, one)):
        found = Terms(order).called("工业机器人")
        assert found is not None
        assert found.id == "b"


def test_beginnings_are_completed_in_any_script_the_shortest_first() -> None:
    assert [one.names["zh"] for one in terms().beginning_with("пром", 5)] == ["工业机器人"]
    assert [one.names["ru"] for one in terms().beginning_with("机器", 5)] == ["программирование роботов"]
    assert terms().beginning_with("  ", 5) == ()


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("Курс: пром", 6, ["工业机器人"]),
        ("Курс промышленный роб", 5, ["工业机器人"]),
        ("基础机器", 2, ["机器人编程"]),
        ("промышленный робот", 0, []),  # it is there, and no other begins within it
        ("п", 1, []),
        ("", 0, []),
    ],
)
def test_the_end_of_a_text_is_completed_from_where_a_term_begins(text: str, at: int, said: list[str]) -> None:
    begins, found = terms().completing(text, 5)
    assert (begins, [one.names["zh"] for one in found]) == (at, said)


def test_a_whole_term_in_another_language_is_still_offered_in_that_of_the_text() -> None:
    for language, names in (("ru", ["программирование роботов"]), ("zh", [])):
        begins, found = terms().completing("机器人编程", 5, language)
        assert (begins, [one.names[language] for one in found]) == (0, names)


def notice(id: str, side: str, country: str, keywords: str, known: Terms) -> Notice:
    values = {"institution_id": id, "side": side, "topic": "course", "state": "published", "valid_until": "2027-06-30"}
    return Notice.read(id, {**values, "isced_f": "0714", "keywords": keywords}, country, known.meaning)


def test_a_russian_need_meets_a_chinese_offer_by_their_terms() -> None:
    import datetime as dt

    known, matching = terms(), Matching(dt.date(2026, 11, 27), frozenset())
    need = notice("n", "need", "RU", "программирование роботов; Промышленный робот", known)
    offer = notice("o", "offer", "CN", "工业机器人；机器人编程；焊接", known)
    found = matching.of(need, offer)
    assert isinstance(found, Match)
    (keywords,) = [one for one in found.reasons if one.criterion == "keywords"]
    assert (keywords.code, keywords.points) == ("keywords.shared", 10)


@given(some.text(max_size=40), some.sampled_from(["zh", "ru", "en"]))
def test_what_has_no_term_stays_as_it_was_typed(text: str, language: str) -> None:
    assert terms({"name_zh": "🜁🜁🜁", "state": DEPRECATED}).said_in(text, language) == text


@given(some.text(alphabet="机器人编程роб тРО-_ё\n", max_size=30))
def test_places_found_lie_in_the_text_in_order_and_mean_their_term(text: str) -> None:
    known = terms(ROBOT, PROGRAMMING, {"name_zh": "机器", "name_ru": "роб", "state": AGREED})
    end = 0
    for one in known.in_text(text):
        assert end <= one.start < one.end <= len(text)
        assert known.called(text[one.start : one.end]) is one.term
        end = one.end


@pytest.mark.parametrize(
    ("word", "foreign_to"),
    [("机器人", ["ru", "en"]), ("сварка", ["zh", "en"]), ("ROS", []), ("HSK 3", []), ("ПЛК 机", ["zh", "ru", "en"])],
)
def test_a_word_is_foreign_to_whoever_does_not_read_its_script(word: str, foreign_to: list[str]) -> None:
    assert [one for one in ("zh", "ru", "en") if is_foreign(word, one)] == foreign_to
