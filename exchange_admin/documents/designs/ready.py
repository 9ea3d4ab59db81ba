"""The designs that come with the program, as they stand in `resources/designs/pages/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.designs.plain import from_plain
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.domain.problems import RuleBroken


@dataclass(frozen=True, slots=True)
class ReadyDesign:
    """`id` is `family/version`."""

    id: str
    spec: DesignSpec

    @property
    def family(self) -> str:
        return self.id.rpartition("/")[0]

    @property
    def version(self) -> int:
        return int(self.id.rpartition("/")[2])


def ready_designs(folder: Path) -> tuple[ReadyDesign, ...]:
    """Every design of the folder: the newest versions first, else by the name of the file. Raises ValueError."""
    found = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=_newest_first))


def _newest_first(design: ReadyDesign) -> int:
    return -design.version


def _read(path: Path) -> ReadyDesign:
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
        return ReadyDesign(plain["id"], from_plain(plain["design"]))
    except (KeyError, RuleBroken) as error:
        raise ValueError(f"{path.name}: {error!r}") from error
