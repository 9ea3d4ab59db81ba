"""What a heading says to whoever fills the list in, and what changes nothing of what stands below it: 没有请填无,
“as in your passport”, «если нет – прочерк», «например, 01.02.2006»."""

from __future__ import annotations

import re

_QUOTES = r"[\"'“”«»‘’「」『』]*"
_NONE = rf"{_QUOTES}(?:none|no|nil|n/?a|нет|无|没有|blank|empty|прочерк|пусто|пустым|[-–—/0]+){_QUOTES}"
_FORMAT = r"(?:[\d\s./:+№*年月日дмгчymdхxХX-]|(?<![A-Z])[A-Z]{1,2}(?=\d)|dd|mm|yyyy|дд|мм|гггг|гг|г\.)+"
"""A day or a number as it should look, no word: 2006-02-01, ДД.ММ.ГГГГ, E12345678, +7 9XX."""
_NOT_THERE = (
    r"(?:如果?|若)?(?:没有|暂无|无|(?:[暂尚还]?未|还?没)(?:办理?|办好|取得|拿到)?)"
    r"(?:护照|证件|邮箱|手机)?[者的则就时可先，,]*"
)
_THERE = (
    r"(?:如果?|若)?(?:已经?|已?持?有|已?办理?好?|已?取得|已?拿到)"
    r"(?:有|办理?好?)?了?(?:护照|证件)?(?:的?同学|的?学生|[者的人后则就]|[，,])*"
)
_ABROAD_ZH = r"(?:在|出)?(?:境外|国外|海外|俄罗斯|俄|华|中国|国内外|境内外|外|国)(?:期间|时|后)?[均都也仍]?"
_ABROAD_RU = (
    r"(?:(?:и\s+)?(?:за\s+(?:границей|рубежом)|из-за\s+(?:границы|рубежа)"
    r"|в\s+(?:китае|кнр|россии|рф|роуминге|другой\s+стране)))"
)
_ABROAD_EN = r"(?:abroad|overseas|(?:while\s+)?in\s+(?:china|russia)|outside\s+(?:china|russia))"
_IF_NONE = (
    r"if\s+(?:you\s+(?:have\s+|do\s+)?)?"
    r"(?:none|not|no\s+passport|don.t\s+have\s+(?:one|it|any)|(?:un|not\s+)available)"
)
_SAYS_HOW = (
    # If there is none: what to write there. Another thing to write, «если нет – телефон родителя», is not among them.
    rf"{_NOT_THERE}请?(?:填写?|写|留|留空|空着|为){_NONE}",
    rf"{_NOT_THERE}请?可?以?(?:不填|不写|可不填|不用填|留空|空着|填空|空|后补|待补|(?:稍后|之后|以后|过后|办好后)再?补[充填]?)",
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
    # If there is one, and later if not yet.
    rf"{_THERE}[请须必再可]?补?(?:填写?|提供|填报|写|录入)",
    r"办好后再?补[填充]?写?|(?:如果?|若)已经?(?:办理?好?|有|取得|拿到)了?(?:护照|证件)?",
    (
        r"(?:(?:указ\w+|запол\w+|впи\w+)[\s,]+)?(?:(?:только\s+)?если|кто|у\s+кого|при\s+наличии)"
        r"(?:[\s,]+(?:он|уже))*(?:[\s,]+(?:уже|есть|имеет(?:ся)?|оформлен|оформил|получен|получил|сделан|готов|выдан|действующего|оформленного"
        r"|на\s+руках))+"
    ),
    (
        r"(?:если\s+(?:ещ[её]\s+|пока\s+)?нет[\s,:–—-]*(?:то\s+)?)?можно\s+(?:будет\s+)?"
        r"(?:дополнить|прислать|внести|указать|заполнить|добавить|сообщить)\s+(?:позже|потом|позднее)"
    ),
    (
        r"(?:(?:only|fill\s+in|complete)\s+)*if\s+(?:(?:you|it|already|is|has\s+been|have)\s+)*"
        r"(?:issued|obtained|received|ready|available|one|have|have\s+(?:it|a\s+passport))"
    ),
    r"(?:for\s+)?those\s+who\s+(?:already\s+)?have\s+(?:one|it|a\s+passport)",
    rf"(?:{_IF_NONE}[\s,:–—-]*)?(?:it\s+)?(?:can|may|will|to)\s+be\s+(?:added|provided|sent|submitted|filled\s+in)\s+later",
    # Where a telephone works: 境外可用, «для связи за границей». Whom one may call there is another one: 境外联系人.
    (
        rf"(?:请|需|须|务必|应|要|保证|确保)*(?:{_ABROAD_ZH})?(?:能|可以?|保持|请保持)?(?:正常)?"
        r"(?:可用|能用|使用|可使用|接通|打通|畅通|开机|有效|联系[上到](?:本人|您)?)的?"
    ),
    r"[请需须应要已]?(?:务必)?(?:开通|办理|含|带)了?(?:国际|境外|俄罗斯)?漫游(?:服务|功能)?的?",
    (
        r"(?:(?:для\s+(?:связи|звонков)(?:\s+с\s+вами|\s+со\s+студентом)?|(?:котор\w+\s+)?(?:будет\s+)?"
        r"(?:рабочий|работа\w+|действ\w+|доступ\w+|актив\w+|включ[её]н\w*|на\s+связи))\s+)?"
        rf"{_ABROAD_RU}(?:\s+{_ABROAD_RU})*"
    ),
    (
        r"(?:всегда|постоянно)\s+на\s+связи|по\s+котор\w+\s+(?:с\s+вами\s+)?можно\s+(?:с\s+вами\s+)?связаться"
        rf"(?:\s+{_ABROAD_RU})?|с\s+(?:включ\w+\s+|подключ\w+\s+)?(?:международным\s+)?роумингом"
    ),
    (
        r"(?:(?:reachable|working|usable|valid|active|(?:that|which)?\s*works|(?:for|to)\s+(?:be\s+)?(?:use|used|calls))\s+)"
        rf"{_ABROAD_EN}|with\s+(?:international\s+)?roaming"
    ),
    r"(?:котор\w+\s+)?(?:вы\s+)?(?:регулярно|часто|ежедневно)\s+проверя\w+|(?:checked\s+)?(?:regularly|daily|often)(?:\s+checked)?",
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
    r"|例如|比如|如(?![果无没未已需])|示例|格式)[^)）\]]*[)）\]]?|(?<!\s)\s+в\s+формате\s.*$",
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
