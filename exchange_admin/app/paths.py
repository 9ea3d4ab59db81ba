"""Where things live, from a clone and from an installed wheel. No other module asks the operating system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parents[1]
_APP = "Exchange Admin"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of the program. `resources`, `translations` and `manual` are read only, the others are made when first
    needed. `documents` is where files of offices are proposed to be kept: among the user's documents, where they are
    found and copied along with everything else. `data` is the program's own."""

    resources: Path
    translations: Path
    config: Path
    cache: Path
    data: Path
    documents: Path
    manual: Path

    @classmethod
    def find(cls) -> Paths:
        clone = _PACKAGE.parent
        beside = clone if (clone / "resources" / "wording").is_dir() else _PACKAGE
        return cls(
            resources=beside / "resources",
            translations=beside / "translations",
            config=Path(platformdirs.user_config_dir(_APP, appauthor=False)),
            cache=Path(platformdirs.user_cache_dir(_APP, appauthor=False)),
            data=Path(platformdirs.user_data_dir(_APP, appauthor=False)),
            documents=Path(platformdirs.user_documents_dir()) / _APP,
            manual=clone / "docs" / "manual" if beside == clone else _PACKAGE / "manual",
        )

    @property
    def fonts(self) -> Path:
        return self.resources / "fonts"

    @property
    def icons(self) -> Path:
        return self.resources / "icons"

    @property
    def program_icon(self) -> Path:
        return self.resources / "program" / "program.svg"

    @property
    def wording(self) -> Path:
        return self.resources / "wording"

    @property
    def sample_office(self) -> Path:
        """The sample office that `--sample` opens and makes when it is missing."""
        return self.data / "sample.exchange"
