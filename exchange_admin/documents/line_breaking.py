"""Where a line of Chinese, Russian or English may end, and which of these places make a well-shaped paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from exchange_admin.documents.fonts import is_han, is_square

NBSP = "\xa0"
# JIS X 4051 and GB/T 15834 agree: closing marks never begin a line, opening marks never end one
NOT_AT_START = frozenset("，。、；：？！）》」』】〉〕”’％℃·—…,.;:?!)]}%»")
NOT_AT_END = frozenset("（《「『【〈〔“‘([{«№")
FIRST_WORDS = frozenset(
    {"学时", "学分", "分钟", "参加", "修读", "派出", "考核", "结果", "准予", "结业", "特发", "此证"}
)
"""What papers of the first design keep whole, so that they print as they were issued."""

_ADDRESSED = "我校 贵校 本校 人员 院校 派出 部门 手续 协助 入境 居留 签证 短期 表格 需要 单位 查验 名单 信息 录取 住宿"
_STUDYING = (
    "学年 学期 课程 项目 专业 教学 教师 学生 学校 学院 大学 学习 培训 进修 研修 交流 交换 汉语 俄语 英语 语言 口语"
)
_STATED = "春季 夏季 秋季 冬季 职业 技术 教育 成绩 合格 毕业 国籍 性别 出生 本科 专科 内容 计划 规定 完成 全部"
WORDS = FIRST_WORDS.union(_ADDRESSED.split(), _STUDYING.split(), _STATED.split())
"""Units, and words of the papers themselves, two characters each; others are not known without a dictionary."""

_OPENING, _CLOSING = frozenset("“‘«《（("), frozenset("”’»》）)")
_PAIRED = _OPENING | _CLOSING
# All that `_may_break` allows where nothing stands on the square
_BETWEEN_WORDS = re.compile(r"(?<= )(?=[^ ])|(?<=-)(?=[^\W\d_])")
_RUSSIAN_SHORT_WORD = re.compile(r"(?<![^\s\xa0(«„])([А-Яа-яЁё]{1,2}) (?=\S)")
_BEFORE_DASH = re.compile(r" (?=[—–] )")
_AFTER_NUMBER_SIGN = re.compile(r"№ ?(?=\S)")
_INITIAL = re.compile(r"(?<!\w)([A-ZА-ЯЁ]\.) (?=[A-ZА-ЯЁ])")
_PART_OF_ADDRESS = re.compile(r"(?<!\w)(им|ул|пр|пер|пл|наб|д|корп|стр|кв|каб)\. (?=\S)")
# What a break costs, in the measure of squared slack: 0.02 is as bad as lines that differ by a seventh
_INSIDE_A_PHRASE, _AFTER_HYPHEN, _AFTER_WORD, _INSIDE_PAIRS = 0.02, 0.03, 0.002, 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stay on one line, with the spaces after them. Measures in thousandths of the type size."""

    text: str
    advances: tuple[float, ...]
    alone: tuple[float, ...]
    width: float
    body: float
    """Width when the line ends here: without the spaces, and without the space that grows before what follows."""

    cost: float
    """How badly a line ends after this piece; 0 is best."""


def glued(text: str, language: str = "ru") -> str:
    """Text whose initials stay with the name; in Russian short words, dashes and number signs with theirs."""
    if language not in ("ru", "en"):
        return text
    text = _INITIAL.sub(rf"\1{NBSP}", text)
    if language == "en":
        return text
    text = _PART_OF_ADDRESS.sub(rf"\1.{NBSP}", _RUSSIAN_SHORT_WORD.sub(rf"\1{NBSP}", text))
    return _AFTER_NUMBER_SIGN.sub(f"№{NBSP}", _BEFORE_DASH.sub(NBSP, text))


def pieces_of(
    text: str, language: str, advances: Sequence[float], alone: Sequence[float], words: Set[str] = WORDS
) -> tuple[Piece, ...]:
    """The unbreakable pieces of `text`; Chinese `words` of two characters stay whole.

    `advances` are the widths of its characters in their line, `alone` those that they have at the end of a line.
    """
    made, start, depth = [], 0, 0
    for part in _unbreakable(text, language == "zh", words):
        if not _PAIRED.isdisjoint(part):
            depth += sum((mark in _OPENING) - (mark in _CLOSING) for mark in part)
        cost = _cost(part) + (_INSIDE_PAIRS if depth > 0 else 0)
        end = start + len(part)
        made.append(_piece(part, tuple(advances[start:end]), tuple(alone[start:end]), cost))
        start = end
    return tuple(made)


def broken(pieces: Sequence[Piece], width: float) -> Iterator[tuple[int, int]]:
    """Where lines begin and end in the text: no wider than `width`, as few and as equal as can be, ending by the sense.

    A piece wider than `width` is cut between characters. Spaces at the end of a line belong to no line.
    """
    pieces = _fitting(pieces, width)
    starts = _greedy(pieces, width)
    if 1 < len(starts) <= 12:
        starts = _shaped(pieces, width, len(starts)) or starts
    ends = [*starts[1:], len(pieces)]
    place = 0
    for start, end in zip(starts, ends, strict=True):
        text = "".join(piece.text for piece in pieces[start:end])
        yield place, place + len(text.rstrip(" "))
        place += len(text)


def lines_needed(pieces: Sequence[Piece], width: float) -> int:
    """The number of lines of `broken`."""
    return len(_greedy(_fitting(pieces, width), width))


def _unbreakable(text: str, chinese: bool, words: Set[str] = WORDS) -> list[str]:
    if not any(is_square(character, chinese=chinese) for character in set(text)):
        return _BETWEEN_WORDS.split(text)
    parts = [text[:1]]
    for left, right in pairwise(text):
        if _may_break(left, right, chinese, words):
            parts.append("")
        parts[-1] += right
    return parts


def _may_break(left: str, right: str, chinese: bool, words: Set[str] = WORDS) -> bool:
    if left == " ":
        return right != " "
    if right == " " or left in NOT_AT_END or right in NOT_AT_START:
        return False
    if (left.isdigit() and is_han(right)) or (left in "年月" and right.isdigit()) or left + right in words:
        return False  # 320学时, 2026年9月1日 stay whole
    if left == "-":
        return right.isalpha()
    return is_square(left, chinese=chinese) or is_square(right, chinese=chinese)


def _cost(part: str) -> float:
    body = part.rstrip(" ")
    if body[-1:] in NOT_AT_START:
        return 0.0
    if body[-1:] == "-":
        return _AFTER_HYPHEN
    return _AFTER_WORD if body != part else _INSIDE_A_PHRASE


def _piece(text: str, advances: tuple[float, ...], alone: tuple[float, ...], cost: float) -> Piece:
    shown = len(text.rstrip(" "))
    body = sum(advances[: shown - 1]) + alone[shown - 1] if shown else 0.0
    return Piece(text, advances, alone, sum(advances), body, cost)


def _fitting(pieces: Sequence[Piece], width: float) -> Sequence[Piece]:
    if all(piece.body <= width for piece in pieces):
        return pieces
    return [part for piece in pieces for part in _cut(piece, width)]


def _cut(piece: Piece, width: float) -> Iterator[Piece]:
    """A piece too wide for any line, in parts that fill one each."""
    if piece.body <= width:
        yield piece
        return
    start, used = 0, 0.0
    for place, (character, advance) in enumerate(zip(piece.text, piece.advances, strict=True)):
        if used and used + piece.alone[place] > width and character != " ":
            yield _part(piece, start, place, _INSIDE_A_PHRASE)
            start, used = place, 0.0
        used += advance
    yield _part(piece, start, len(piece.text), piece.cost)


def _part(piece: Piece, start: int, end: int, cost: float) -> Piece:
    return _piece(piece.text[start:end], piece.advances[start:end], piece.alone[start:end], cost)


def _greedy(pieces: Sequence[Piece], width: float) -> list[int]:
    starts, used = [0], 0.0
    for place, piece in enumerate(pieces):
        if used and used + piece.body > width:
            starts.append(place)
            used = 0.0
        used += piece.width
    return starts


def _shaped(pieces: Sequence[Piece], width: float, lines: int) -> list[int] | None:
    """The starts of exactly `lines` lines with the least squared slack and break costs, None when there are none.

    Slack is the distance to the mean line in parts of `width`.
    """
    count = len(pieces)
    upto = [0.0]
    for piece in pieces:
        upto.append(upto[-1] + piece.width)
    mean = upto[-1] / lines
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, lines + 1):
        reached: dict[int, tuple[float, int]] = {}
        for start, (spent, _) in best[-1].items():
            for end in range(start + 1, count + 1):
                last = pieces[end - 1]
                set_width = upto[end - 1] - upto[start] + last.body
                if set_width > width:
                    break
                if line == lines and end < count:
                    continue
                cost = spent + ((set_width - mean) / width) ** 2 + (last.cost if end < count else 0.0)
                if end not in reached or cost < reached[end][0]:
                    reached[end] = (cost, start)
        best.append(reached)
    if count not in best[lines]:
        return None
    starts, end = [], count
    for line in range(lines, 0, -1):
        end = best[line][end][1]
        starts.append(end)
    return starts[::-1]
