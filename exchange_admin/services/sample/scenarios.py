"""Which stays of the sample office have their courses agreed and recognised step by step, as its people would do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from exchange_admin.services.sample.stays import Stay

CHANGED, WAITING, BEGUN, DECLINED = "changed", "waiting", "begun", "declined"
"""An agreement with a second version in force, one that the host has not signed yet, a draft, one the host declined."""
DRAFT, PROPOSED, DECIDED, OWED, CLOSED, ABROAD = "draft", "proposed", "decided", "owed", "closed", "abroad"
"""How far a case is told; `owed` is decided with courses to make up, `abroad` is decided by a partner's rules."""

_BACK = "transcript_issued"
_STORIES: Mapping[tuple[str, str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("own", "closed", _BACK): (CLOSED,),
        ("own", "recognised", _BACK): (DECIDED,),
        ("own", "partly_recognised", _BACK): (OWED,),
        ("own", "recognising", _BACK): (PROPOSED, DRAFT),
        ("own", "live", "in_residence"): (CHANGED,),
        ("own", "nominated", "verified"): (WAITING,),
        ("own", "nominated", "pending"): (BEGUN,),
        ("own", "nominated", "rejected"): (DECLINED,),
        ("primorye", "recognised", _BACK): (ABROAD,),
        ("primorye", "closed", _BACK): (ABROAD,),
    }
)


@dataclass(frozen=True, slots=True)
class CourseScenario:
    """`subjects` are rows of `learning.toml`; `transcript` is empty for a stay that has none yet."""

    name: str
    stay: Stay
    subjects: Sequence[Sequence[str]]
    transcript: str = ""


@dataclass(slots=True)
class Scenarios:
    """Each story is told once, of the first stay that it fits, however large the office is."""

    told: list[CourseScenario] = field(default_factory=list)

    def fitting(self, stay: Stay) -> str:
        """The name of the story that a stay begins, empty for most."""
        if stay.programme.kind == "summer_school":
            return ""
        known = {one.name for one in self.told}
        names = _STORIES.get((stay.person.home.key, stay.sending, stay.receiving), ())
        return next((name for name in names if name not in known), "")

    def untold(self) -> Iterator[tuple[str, str, str]]:
        """Home, sending and receiving status of a stay that each further story needs."""
        for fits, names in _STORIES.items():
            for name in names:
                if name not in {one.name for one in self.told}:
                    yield fits
