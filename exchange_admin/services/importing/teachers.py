"""Lists of teachers and tables of those who go along: who of them is taken for a teacher, and told so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.dates import day_in
from exchange_admin.services.importing.draft import (
    CALLED_TEACHER,
    NOTED_AS_TEACHER,
    NOTED_OF_TEACHERS,
    OTHER_TABLE,
    OTHERS_SHEET,
    TEACHERS,
    StagedRow,
)
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import IGNORED, ListColumnFound, SheetList, shown
from exchange_admin.services.importing.words import ImportWords

_OF_STUDENTS = frozenset({IGNORED, "unit"})
"""Columns such as those of classes, in whose place lists say of teachers that they are some."""
_REMARKS = frozenset({"note", "", *_OF_STUDENTS})
_NOTES = frozenset({"note"})
_POSTS = frozenset({"position", "role"})
_NO_STUDENTS = frozenset({"teacher", "staff"})
_ENDS_OF_WORDS = re.compile(r"[,;，；、.。(（]")
SAYS_WHO = re.compile(
    r"^(?:статус|кто|тип|вид|состав|участие|роль|качество|категория|группа лиц"
    r"|身份|类型|人员|人员情况|人员状态|状态|类别|status|who|type|role|capacity)"
    r"(?:\s+(?:участника|участия|делегата|члена делегации|of participant|in the delegation|в поездке|в группе))?$",
    re.IGNORECASE,
)
"""What may head words for students and teachers; «Кто заполнил» and «Тариф» may say them of others."""
_SAYS_ROLE = re.compile(r"^(?:роль|качество|участие|role|capacity)\b", re.IGNORECASE)
_OF_BOTH = re.compile(r"师生|участни\w*|participants?", re.IGNORECASE)
"""Words of titles that are of teachers as well as of students."""
_LONGEST_ROLE, _MOST_ROLES = 40, 8  # characters, different words of a column
_FEWEST_POSTS = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YOUNGEST = 23
"""Years; a student of a vocational college may be as old, and is no lecturer then."""
_WELL_GROWN = 27
"""Years of somebody whom a word in the list alone makes a teacher."""
_OF_KIN = re.compile(
    r"(?<![^\W\d_])(?:мать|матер(?!иал)|мам|отец|отц|пап[аы]|родител|доч|сын|муж|жен[аы]|супруг|брат|сестр|внук|внучк|бывш"
    r"|помощник|ассистент|mother|father|parent|daughter|son|wife|husband|spouse|former|assistant)"
    r"|家长|家属|父亲|母亲|女儿|儿子|子女|配偶|妻|丈夫|推荐|退休"
    r"|(?<![^\W\d_])(?:на пенсии|не |retired)",
    re.IGNORECASE,
)
"""Says that it is somebody of a teacher's, or was one."""
_IS_OF_KIN = re.compile(
    r"(?<![^\W\d_])(?:мать|матери|мамы?|мама|отец|отца|пап[аы]|родител\w+|доч(?:ь|ери|ка|ки)|сына?|мужа?|жен[аы]|супруг\w*"
    r"|реб[её]н\w+|дети|mother|father|parent|daughter|son|wife|husband|spouse|child(?:ren)?)(?![^\W\d_])"
    r"|家长|家属|亲属|父亲|母亲|女儿|儿子|孩子|子女|配偶|妻子|丈夫",
    re.IGNORECASE,
)
_IS_STUDENT = re.compile(
    r"(?<![^\W\d_])(?:студент(?:ка)?|учащ(?:ийся|аяся)|обучающ(?:ийся|аяся)|аспирант(?:ка)?|магистрант(?:ка)?|студкома?"
    r"|(?:under|post)?graduate|student)(?![^\W\d_])(?!\s+(?:affairs|office|services?|support|union|dean|advis))"
    r"|学生(?:会|干部|助教|助理|代表|志愿)|研究生(?!处|院|部|科|办|工作|教育|导师)",
    re.IGNORECASE,
)
"""«студентка, будущий педагог», 学生助教; not 学生处处长."""
ANSWERED = frozenset({"import.other_table", "import.others_sheet"})
"""What is asked of a table of teachers, and need not be of who is taken for one."""


def note_teachers(file: str, found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> None:
    """Notes what says that the people of a list, or of a table of it, are teachers: its title, its sheet, the file, the
    heading of the names, the line above a further table; nothing where any of them speaks of students."""
    if found.kind != PEOPLE:
        return
    headings = (column.heading for column in found.columns if column.key in NAME_KEYS)
    is_told = words.is_list_of_teachers(found.sheet) and not _are_students(found.sheet, words)
    over = (*found.titles, found.sheet, *(() if is_told else (PurePath(file).stem,)), *headings)
    of_list = (
        "" if any(_are_students(one, words) for one in over) else next(filter(words.is_list_of_teachers, over), "")
    )
    posts = "" if of_list or any(_are_students(one, words) for one in over) else _posts_of_all(found, rows, words)
    of_list = of_list or posts
    said = {row.cells.get(OTHER_TABLE, of_list) for row in rows} - {"", posts}
    of_teachers = {one for one in said if words.is_list_of_teachers(one) and not _are_students(one, words)}
    of_teachers |= {posts} - {""}
    for row in rows if of_teachers else ():
        if (one := row.cells.get(OTHER_TABLE, of_list)) in of_teachers:
            row.cells[TEACHERS] = one


def _posts_of_all(found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> str:
    """The heading of the posts where everybody, three at least, has one of teachers and their principals:
    教研室主任/讲师. Whoever is too young for it, or does not say how old, is asked about all the same."""
    column = next((one for one in found.columns if one.key == "position" and not one.guess), None)
    posts = [row.cells.get("position", "") for row in rows if OTHER_TABLE not in row.cells]
    are_all = len(posts) >= _FEWEST_POSTS and all(map(words.is_position_of_teachers, posts))
    roles = {row.cells.get("role", "") for row in rows if any(one.key == "role" for one in found.columns)}
    has_roles = not all(one == "" or words.is_in_delegation(one) for one in roles)
    return column.heading if column is not None and are_all and not has_roles else ""


def _are_students(title: str, words: ImportWords) -> bool:
    return words.is_of_students(title) and not words.is_course_of_teachers(title)


def note_remarks_of_teachers(
    sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], words: ImportWords
) -> None:
    """Notes what calls somebody of a list of students a teacher or one who goes along where no column says it for
    certain: a remark that begins so («преподаватель, руководитель группы», but not «преподаватель: Иванова»), a column
    that nobody reads of nothing but students and teachers, «преподаватель» in the place of a class, a post or role
    below a heading that is only guessed, and a post of teachers beside «студентка»."""
    if found.kind != PEOPLE:
        return
    is_of_students = _is_of_students(found, words)
    is_of_both = any(_is_of_both(one, words) for one in _over(found))
    for column in found.columns:
        if column.key == "position" and not column.guess:
            posts = _texts_of(sheet, rows, column.index)
            are_of_work = is_of_students or (not is_of_both and _are_of_work(posts, words))
            _note_posts(rows, posts, words, are_of_work=are_of_work)
        is_post = column.key in _POSTS and column.guess
        if not is_post and column.key not in _REMARKS:
            continue
        texts = _texts_of(sheet, rows, column.index)
        teachers = _posts_of_others(texts, words) if is_post else _called_teachers(column, texts, words)
        of_teachers = set(filter(words.is_of_teachers, set(texts))) if column.key in _NOTES else set()
        others = set[str]()
        if not column.key and _SAYS_ROLE.search(column.heading) and any(map(words.is_participant, set(texts))):
            said = {text for text in set(texts) if text and words.spoken_choice("person_role", text) != "student"}
            of_teachers |= said - teachers
            others = {text for text in of_teachers if not words.is_participant(text)}
        for row, text in zip(rows, texts, strict=True) if teachers or of_teachers else ():
            if text in teachers or (text in others and not row.cells.get("birth_date")):
                row.cells[NOTED_AS_TEACHER] = text
                is_said = column.key or SAYS_WHO.search(column.heading)
                if not is_post and is_said and (not is_of_students or words.leads(text)):
                    row.cells[CALLED_TEACHER] = text  # «Должность матери» says it of somebody else
            elif text in of_teachers:
                row.cells[NOTED_OF_TEACHERS] = text


def _is_of_students(found: SheetList, words: ImportWords) -> bool:
    """Whether a title, the sheet or the heading of the names says that the people are students and nobody else: those
    who study by correspondence work, as teachers too."""
    return any(_are_students(_OF_BOTH.sub("", one), words) and not _is_of_both(one, words) for one in _over(found))


def _over(found: SheetList) -> Sequence[str]:
    return (*found.titles, found.sheet, *(column.heading for column in found.columns if column.key in NAME_KEYS))


def _is_of_both(title: str, words: ImportWords) -> bool:
    return words.is_mixed(title) or words.is_list_of_teachers(title)


def _are_of_work(texts: Sequence[str], words: ImportWords) -> bool:
    """Whether posts are where students work: somebody has one that nobody has who goes along with them, бухгалтер."""
    others = (text for text in texts if text and not words.is_of_students(text))
    return any(not words.is_position_of_teachers(text) and _role_said(text, words) is None for text in others)


def _role_said(text: str, words: ImportWords) -> str | None:
    """That of the first part that has one: «эксперт, преподаватель»; «рук. группы» is one as a whole."""
    roles = (words.spoken_choice("person_role", part.strip()) for part in (text, *_ENDS_OF_WORDS.split(text)))
    return next(filter(None, roles), None)


def _note_posts(rows: Sequence[StagedRow], texts: Sequence[str], words: ImportWords, *, are_of_work: bool) -> None:
    """«преподаватель, руководитель группы» in a column of posts that calls others students."""
    if any(map(words.is_of_students, set(texts))):
        for row, text in zip(rows, texts, strict=True):
            if words.is_position_of_teachers(text) and not words.is_of_students(text):
                row.cells.setdefault(NOTED_AS_TEACHER, text)
                if not are_of_work or words.leads(text):
                    row.cells.setdefault(CALLED_TEACHER, text)


def _called_teachers(column: ListColumnFound, texts: Sequence[str], words: ImportWords) -> set[str]:
    """The cells of a column of remarks, of classes, of one that may say who somebody is, «Статус», or of one that
    nobody reads that are words for teachers."""
    key = column.key
    if not key and SAYS_WHO.search(column.heading) is None and not _are_of_both(texts, words):
        return set()
    said = {text for text in set(texts) if text and (key in _NOTES or not any(map(str.isdigit, text)))}
    first = {
        text: text
        if key not in _NOTES or words.choice("person_role", text)
        else _ENDS_OF_WORDS.split(text[:_LONGEST_ROLE], maxsplit=1)[0]
        for text in said
    }
    called = words.choice if key == IGNORED else words.spoken_choice
    says_who = not key and SAYS_WHO.search(column.heading) is not None
    return {
        text
        for text, word in first.items()
        if called("person_role", word) in _NO_STUDENTS
        or (says_who and (words.speaks_of_teachers(text) or _role_said(text, words) in _NO_STUDENTS))
    }


def _texts_of(sheet: SheetCells, rows: Sequence[StagedRow], at: int) -> list[str]:
    cells = (sheet.rows[row.number - 1] for row in rows)
    return [shown(row[at]) if at < len(row) else "" for row in cells]


def _posts_of_others(texts: Sequence[str], words: ImportWords) -> set[str]:
    """副院长 Vice President beside 学生 Student; where none is called a student, what only teachers and their
    principals are called."""
    said = set(filter(None, texts))
    students = {text for text in said if words.spoken_choice("person_role", text) == "student"}
    return said - students if students else set(filter(words.is_position_of_teachers, said))


def _are_of_both(texts: Sequence[str], words: ImportWords) -> bool:
    said = {text[:_LONGEST_ROLE] for text in texts if text}
    if len(said) > _MOST_ROLES:
        return False
    roles = {words.spoken_choice("person_role", text) for text in said}
    return "student" in roles and bool(roles & _NO_STUDENTS) and None not in roles


def may_be_teacher(row: StagedRow, words: ImportWords, today: date) -> bool:
    """Whether the list calls somebody a teacher, as 龚若曦（领队） does, or a remark speaks of one beside somebody of
    such an age."""
    beside = (one.facts["remark"] for one in row.problems if one.code == "import.remark_left_out")
    is_called = any(words.spoken_choice("person_role", str(remark)) in _NO_STUDENTS for remark in beside)
    is_noted = row.cells.get(NOTED_AS_TEACHER) or (row.cells.get(NOTED_OF_TEACHERS) and _is_grown(row, today))
    return is_called or bool(is_noted)


def _is_grown(row: StagedRow, today: date, years: int = _YOUNGEST) -> bool:
    born = day_in(row.values, "birth_date")
    told = _YEAR.search(row.cells.get("birth_date", "")) if born is None and _says_only_month(row) else None
    year = int(told[0]) if told else born.year if born else None
    return year is not None and today.year - year >= years


def _says_only_month(row: StagedRow) -> bool:
    """1979.10 is no day of birth, and says the age all the same."""
    return any(one.code == "import.only_month" for one in row.problems)


def _asks_no_age(row: StagedRow) -> bool:
    """Whether the table has no column of birth at all, as those of teachers often have none."""
    return "birth_date" not in row.cells and not row.values.get("birth_date")


def is_teacher(row: StagedRow, words: ImportWords, today: date) -> bool:
    """Whether the table says so and the row as it is read does too: a position of a teacher, and an age of one where
    the table tells ages."""
    post = str(row.values.get("position") or "")
    if not row.cells.get(TEACHERS) or _IS_OF_KIN.search(post) or _IS_STUDENT.search(post):
        return False
    return (_is_grown(row, today) or _asks_no_age(row)) and words.is_position_of_teachers(post)


def called_teacher(row: StagedRow, words: ImportWords, today: date) -> tuple[str, str] | None:
    """The role of somebody well grown up whom a remark or post calls so (带队老师), or who has a post of teachers in a
    sheet of those who go along, and what says it."""
    said, sheet = row.cells.get(CALLED_TEACHER, ""), row.cells.get(OTHERS_SHEET, "")
    post = str(row.values.get("position") or "")
    is_of_table = bool(sheet) and not said and _asks_no_age(row)
    is_of_age = _is_grown(row, today, _WELL_GROWN) or is_of_table
    if not is_of_age or _OF_KIN.search(f"{said} {post} {sheet}") or _IS_STUDENT.search(f"{said} {post}"):
        return None
    if (sheet and not words.go_along(sheet)) or (post and not words.is_position_of_teachers(post)):
        return None
    is_told = words.is_position_of_teachers(said) or words.leads(said)
    told, by = (said, said) if is_told else (post, sheet)
    if not (told and by):
        return None
    role = _role_said(told, words)
    if role in _NO_STUDENTS:
        return role, by
    return ("teacher", by) if told == post else None


def is_young_participant(row: StagedRow, words: ImportWords, today: date) -> bool:
    """«Участник» beside «эксперт» says nothing of whoever is too young to be anything but a student."""
    role = row.cells.get("role", "")
    return (
        bool(role) and words.is_participant(role) and bool(row.values.get("birth_date")) and not _is_grown(row, today)
    )
