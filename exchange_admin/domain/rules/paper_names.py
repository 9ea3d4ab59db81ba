"""Names of the files that hold one paper each, from a pattern that an officer writes: `{number} {latin}`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Problem, RuleBroken

PLACEHOLDERS = ("number", "name", "latin", "date", "kind")
USUAL = "{number} {name}"
LONGEST = 120
"""Characters of a name without its ending: a path of Windows has 260 in all."""
LONGEST_BYTES = 230
"""Of the same in UTF-8: other systems count bytes, 255 with the ending and a number."""

_PLACEHOLDER = pattern(r"\{([^{}]*)\}")
_FORBIDDEN = pattern(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_ENDING = pattern(r"(?i)\.pdf\s*$")  # typed too, though every file gets it
_DEVICE = pattern(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")


def check_pattern(pattern: str) -> None:
    """Raises RuleBroken: `paper_name.empty`, or `paper_name.unknown` with what no paper can fill in."""
    if not pattern.strip():
        raise RuleBroken(Problem("paper_name.empty", facts={"example": USUAL}))
    unknown = [name for name in _PLACEHOLDER.findall(pattern) if name not in PLACEHOLDERS]
    if unknown or "{" in _PLACEHOLDER.sub("", pattern) or "}" in _PLACEHOLDER.sub("", pattern):
        facts = {"typed": f"{{{unknown[0]}}}" if unknown else pattern}
        raise RuleBroken(Problem("paper_name.unknown", facts=facts))


def paper_name(pattern: str, facts: Mapping[str, str]) -> str:
    """A name that every system takes, without an ending. `facts` has a text, perhaps an empty one, per placeholder."""
    check_pattern(pattern)
    filled = _PLACEHOLDER.sub(lambda found: facts[found[1]], _ENDING.sub("", pattern))
    plain = " ".join(_FORBIDDEN.sub(" ", filled).split())[:LONGEST]
    plain = plain.encode()[:LONGEST_BYTES].decode(errors="ignore").strip(" .")
    if not plain:
        plain = facts["number"]
    return f"_{plain}" if _DEVICE.match(plain) else plain


def free_name(name: str, ending: str, taken: Collection[str]) -> str:
    """`name` with `ending`, or the first of `name (2)`, `name (3)` … that is free; `taken` are casefolded."""
    wanted, n = f"{name}{ending}", 1
    while wanted.casefold() in taken:
        n += 1
        wanted = f"{name} ({n}){ending}"
    return wanted
