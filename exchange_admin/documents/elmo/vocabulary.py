"""Words of the ELMO schema and of our own extension in it, and what they are in our records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

ELMO = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
OWN = "urn:exchange-admin:transcript:1"
"""Namespace of what the schema has no place for: names in further scripts, exact minutes and credits, paper number."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XINCLUDE = "http://www.w3.org/2001/XInclude"

STATUS: Mapping[str, str] = MappingProxyType({"passed": "passed", "failed": "failed", "in_progress": "in-progress"})
"""Our word for how a course ended to ELMO's."""

UNSAID = "unspecified"
"""The scheme written for credits of which nobody has said whose they are."""
SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("ects", "ects credits", "ects-credits", "ects credit"), "ects"),
        **dict.fromkeys(("xuefen", "学分", "中国学分", "cn-credits", "chinese credits"), "xuefen"),
        **dict.fromkeys(("zet", "зет", "з.е.", "з. е.", "зачётные единицы", "зачетные единицы", "з.е.т."), "zet"),
        "other": "other",
        UNSAID: "",
    }
)
"""How files call credits, in lower case, to our word; our own word comes first."""

PARTS = frozenset({"attachment", "issuer", "learner", "report"})
"""Elements that stand for a part of the file; `[elmo.part]` has the words."""
# fmt: off
NAMED = frozenset({
    "Signature", "academicTerm", "additionalInformation", "attachment", "attachments", "bday", "birthName",
    "citizenship", "content", "country", "credit", "currentAddress", "date", "description", "diplomaSupplement",
    "end", "engagementHours", "extension", "familyName", "gender", "givenNames", "gradingScheme", "grouping", "groups",
    "identifier", "iscedCode", "issueDate", "languageOfInstruction", "learningOutcomes", "level", "placeOfBirth",
    "resultDistribution", "resultLabel", "scheme", "shortenedGrading", "start", "status", "subjectArea", "title",
    "type", "url", "value",
})
# fmt: on
"""Elements that `[elmo.element]` has words for."""

# Europass knows 197 countries of ISO 3166-1; the schema allows no others
# fmt: off
NOT_IN_EUROPASS = frozenset({
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK", "FO", "GF",
    "GG", "GI", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC",
    "NF", "PF", "PM", "PN", "RE", "SH", "SJ", "SS", "SX", "TC", "TF", "TK", "TW", "UM", "VG", "VI", "WF",
    "YT",
})
# fmt: on


def elmo(name: str) -> str:
    return f"{{{ELMO}}}{name}"


def own(name: str) -> str:
    return f"{{{OWN}}}{name}"


def local_name(tag: str | bytes) -> str:
    """The name without its namespace. A prefix that nobody has declared stays, which lxml's own QName refuses."""
    return str(tag).rpartition("}")[2]


def namespace(tag: str | bytes) -> str:
    """Empty where the name has none."""
    text = str(tag)
    return text[1:].partition("}")[0] if text.startswith("{") else ""


def language_of(text: str) -> str:
    """The language that a title is kept under when all that is known is its script."""
    if _HAN.search(text):
        return "zh"
    return "ru" if _CYRILLIC.search(text) else "en"


_CYRILLIC, _HAN = re.compile("[\u0400-\u052f]"), re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
