"""What a heading says to whoever fills the list in, and what changes nothing of what stands below it: 没有请填无,
“as in your passport”, «если нет – прочерк», «например, 01.02.2006»."""

from __future__ import annotations

import re

_QUOTES = r"[\"'“”«»‘’「」『』]*"
_NONE = rf"{_QUOTES}(?:none|no|nil|n/?a|нет|无|没有|blank|empty|прочерк|пусто|пустым|[-–—/0]+){_QUOTES}"
_FORMAT = r"(?:[\d\s./:+№*年月日дмгчymdхxХX-]|(?<![A-Z])[A-Z]{1,2}(?=\d)|dd|mm|yyyy|дд|мм|гггг|гг|г\.)+"
"""A day or a number as it should look, no word: 2006-02-01, ДД.ММ.ГГГГ, E12345678, +7 9XX."""
_NOT_THERE = r"(?:如果?|若)?(?:没有|暂无|无|未办理?|没办理?)(?:护照|证件|邮箱|手机)?[者的则就时可，,]*"
_IF_NONE = (
    r"if\s+(?:you\s+(?:have\s+|do\s+)?)?"
    r"(?:none|not|no\s+passport|don.t\s+have\s+(?:one|it|any)|(?:un|not\s+)available)"
)
_SAYS_HOW = (
    # If there is none: what to write there. Another thing to write, «если нет – телефон родителя», is not among them.
    rf"{_NOT_THERE}请?(?:填写?|写|留|留空|空着|为){_NONE}",
    rf"{_NOT_THERE}请?(?:不填|不写|可不填|不用填|留空|空着|填空)",
    (
        r"(?:если|при)\s+(?:нет|отсутстви\w+|не\s+имеется)[\s,:–—-]*(?:то\s+)?"
        rf"(?:(?:по)?став\w+|(?:на|в)?пи[шс]\w+|ука[жз]\w+|остав\w+)?\s*(?:поле\s+)?{_NONE}(?:\s+поле)?"
    ),
    r"(?:если|при)\s+(?:нет|отсутстви\w+)[\s,:–—-]*(?:то\s+)?(?:поле\s+)?не\s+заполня\w+",
    rf"{_IF_NONE}[\s,:–—-]*(?:please\s+)?(?:write|put|enter|type|leave|state|mark|use)\s+(?:it\s+)?{_NONE}",
    (
        rf"(?:please\s+)?(?:write|put|enter|type|leave)\s+(?:it\s+)?{_NONE}"
        r"\s+if\s+(?:you\s+have\s+)?(?:none|not\s+available|no\s+passport)"
    ),
    # As in the passport.
    (
        r"(?:exactly\s+|strictly\s+|same\s+)?(?:as|like)\s+"
        r"(?:(?:it|is|are|appears?|shown|written|spelt|spelled|printed|given|stated)\s+)*"
        r"(?:(?:in|on|per)\s+)?(?:(?:the|your|a|his/her)\s+)?"
        r"(?:(?:valid|travel|foreign|international|current)\s+)?passports?"
    ),
    (
        r"(?:строго\s+|точно\s+)?(?:как|согласно|по|в\s+соответствии\s+с)\s+"
        r"(?:(?:указано|написано|записано)\s+)?(?:в\s+)?"
        r"(?:(?:ваш\w+|сво[её]м\w*|действующ\w+|заграничн\w+|загран\.)\s+)*(?:загранпаспорт\w*|паспорт\w*|документ\w*)"
    ),
    r"[须请应]?[与同和按以依](?:本人|有效|您的)?(?:护照|身份证|证件)(?:上的?|信息|资料页)?(?:保持|填写)?(?:一致|相同|为准)?",
    # How it should look.
    (
        r"(?:如|例如?|比如|格式为?|示例|например|пример|напр\.|формат|в\s+формате"
        rf"|e\.?g\.?|example|format|for\s+example|in\s+the\s+format)[\s:：,，]*{_FORMAT}"
    ),
    r"(?:без|через)\s+пробел\w*|только\s+цифры|цифрами|печатными\s+буквами|print(?:ed)?\s+letters",
    r"\d{1,2}\s*(?:位(?:数字?)?|цифр\w*|знак\w*|символ\w*|digits|characters)",
    r"不[含要带]空格|纯?数字|no\s+spaces|without\s+spaces|digits\s+only|numbers\s+only",
    # Codes as they are read: 1 for men, 2 for women. Others leave the heading to be asked about.
    r"1\W{0,3}(?:男性?|м(?:уж\w*)?|m(?:ale)?)\W{0,3}2\W{0,3}(?:女性?|ж(?:ен\w*)?|f(?:emale)?)",
    r"(?:男性?|м(?:уж\w*)?|m(?:ale)?)\W{0,3}1\W{0,3}(?:女性?|ж(?:ен\w*)?|f(?:emale)?)\W{0,3}2",
)
_FULL = (
    "達达護护證证號号碼码發发簽签學学員员專专業业電电話话郵邮國国歷历層层級级導导聯联絡络緊紧監监類类別别備备註注參参團团職职稱称術术務务現现寢寝間间機机車车時时開开結结"
    "報报領领隊队師师單单網网銀银醫医體体實实習习語语種种項项資资費费處处縣县區区鄉乡"
)
"""Full characters of headings, each before the simple one."""
_SIMPLE = str.maketrans(_FULL[::2], _FULL[1::2])
_HAS_HAN = re.compile("[\u3400-\u9fff]")
_EXAMPLES = re.compile(
    r"(?:(?<!\s)\s+)?[(（\[,，;；]\s*(?:(?:как\s+)?(?:например|напр|пример|формат|в\s+формате|начинается\s+с|e\.g|for\s+example|example)\b"
    r"|例如|比如|如|示例|格式)[^)）\]]*[)）\]]?|(?<!\s)\s+в\s+формате\s.*$",
    re.IGNORECASE,
)
"""Blanks are looked at from their first one only: a heading may have thousands."""
_CODE_OF_FIELD = re.compile("(?<=[\u3400-\u9fff])\\s*[(（](?!(?:EN|ENG|RU|RUS|CN|CHN|ZH)[)）])[A-Z]{2,6}[)）]\\s*$")
"""How a database calls what stands before it: 姓名(XM); 姓名(EN) says in which letters."""
_HOW = re.compile("|".join(_SAYS_HOW), re.IGNORECASE)
_ADDRESSED = re.compile(r"(?<!\w)(?:the|your|ваш(?:его|ему|ем|им|ей|у|и|их)?)(?!\w)|您的|你的", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:№|#|no\.?)?\s*[(（]?(?:\d{1,2}|[一二三四])[)）]?\s*$", re.IGNORECASE)
_LONGEST = 60  # characters
_JOINED = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ]{2})(?=[A-ZА-ЯЁ][a-zа-яё])|_+")
_IN_SMALL = re.compile(r"(?<=\s)[A-ZА-ЯЁ](?=[a-zа-яё])")


def says_how(text: str) -> bool:
    """Whether a text tells nothing but how to fill a column in."""
    return len(text) <= _LONGEST and _HOW.fullmatch(" ".join(text.split()).strip(" .!。！;；")) is not None


def without_address(heading: str) -> str:
    """The heading without articles and words that only speak to whoever fills it in: “Name of your school”."""
    return _ADDRESSED.sub("", heading).strip() or heading


def without_examples(heading: str) -> str:
    """The heading without what shows how its cells should look: «в формате ДД.ММ.ГГГГ», （如：Zhang San）."""
    return _CODE_OF_FIELD.sub("", _EXAMPLES.sub("", heading)) or heading


def in_simple_characters(heading: str) -> str:
    """護照號碼 as 护照号码."""
    return heading.translate(_SIMPLE) if _HAS_HAN.search(heading) else heading


def words_apart(heading: str) -> str:
    """«ТелефонМобильный» and phone_mobile, as databases and 1C name their columns, with blanks between the words."""
    if " " in heading or not _JOINED.search(heading):
        return heading
    return _IN_SMALL.sub(lambda found: found[0].lower(), _JOINED.sub(" ", heading)).strip() or heading


def without_number(text: str) -> str:
    """“Guest 2” and 学生1 without the number; a text without one stays."""
    return (_NUMBERED.sub("", text.rstrip()) or text) if len(text) <= _LONGEST else text
