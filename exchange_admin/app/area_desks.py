"""What the pages that are no lists work with; loaded when one of them is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.program import login_name
from exchange_admin.domain.changes import Changes
from exchange_admin.services.office import Office

if TYPE_CHECKING:
    from exchange_admin.documents.workbook_reading import WorkbookCells
    from exchange_admin.services.importing import ImportDraft, Imports
    from exchange_admin.ui.certificates.certificate_desk import CertificateDesk, OfferedDesigns
    from exchange_admin.ui.certificates.verify_desk import Source, VerifyDesk
    from exchange_admin.ui.designs.design_desk import DesignDesk
    from exchange_admin.ui.importing.import_desk import ImportDesk

# Each desk brings its own libraries with it: a page waits for those of no other.


def import_desk(office: Office) -> ImportDesk:
    """Staged imports, each call on a connection of its own job."""
    from exchange_admin.documents.workbook_reading import SUFFIXES, read_workbook
    from exchange_admin.services.importing import KINDS, RESULTS
    from exchange_admin.ui.importing.import_desk import ImportDesk

    program = office.program

    @contextmanager
    def verbs(writing: bool) -> Iterator[Imports]:
        with office.beside(writing=writing) as apart:
            yield apart.imports

    def read(path: Path, step: Callable[[], None]) -> WorkbookCells:
        return read_workbook(path, step=step)

    def send_back(draft: ImportDraft, target: Path, language: str) -> object:
        from exchange_admin.services.importing.send_back import write_rows_to_correct  # brings the Excel library

        return write_rows_to_correct(draft, target, program.wordings[language], login_name())

    def undo(who: str, step: Callable[[], object]) -> Changes | None:
        with office.beside(writing=True) as apart:
            return apart.undoing.undo(who, step)

    store = office.store
    keys = {kind: keys for kind, keys in program.import_tables.headings.keys.items() if kind in KINDS}
    if store.is_partner:
        del keys[RESULTS]  # groups and exams are the office's to enter
    home = store.institution if store.is_partner else ""
    return ImportDesk(verbs, read, keys, SUFFIXES, send_back, undo, home)


def certificate_desk(office: Office) -> CertificateDesk:
    """Issuing and the register, each call on a connection of its own job; previews are the very pages."""
    from exchange_admin.documents.calibration_page import calibration_page
    from exchange_admin.documents.pages import Pages
    from exchange_admin.ui.certificates.certificate_desk import CertificateDesk
    from exchange_admin.ui.printing.printers import SystemPrinters

    program = office.program

    def page(language: str, printer: str, right: int, down: int) -> bytes:
        return calibration_page(program.fonts, program.wordings[language], printer, right, down)

    def unlock(passphrase: str) -> None:
        with office.beside(writing=False) as apart:
            apart.exchange.keys.unlock(passphrase)

    return CertificateDesk(
        lambda writing: office.beside(writing=writing),
        Pages,
        SystemPrinters(),
        page,
        _verify_desk(office),
        unlock,
        partial(_offered_designs, office),
    )


def _offered_designs(office: Office) -> OfferedDesigns:
    """Ready ones and those in use; what the office usually takes for each kind that any of them prints."""
    from exchange_admin.services.certificates.design_catalogue import DesignState
    from exchange_admin.ui.certificates.certificate_desk import OfferedDesigns

    with office.beside(writing=False) as apart:
        catalogue = apart.design_catalogue
        offered = (DesignState.READY, DesignState.IN_USE)
        designs = tuple(one for one in catalogue.designs() if one.state in offered)
        kinds = dict.fromkeys(kind for one in designs for kind in one.kinds)
        return OfferedDesigns(designs, {kind: catalogue.for_kind(kind).id for kind in kinds})


def design_desk(office: Office) -> DesignDesk:
    """Designs, each call on a connection of its own job; the preview is the very page that will be printed."""
    from PySide6.QtGui import QImage

    from exchange_admin.documents.pages import Pages
    from exchange_admin.ui.designs.design_desk import DesignDesk

    def picture(pdf: bytes, width: int) -> QImage:
        with Pages(pdf) as pages:
            drawn = pages.image(0, width * 72 / pages.size(0)[0])
        return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()

    def add_image(path: Path, who: str) -> tuple[Changes, str]:
        with office.beside(writing=True) as apart:
            changes, kept = apart.designs.add_image(path, who)
        return changes, kept.name

    return DesignDesk(lambda writing: office.beside(writing=writing), picture, add_image)


def _verify_desk(office: Office) -> VerifyDesk:
    """Verifying, each call on a connection of its own job; what reads pictures comes with the first call."""
    from exchange_admin.ui.certificates.verify_desk import Verified, VerifyDesk

    program = office.program

    def look(sources: Sequence[Source], files: Sequence[Path], compared: Sequence[str], language: str) -> Verified:
        from exchange_admin.services.certificates.verifying import Verifying

        with office.beside(writing=False) as apart:
            verifying = Verifying.by_office(apart.store, apart.codes, program.today(), language, files, compared)
            return Verified(verifying.given(sources), verifying.offices)

    def write_key(target: Path) -> object:
        from exchange_admin.services.certificates.written_keys import write_key as write

        with office.beside(writing=False) as apart:
            return write(apart.codes, target)

    def write_key_sheet(target: Path, language: str) -> object:
        from exchange_admin.services.certificates.written_keys import write_key_sheet as write

        with office.beside(writing=False) as apart:
            write(apart.codes, target, program.fonts, program.wordings, language, program.today())
        return target

    def write_page(target: Path, language: str) -> object:
        from exchange_admin.services.certificates.written_keys import write_page as write

        with office.beside(writing=False) as apart:
            write(apart.codes, target, program.resources, program.wordings, language, program.today())
        return target

    def write_list(target: Path) -> object:
        from exchange_admin.services.certificates.written_keys import write_revocations as write

        with office.beside(writing=False) as apart:
            return write(apart.codes, target, program.today())

    return VerifyDesk(look, write_key, write_key_sheet, write_page, write_list)
