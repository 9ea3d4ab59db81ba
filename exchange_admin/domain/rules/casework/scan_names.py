"""Which line of a checklist a scan belongs to, guessed by the name of its file. A guess is shown as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

PAPERS: tuple[tuple[str, ...], ...] = (
    ("passport", "паспорт", "загран", "护照"),
    ("visa", "виза", "визы", "визу", "签证"),
    ("invitation", "приглашен", "邀请"),
    ("photo", "фото", "照片", "证件照"),
    ("insurance", "страхов", "полис", "дмс", "保险"),
    ("registration", "регистрац", "миграционный учет", "registr", "登记", "落地签"),
    ("migration card", "миграционн", "移民卡"),
    ("residence permit", "residencepermit", "внж", "вид на жительство", "居留许可"),
    ("extension", "extend", "продлен", "продлит", "延期"),
    ("diploma", "диплом", "аттестат", "毕业证", "学历"),
    ("transcript", "справка об обучении", "успеваемост", "оценк", "成绩"),
    ("enrolment", "enrollment", "с места учебы", "обучается", "在读"),
    ("admission", "зачислен", "录取"),
    ("jw202", "jw201", "jw 202", "jw 201"),
    ("hsk", "toefl", "ielts", "торфл", "трки", "language", "уровень языка", "语言水平"),
    ("learning agreement", "learningagreement", "соглашение об обучении", "学习协议"),
    ("consent", "согласи", "同意"),
    ("guardian", "опекун", "доверенност", "监护"),
    ("parent", "родител", "父母", "未成年人出境"),
    ("hiv", "вич", "spid", "спид", "艾滋"),
    ("medical", "медицин", "медосмотр", "медосвид", "медсправк", "体检"),
    ("physical examination", "foreigner physical", "体格检查"),
    ("fingerprint", "дактило", "отпечатк", "指纹"),
    ("ticket", "билет", "机票", "车票"),
    ("lodging", "проживани", "住宿"),
    ("emergency", "экстренн", "紧急"),
    ("report", "отчет", "总结"),
    ("recognition", "перезачет", "学分认定"),
    ("dismissal", "отчислен", "退学"),
    ("apostille", "apostil", "апостил", "附加证明"),
    ("translation", "translated", "перевод", "译文", "翻译"),
)
"""Words for one thing in the languages of offices, as they stand in names of files: folded, without endings."""
HEALTH = frozenset({"hiv", "medical", "physical examination", "fingerprint"})
IDENTITY = frozenset({"passport", "visa", "residence permit", "migration card"})
"""What nobody sends by mistake, by the first word of each in `PAPERS`."""
_SHORT = 4
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-zа-я0-9]+")
_STEM = 5
_ENOUGH = 2
_OF_PAPER, _OF_WORD, _MOST_WORDS = 3, 1, 2


def best_line(file_name: str, lines: Mapping[str, Iterable[str]]) -> str:
    """The key of the line that the name of a file speaks of; empty where none does, or several do as well.

    `lines` are what each line is called, in all languages. What both speak of counts for it; what the line asks for
    besides (a translation, an extension) counts a little against it.
    """
    stem = _folded(file_name.rpartition(".")[0] or file_name)
    said, words = papers_in(stem), set(_WORD.findall(stem))
    scores = sorted(((_score(stem, said, words, names), key) for key, names in lines.items()), reverse=True)
    if not scores or scores[0][0] < _ENOUGH or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return ""
    return scores[0][1]


def papers_named(file_name: str) -> frozenset[str]:
    """What the name of a file speaks of, by the first word of each in `PAPERS`."""
    return frozenset(PAPERS[place][0] for place in papers_in(_folded(file_name.rpartition(".")[0] or file_name)))


def papers_in(text: str) -> frozenset[int]:
    """Places in `PAPERS` of what a folded text speaks of."""
    words = set(_WORD.findall(text))
    return frozenset(place for place, some in enumerate(PAPERS) if any(_speaks(text, words, word) for word in some))


def _score(stem: str, said: frozenset[int], words: set[str], names: Iterable[str]) -> int:
    texts = [_folded(name) for name in names]
    asked = frozenset[int]().union(*map(papers_in, texts))
    alike = max((_alike(stem, words, text) for text in texts), default=0)
    return _OF_PAPER * len(said & asked) - len(asked - said) + _OF_WORD * min(alike, _MOST_WORDS)


def _alike(stem: str, words: set[str], text: str) -> int:
    """How many words of a name stand in the name of the file, whatever their endings; of Han, pairs of characters."""
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    found = sum(word[:_STEM] in stems for word in set(_WORD.findall(text)) if len(word) >= _STEM)
    pairs = {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
    return found + sum(pair in stem for pair in pairs)


def _speaks(text: str, words: set[str], word: str) -> bool:
    """Short words count only by themselves: `вич` is in many a name."""
    if len(word) < _SHORT and not _HAN.search(word):
        return word in words
    return word in text


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return re.sub(r"[\s_\-.,()]+", " ", plain)
