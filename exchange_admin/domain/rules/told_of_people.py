"""What a text that others will read tells of a person: numbers and addresses, and words that may be a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from exchange_admin.domain.patterns import pattern

_AT = r"(?:\s?[(\[{<【]\s?(?:@|at|собака|эт|艾特)\s?[)\]}>】]\s?|\s(?:собака|эт)\s|\s?艾特\s?)"
_DOT = r"(?:\s?(?:\.|[(\[{<【]\s?(?:dot|точка|点)\s?[)\]}>】])\s?|\s(?:dot|точка)\s)"
_BOX, _HOST, _HANDED = r"(?:(?!艾特)[\w.+\-]){1,64}+", r"[\w\-]{1,63}+", r"[a-z][\w\-]{4,64}+"
"""What repeats ends and is not tried shorter: a text that is made for it would else be looked through from each of its
signs to its end."""
_OFFERS_MAIL = r"(?:mail|inbox|list|bk|yandex|ya|rambler|gmail|outlook|hotmail|qq|163|126|sina|foxmail)\.[a-z]{2,4}"
_MAIL = pattern(rf"{_BOX}\s?@\s?{_HOST}(?:\.{_HOST}){{1,8}}")
_SPELT_MAIL = pattern(
    rf"(?i){_BOX}{_AT}{_HOST}(?:{_DOT}{_HOST}){{1,8}}|{_BOX}\sat\s{_HOST}(?:\sdot\s{_HOST}){{1,8}}"
    rf"|{_BOX}\sat\s{_OFFERS_MAIL}\b"
    rf"|(?-i:(?<![\w.+\-])(?=[\w.+\-]{{0,63}}[a-z]){_BOX}\sAT\s){_HOST}(?:\.{_HOST}){{1,8}}"
)
"""songhua (at) college.cn, with which machines are kept from collecting addresses."""
_LINK = pattern(
    r"(?i)\b(?:t\.me|telegram\.me|wa\.me|m\.me|vk\.(?:com|ru|me)|ok\.ru|max\.ru|weibo\.(?:com|cn)|facebook\.com|fb\.com"
    r"|instagram\.com|linkedin\.com/in|twitter\.com|x\.com)/[\w.+@/\-]{1,200}"
)
_HANDLE = pattern(
    r"(?i)(?<![\w.])@[a-z]\w{3,64}"
    rf"|(?:微信(?:号码?|ID|账号)?|加\s?[微薇])\s{{0,9}}[:是为]?\s{{0,9}}@?{_HANDED}"
    r"|(?:we\s?chat|вичат|telegram|телеграм|whatsapp|вотсап|viber|вайбер|skype|\bTG\b|\bтг\b|加\s?v信?"
    r"|(?<![a-z\d_])[vw]x(?![a-z\d]))(?:\s?ID|号)?"
    rf"\s{{0,9}}(?::\s{{0,9}}@?|(?=[a-z\-]{{0,40}}[\d_])){_HANDED}"
    rf"|(?<!\w)(?:ВК|VK|вконтакте|instagram|инстаграм|facebook|фейсбук|linkedin)\s{{0,9}}:\s{{0,9}}@?{_HANDED}"
)
"""Behind the name of a messenger in Latin letters: anything after a colon, else what has a digit or `_` in it, as no
word has."""
_PHONE = pattern(
    r"(?<![\w.])(?:\+\d[\d\s().\-]{7,18}\d"
    r"|8[\s(.\-]{0,2}\d{3}[\s).\-]{0,2}\d{3}[\s.\-]?\d{2}[\s.\-]?\d{2}"
    r"|8[\s.\-](?:\d{4}[\s.\-]\d{2}|\d{5}[\s.\-]\d)[\s.\-]?\d{2}[\s.\-]?\d{2}"
    r"|1[3-9]\d[\s.\-]?\d{4}[\s.\-]?\d{4}"
    r"|0\d{2,3}[\s\-](?:\d{7,8}|\d{3,4}\s\d{4})"
    r"|(?:8[\s\-]?)?\(\d{3,5}\)\s?\d[\d\s\-]{4,8}\d)(?!\w)"
)
_AFTER_A_WORD = pattern(
    r"(?i)(?:\bтел(?:ефон)?|\bмоб|whatsapp|вотсап|viber|вайбер|\btel|\bphone|\bmobile|电话|手机|微信|QQ|加\s?[微薇v]"
    r"|(?<![a-z\d_])[vw]x)(?:群|号码?)?[\s.:№]{0,9}(\+?\d[\d\s().\-]{4,18}\d)"
)
_MAY_TELL = pattern(
    r"(?si)@|微信|加\s?[微薇v]|[vw]x|we\s?chat|telegram|телеграм|вичат|whatsapp|вотсап|viber|вайбер|skype|\bTG\b|\bтг\b"
    r"|собака|\sэт\s|艾特|\sat\s|[(\[{<【]\s?(?:at|эт)\s?[)\]}>】]|[a-z]\.[a-z]{2,3}/|\d.*?\d"
    r"|(?:вк|vk|вконтакте|instagram|инстаграм|facebook|фейсбук|linkedin)\s{0,9}:"
)
"""Without one of these there is no address, no name and no number: most texts are looked through once."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
"""As text programs write the one between the digits of a number."""
_WORDS = pattern(r"[^\W\d_][\w’'\-]*\.?")
_AS_LONG = 10
"""Digits of a number that tell it whatever stands before them: 8 or +7."""
_ENDING = 3
"""Letters at the end of a Russian name that change: Нижегородцева, Нижегородцевой."""
_LEAST_KEPT = 2
_BETWEEN = pattern(r"(?i)\w\.|[\w’'\-]+(?:ич(?:[аеу]|ем)?|(?:[ое]вн|ичн)\w{1,3}|[oe]vna|ichna|ich)")
"""What stands between the two parts of a name: an initial, or a patronymic in any case."""


def contacts_in(text: str) -> Iterator[str]:
    """Addresses of mail, names in messengers and telephone numbers, as they stand there. A guess: a number may be
    something else."""
    plain = _written(text)
    if not _MAY_TELL.search(plain):
        return
    for mail in (_MAIL, _SPELT_MAIL):
        yield from [found.group() for found in mail.finditer(plain)]
        plain = mail.sub(" ", plain)
    for told in (_LINK, _HANDLE):
        yield from (found.group() for found in told.finditer(plain))
    yield from (found.group() for found in _PHONE.finditer(plain))
    yield from (found.group(1) for found in _AFTER_A_WORD.finditer(_PHONE.sub(" ", plain)))


def _written(text: str) -> str:
    """As it would be typed on one keyboard, and without what cannot be seen."""
    return text if text.isascii() else _seen(unicodedata.normalize("NFKC", text)).translate(_DASHES)


def _seen(text: str) -> str:
    """Without signs that have no width: between the letters of an address they would keep it from being found."""
    return text if text.isascii() else "".join(one for one in text if unicodedata.category(one) != "Cf")


def contact_mark(contact: str) -> str:
    """By what two ways to write one number or address are the same."""
    digits = "".join(one for one in contact if one.isdigit())
    return contact.strip().casefold() if "@" in contact or not digits else digits[-_AS_LONG:]


def name_pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """Words side by side that both begin with a capital letter, as the parts of a name do, an initial among them; also
    those with a patronymic or an initial between them: Аксинья Ефремовна Нижегородцева, А. Е. Нижегородцева."""
    plain = _seen(unicodedata.normalize("NFC", text))
    if not any(map(str.isupper, plain)):
        return
    before = ""
    for first, second in pairwise(_WORDS.finditer(plain)):
        between = plain[first.end() : second.start()]
        one, other = first.group(), second.group()
        if between.strip() or not (one[0].isupper() and other[0].isupper()):
            before = ""
            continue
        yield one, other
        if before and _BETWEEN.fullmatch(one):
            yield before, other
        before = one


def stem(word: str) -> str:
    """What stays of a Russian name in every case."""
    is_cyrillic = "\u0400" <= word[:1] <= "\u04ff"
    return word[: max(_LEAST_KEPT, len(word) - _ENDING)] if is_cyrillic else word


def may_be(word: str, part: str) -> bool:
    """Whether a folded word may be a folded part of a name: itself, another case of it, or its initial."""
    if word.endswith("."):
        return part.startswith(word[:-1]) and len(word) > 1
    if word == part:
        return True
    same = next((n for n, (one, other) in enumerate(zip(word, part, strict=False)) if one != other), len(word))
    same = min(same, len(word), len(part))
    changes = "\u0400" <= word[:1] <= "\u04ff" and same >= _LEAST_KEPT
    return changes and max(len(word), len(part)) - same <= _ENDING and same >= min(len(word), len(part)) - 2
