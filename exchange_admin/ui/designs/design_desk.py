"""What the pages of designs need besides the desk. The composition root hands in its office and its PDF reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtGui import QImage

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem
from exchange_admin.services.certificates.design_catalogue import ListedDesign
from exchange_admin.services.certificates.design_parts import DesignSpec
from exchange_admin.services.certificates.design_previews import Whom
from exchange_admin.services.certificates.design_samples import Placeholder
from exchange_admin.services.certificates.office_designs import Designed


class Catalogue(Protocol):
    """`services.certificates.design_catalogue.DesignCatalogue`."""

    def designs(self, kind: str = "") -> Sequence[ListedDesign]: ...
    def listed(self, id: str) -> ListedDesign: ...
    def spec(self, id: str) -> DesignSpec: ...


class DesignVerbs(Protocol):
    """`services.certificates.office_designs.OfficeDesigns`."""

    def copy(self, id: str, who: str, *, kind: str = "") -> Designed: ...
    def new_version(self, id: str, who: str) -> Designed: ...
    def save(self, draft: str, spec: DesignSpec, who: str) -> Changes: ...
    def discard(self, draft: str, who: str) -> Changes: ...
    def put_in_use(self, draft: str, who: str) -> Designed: ...
    def retire(self, id: str, who: str) -> Changes: ...
    def bring_back(self, id: str, who: str) -> Changes: ...
    def remove(self, id: str, who: str) -> Changes: ...
    def export(self, id: str, path: Path) -> None: ...
    def take_in(self, path: Path, who: str) -> Designed: ...


class Previews(Protocol):
    """`services.certificates.design_previews.DesignPreviews`."""

    def facts(self, kinds: Sequence[str], languages: Sequence[str], whom: Whom) -> Any: ...
    def page(self, spec: DesignSpec, facts: Any) -> bytes: ...
    def page_of(self, id: str, languages: Sequence[str]) -> bytes: ...
    def check(self, spec: DesignSpec, languages: Sequence[str]) -> Sequence[Problem]: ...
    def placeholders(self, spec: DesignSpec, language: str) -> Sequence[Placeholder]: ...


class DesignTools(Protocol):
    """The services over a connection of the job that asks for them."""

    @property
    def design_catalogue(self) -> Catalogue: ...
    @property
    def designs(self) -> DesignVerbs: ...
    @property
    def design_previews(self) -> Previews: ...


@dataclass(frozen=True)
class DesignDesk:
    """`tools(writing)` gives the services for the length of a `with` block.

    `picture` paints the first page of a PDF as wide as so many device pixels. `add_image` keeps a picture from a file
    and tells what stands for it.
    """

    tools: Callable[[bool], AbstractContextManager[DesignTools]]
    picture: Callable[[bytes, int], QImage]
    add_image: Callable[[Path, str], tuple[Changes, str]]
