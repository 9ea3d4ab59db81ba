"""What the certificates page needs besides the desk. The composition root hands in its office and its PDF reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from exchange_admin.domain.changes import Changes
from exchange_admin.services.certificates import Issued, PaperOrder, Recipient, Selection, Target
from exchange_admin.services.certificates.design_catalogue import ListedDesign
from exchange_admin.ui.certificates.verify_desk import VerifyDesk
from exchange_admin.ui.printing.printers import Printers

Progress = Callable[[int, int], None]


class SelectorVerbs(Protocol):
    """`services.certificates.Selector`."""

    def select(self, words: Sequence[str]) -> Selection: ...


class IssuingVerbs(Protocol):
    """`services.certificates.Issuing`."""

    def recipients(self, selection: Selection, order: PaperOrder) -> tuple[Recipient, ...]: ...
    def preview(self, recipients: Sequence[Recipient], order: PaperOrder) -> bytes: ...
    def pages(self, recipients: Sequence[Recipient], order: PaperOrder) -> tuple[str, ...]: ...
    def drafts(self, recipients: Sequence[Recipient], order: PaperOrder) -> Sequence[object]: ...
    def numbers(self, order: PaperOrder, count: int) -> tuple[str, ...]: ...
    def issue(
        self,
        selection: Selection,
        order: PaperOrder,
        who: str,
        *,
        target: Target | None = None,
        notes: Mapping[str, str] | None = None,
        step: Progress | None = None,
    ) -> Issued: ...


class RegisterVerbs(Protocol):
    """`services.certificates.CertificateRegister`."""

    def fitting(self, ids: Sequence[str], state: str) -> tuple[str, ...]: ...
    def pdf(self, ids: Sequence[str]) -> bytes: ...
    def papers(self, ids: Sequence[str]) -> Iterator[bytes]: ...
    def page_counts(self, ids: Sequence[str]) -> list[int]: ...
    def paper_sizes(self, ids: Sequence[str]) -> tuple[str, ...]: ...
    def print(self, ids: Sequence[str], target: Target, who: str, *, step: Progress | None = None) -> Changes: ...
    def printed(self, ids: Sequence[str], who: str) -> Changes: ...
    def signed(self, ids: Sequence[str], who: str) -> Changes: ...
    def hand_over(self, ids: Sequence[str], who: str, *, to: str = "", on: date | None = None) -> Changes: ...
    def revoke(self, ids: Sequence[str], reason: str, who: str, *, on: date | None = None) -> Changes: ...
    def take_back(self, ids: Sequence[str], reason: str, who: str) -> Changes: ...


class PaperTools(Protocol):
    """The services over a connection of the job that asks for them."""

    @property
    def selector(self) -> SelectorVerbs: ...
    @property
    def issuing(self) -> IssuingVerbs: ...
    @property
    def certificates(self) -> RegisterVerbs: ...


class Picture(Protocol):
    """Rows of 8-bit red, green, blue from the top, each `stride` bytes long."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def data(self) -> bytes: ...


class PaperPages(Protocol):
    """An open PDF, usable from any thread: `documents.pages.Pages`."""

    def __len__(self) -> int: ...
    def size(self, page: int) -> tuple[float, float]: ...
    def image(self, page: int, dpi: float) -> Picture: ...
    def band(self, page: int, dpi: float, top: int, height: int) -> Picture: ...
    def pixels(self, page: int, dpi: float) -> tuple[int, int]: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class OfferedDesigns:
    """Designs that new papers may be drawn with, and which of them the office usually takes for each kind."""

    designs: tuple[ListedDesign, ...] = ()
    usual: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CertificateDesk:
    """`tools(writing)` gives the services for the length of a `with` block; `pages` opens a PDF to be shown.

    `test_page` is the PDF by which a printer is measured: language of the window, name of the printer, and how far
    pages are moved on it now (right and down, in tenths of a millimetre). `unlock` opens the office's keys with their
    passphrase for this run; raises RuleBroken with `keys.wrong_passphrase`. `designs` are read in a job.
    """

    tools: Callable[[bool], AbstractContextManager[PaperTools]]
    pages: Callable[[bytes], PaperPages]
    printers: Printers
    test_page: Callable[[str, str, int, int], bytes]
    verify: VerifyDesk
    unlock: Callable[[str], None]
    designs: Callable[[], OfferedDesigns]
