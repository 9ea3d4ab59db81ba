"""A stranger's ELMO file: what is understood of it, and that the rest is listed."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from lxml import etree
from transcript_sample import WORDINGS, schema

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.found import ElmoFile, FoundCourse
from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.elmo.vocabulary import ELMO, NAMED, PARTS
from exchange_admin.domain.problems import RuleBroken

PDF = "data:application/pdf;base64," + b64encode(b"%PDF-1.4\n%%EOF").decode()
LEARNER = "<learner><givenNames>Siyuan</givenNames><familyName>Chen</familyName></learner>"
ISSUER = (
    '<issuer><country>FI</country><identifier type="schac">metropolia.example</identifier>'
    '<title xml:lang="fi">Ammattikorkeakoulu</title><title xml:lang="en">Polytechnic</title>'
    "<url>https://example.fi</url></issuer>"
)


def instance(inner: str) -> str:
    return f"<specifies><learningOpportunityInstance>{inner}</learningOpportunityInstance></specifies>"


def course(
    inner: str, *, title: str = '<title xml:lang="en">Welding</title>', before: str = "", after: str = ""
) -> str:
    return (
        f"<learningOpportunitySpecification>{before}{title}{instance(inner)}{after}</learningOpportunitySpecification>"
    )


def report(courses: str, *, after: str = "") -> str:
    return f"<report>{ISSUER}{courses}<issueDate>2026-06-30T23:30:00+03:00</issueDate>{after}</report>"


def elmo(inner: str, learner: str = LEARNER) -> str:
    return f'<elmo xmlns="{ELMO}"><generatedDate>2026-07-01T08:00:00Z</generatedDate>{learner}{inner}</elmo>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "foreign.xml"


def read(path: Path, text: str) -> ElmoFile:
    path.write_text(text, "utf-8")
    return read_elmo(path, WORDINGS)


def only(found: ElmoFile) -> FoundCourse:
    (read_report,) = found.reports
    (one,) = read_report.courses
    return one


def left(found: ElmoFile) -> list[tuple[str, str, str]]:
    return [(one.where, one.text, one.why) for one in found.left]


def test_a_usual_file_is_understood(path: Path) -> None:
    text = elmo(
        report(
            course(
                "<start>2026-01-12</start>"
                '<academicTerm><title xml:lang="en">Spring 2026</title><start>2026-01-01</start><end>2026-06-30</end>'
                "</academicTerm><status>failed</status><gradingSchemeLocalId>fi</gradingSchemeLocalId>"
                "<resultLabel>0</resultLabel><credit><scheme>ECTS</scheme><value>5.0</value></credit>"
                "<languageOfInstruction>en</languageOfInstruction><engagementHours>60.5</engagementHours>",
                before='<identifier type="local">W1</identifier>',
            ),
            after='<gradingScheme localId="fi"><description xml:lang="en">0–5</description></gradingScheme>',
        ),
        learner="<learner><citizenship>CN</citizenship><identifier type='esi'>urn:x</identifier>"
        "<givenNames> Si yuan </givenNames><familyName>Chen</familyName><bday>2004-05-06</bday>"
        "<gender>1</gender></learner>",
    )
    schema().assertValid(etree.fromstring(text.encode()))
    found = read(path, text)
    assert (found.learner.family, found.learner.given, found.learner.sex) == ("Chen", "Si yuan", "1")
    assert (found.learner.birth_date, found.learner.citizenship) == (date(2004, 5, 6), "CN")
    (one,) = found.reports
    assert (one.issuer.name, one.issuer.country) == (Trilingual(en="Polytechnic"), "FI")
    assert (one.identifiers, one.issued) == (("metropolia.example",), date(2026, 6, 30))
    assert one.scales == (("fi", ("0–5",)),)
    line = only(found)
    assert (line.course.title.en, line.course.code, line.course.mark) == ("Welding", "W1", "0")
    assert (line.course.status, line.course.credits, line.course.scheme) == ("failed", Fraction(5), "ects")
    assert (line.hours, line.scale, line.course.contact_minutes) == (Fraction(121, 2), "fi", None)
    assert line.course.term is not None
    assert line.course.term.starts == date(2026, 1, 1)


def test_everything_without_a_place_is_listed_where_it_stands(path: Path) -> None:
    found = read(
        path,
        elmo(
            report(
                course(
                    "<start>2026-01-12</start><status>passed</status>"
                    "<level><type>EQF</type><value>5</value></level>"
                    "<languageOfInstruction>fi</languageOfInstruction>",
                    before='<identifier type="opintopolku">1.2.3</identifier>',
                )
            )
            + "<groups><groupType id='a'><title>Year 1</title></groupType></groups>",
            learner="<learner><identifier type='esi'>urn:x</identifier><givenNames>A</givenNames>"
            "<familyName>B</familyName><placeOfBirth>Harbin</placeOfBirth></learner>",
        ),
    )
    line = "report/learningOpportunitySpecification"
    assert left(found) == [
        ("learner/identifier", "urn:x · type=esi", "no_place"),
        ("learner/placeOfBirth", "Harbin", "no_place"),
        ("report/issuer/title[1]", "Ammattikorkeakoulu", "no_place"),
        (f"{line}/identifier", "1.2.3 · type=opintopolku", "no_place"),
        (f"{line}/specifies/learningOpportunityInstance/start", "2026-01-12", "no_place"),
        (f"{line}/specifies/learningOpportunityInstance/level", "EQF · 5", "no_place"),
        (f"{line}/specifies/learningOpportunityInstance/languageOfInstruction", "fi", "no_place"),
        ("groups", "id=a · Year 1", "no_place"),
    ]


def test_what_has_no_place_is_told_by_the_name_of_its_course_and_in_words(path: Path) -> None:
    found = read(
        path,
        elmo(
            report(course("<languageOfInstruction>fi</languageOfInstruction><mood>good</mood>")),
            learner="<learner><givenNames>A</givenNames><familyName>B</familyName>"
            "<placeOfBirth>Harbin</placeOfBirth></learner>",
        ),
    )
    told = {
        language: [WORDINGS[language].problem(one.as_problem()).partition("”")[0] for one in found.left]
        for language in ("en", "zh")
    }
    assert told["en"] == [
        "Person – place of birth: “Harbin",
        "Issuer – name: “Ammattikorkeakoulu",
        "Welding – language of instruction: “fi",
        "Welding – mood: “good",
    ]
    assert told["zh"][2] == "Welding——授课语言：“fi"


def test_what_has_no_place_names_the_course_in_the_language_of_the_reader(path: Path) -> None:
    said = {"fi": "Hitsaus", "zh-CN": "焊接", "ru": "Сварка"}
    title = "".join(f'<title xml:lang="{language}">{name}</title>' for language, name in said.items())
    found = read(path, elmo(report(course("<mood>good</mood>", title=title))))
    (left,) = (one for one in found.left if one.text == "good")
    told = {language: WORDINGS[language].problem(left.as_problem()).split()[0] for language in ("zh", "ru", "en")}
    assert (told["zh"].partition("—")[0], told["ru"], told["en"]) == ("焊接", "Сварка", "Hitsaus")


def test_every_element_and_part_of_a_file_that_has_a_name_has_it_in_every_language() -> None:
    keys = [f"elmo.element.{name}" for name in NAMED] + [f"elmo.part.{name}" for name in (*PARTS, "file", "course")]
    assert [key for key in keys for words in WORDINGS.values() if key not in words] == []


def test_unknown_elements_and_attributes_are_ignored_as_the_standard_asks_and_listed(path: Path) -> None:
    found = read(path, elmo(report(course("<status>passed</status><mood colour='red'>good</mood>"))))
    assert only(found).course.status == "passed"
    assert [(one.text, one.why) for one in found.left][-1] == ("good · colour=red", "no_place")


def test_a_missing_status_counts_as_passed_and_says_that_nobody_said_so(path: Path) -> None:
    line = only(read(path, elmo(report(course("<resultLabel>4</resultLabel>")))))
    assert (line.course.status, line.status_said) == ("passed", False)


def test_a_status_of_nobody_is_listed(path: Path) -> None:
    found = read(path, elmo(report(course("<status>perhaps</status>"))))
    assert only(found).status_said is False
    assert ("perhaps", "not_valid") in [(one.text, one.why) for one in found.left]


def test_a_degree_that_only_holds_courses_together_becomes_no_line(path: Path) -> None:
    part = f"<hasPart>{course('<resultLabel>5</resultLabel>')}</hasPart>"
    found = read(path, elmo(report(course("", title='<title xml:lang="en">Degree</title>', after=part))))
    assert only(found).course.title.en == "Welding"
    assert ("report/learningOpportunitySpecification", "Degree", "heading") in left(found)


def test_credits_count_once_in_a_branch(path: Path) -> None:
    ects = "<credit><scheme>ects</scheme><value>{}</value></credit>"
    part = f"<hasPart>{course(ects.format(2))}</hasPart>"
    found = read(path, elmo(report(course(ects.format(5), after=part))))
    assert [one.course.credits for one in found.reports[0].courses] == [Fraction(5), None]
    (credit,) = [one for one in found.left if one.where.endswith("learningOpportunityInstance/credit")]
    assert "hasPart" in credit.where


def test_of_several_credits_ects_is_taken_and_the_other_listed(path: Path) -> None:
    credits = (
        "<credit><scheme>op</scheme><value>3</value></credit><credit><scheme>ECTS</scheme><value>5</value></credit>"
    )
    found = read(path, elmo(report(course(credits))))
    assert (only(found).course.credits, only(found).course.scheme) == (Fraction(5), "ects")
    assert ("op · 3", "no_place") in [(one.text, one.why) for one in found.left]


def test_a_scheme_that_nobody_knows_keeps_its_name(path: Path) -> None:
    line = only(read(path, elmo(report(course("<credit><scheme>opintopiste</scheme><value>3</value></credit>")))))
    assert (line.course.scheme, line.credit_scheme) == ("other", "opintopiste")


@pytest.mark.parametrize("value", ["5,0", "1e9", "-3", "NaN", "1/2", "9" * 40, ""])
def test_a_number_that_is_none_is_listed_and_never_guessed(path: Path, value: str) -> None:
    found = read(path, elmo(report(course(f"<credit><scheme>ects</scheme><value>{value}</value></credit>"))))
    assert only(found).course.credits is None
    assert any(one.why == "not_valid" and one.where.endswith("credit/value") for one in found.left)


def test_titles_without_a_language_go_by_their_script(path: Path) -> None:
    titles = "<title>数控加工</title><title>Сварка</title><title>Welding</title>"
    found = read(path, elmo(report(course("", title=titles))))
    assert only(found).course.title == Trilingual("数控加工", "Сварка", "Welding")


def test_a_title_in_another_language_stands_in_where_there_is_no_other_and_is_listed(path: Path) -> None:
    found = read(path, elmo(report(course("", title='<title xml:lang="fi">Hitsaus</title>'))))
    assert only(found).course.title == Trilingual(en="Hitsaus")
    assert [(one.text, one.why) for one in found.left if "Hit" in one.text] == [("Hitsaus", "language")]
    two = read(
        path, elmo(report(course("", title=f'<title xml:lang="fi">{"x" * 400}</title><title xml:lang="sv">S</title>')))
    )
    assert {(one.text[0], one.why) for one in two.left if one.text[0] in "xS"} == {("x", "too_long"), ("S", "no_place")}


def test_a_title_that_is_too_long_is_cut_and_the_whole_listed(path: Path) -> None:
    found = read(path, elmo(report(course("", title=f'<title xml:lang="en">{"x" * 400}</title>'))))
    assert len(only(found).course.title.en) == 200
    assert "too_long" in {one.why for one in found.left}


def test_half_a_mark_is_none(path: Path) -> None:
    found = read(path, elmo(report(course(f"<resultLabel>{'5' * 41}</resultLabel>"))))
    assert only(found).course.mark == ""
    assert "too_long" in {one.why for one in found.left}


def test_marks_of_direction_do_not_get_into_records(path: Path) -> None:
    found = read(path, elmo(report(course("", title='<title xml:lang="en">Wel\u202eding</title>'))))
    assert only(found).course.title.en == "Welding"


def test_a_paper_is_kept_by_what_it_is_and_not_by_what_it_says(path: Path) -> None:
    lies = "data:application/pdf;base64," + b64encode(b"MZ\x90\x00 a program").decode()
    attachments = (
        f"<attachment><title>Good</title><type>Transcript of Records</type><content>{PDF}</content></attachment>"
        f"<attachment><title>Bad</title><content>{lies}</content></attachment>"
        "<attachment><title>Broken</title><content>data:;base64,@@@</content></attachment>"
    )
    found = read(path, elmo(report(course("")) + attachments))
    assert [(file.title, file.content[:5]) for file in found.files] == [("Good", b"%PDF-")]
    assert [(one.text, one.why) for one in found.left if one.why == "media"] == [("Bad", "media"), ("Broken", "media")]


def test_of_two_papers_in_one_enclosure_the_one_that_cannot_be_kept_is_listed(path: Path) -> None:
    contents = f"<content>{PDF}</content><content>data:application/pdf;base64,TVo=</content>"
    found = read(path, elmo(report(course("")) + f"<attachment><title>Two</title>{contents}</attachment>"))
    assert len(found.files) == 1
    (listed,) = (one for one in found.left if one.why != "no_place")
    assert (listed.where, listed.text, listed.why) == ("attachment/content[2]", "Two", "media")


def test_a_signature_is_listed_since_nobody_has_checked_it(path: Path) -> None:
    signature = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AAAA</SignatureValue></Signature>'
    )
    found = read(path, elmo(report(course("")) + signature))
    assert ("Signature", "AAAA", "no_place") in left(found)


def test_an_endless_list_of_what_is_left_is_counted_and_not_shown(path: Path) -> None:
    found = read(path, elmo(report("".join(course("<start>2026-01-12</start>") for _ in range(400)))))
    assert len(found.left) == 300
    assert found.more_left > 50


@pytest.mark.parametrize("people", ["", LEARNER * 2])
def test_a_file_describes_exactly_one_person(path: Path, people: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read(path, elmo(report(course("")), learner=people))
    assert refused.value.problem.code == "elmo.not_one_person"
