"""The scenes of certificates: papers about to be issued, their register, and what is asked there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.scene import Scene, Settle, area_page, needed
from exchange_admin.documents.papers import read_paper
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.services.certificates import PARTICIPATION, PaperOrder, Selection
from exchange_admin.services.certificates.design_parts import PartKey
from exchange_admin.ui.labels.label_dialog import LabelDialog
from exchange_admin.ui.pages.certificates_page import DESIGNS, REGISTER, VERIFY, CertificatesPage
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.print_dialog import PrintDialog
from exchange_admin.ui.printing.printer_dialog import PrinterDialog
from exchange_admin.ui.printing.printers import PrinterFacts, SystemPrinters

_PAPERS = 40
_WHO = "Wen"


def certificate_scenes(office: Callable[[], OfficeWindow], settle: Settle) -> Iterator[Scene]:
    """Name and preparation of every picture; papers are issued into the file that is open."""
    yield "certificates_preview", partial(_preview, office, settle)
    yield "certificates_locked", partial(_locked, office, settle)
    yield "certificates_invitation", partial(_invitation, office, settle)
    yield "certificates_transcripts", partial(_of_kind, office, settle, "transcript", "transcript")
    yield "certificates_nomination", partial(_of_kind, office, settle, "nomination", "mobility")
    yield "certificates_register", partial(_register, office, settle)
    yield "certificates_hand_over", partial(_strip, office, settle, "records.hand_over")
    yield "certificates_revoke", partial(_strip, office, settle, "records.revoke")
    yield "certificates_verify", partial(_verify, office, settle)
    yield "certificates_designs", partial(_designs, office, settle)
    yield "certificates_design_text", partial(_editor, office, settle, "blocks:4", "")
    yield "certificates_design_check", partial(_editor, office, settle, "blocks:8", "box.high")
    yield "certificates_print", partial(_print_dialog, office, settle)
    yield "labels", partial(_labels, office, settle)
    yield "certificates_position", partial(_position, office, settle)


def _preview(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    page = _page(shown)
    page.show_selection("mobility", needed(_stays(shown), "mobility"))
    settle()
    return shown.window


def _locked(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    _page(shown).issuing.keys.takes(RuleBroken(Problem("keys.locked")))
    settle()
    return shown.window


def _invitation(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    page = _page(shown)
    settings = page.issuing.settings
    settings.kind.setCurrentIndex(settings.kind.findData("invitation"))
    settings.changed.emit()
    page.show_selection("mobility", needed(_stays(shown, "verified"), "mobility"))
    settle()
    return shown.window


def _of_kind(office: Callable[[], OfficeWindow], settle: Settle, kind: str, about: str) -> QWidget:
    """Papers that are about no single stay or course."""
    shown = office()
    page = _page(shown)
    ids = [one.id for one in shown.office.store.records(Query(about))][: 3 * _PAPERS]
    page.show_selection(about, needed(ids, about))
    page.issuing.settings.use_kind(kind)
    page.issuing.settings.changed.emit()
    settle()
    return shown.window


def _register(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    if not shown.office.store.ids(Query("certificate")):
        _issue(shown)
    page = _page(shown)
    page.show_tab(REGISTER)
    page.enter()
    page.show_record(_first_paper(shown))
    settle()
    return shown.window


def _strip(office: Callable[[], OfficeWindow], settle: Settle, command: str) -> QWidget:
    shown = office()
    needed(shown.office.store.ids(Query("certificate")), "certificate")
    list = _page(shown).register.page.list
    list.model.pick_none()
    list.model.pick_span(11, 17)
    shown.desk.actions[command].trigger()
    settle()
    return shown.window


def _print_dialog(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    dialog = PrintDialog(shown.desk, SystemPrinters(), 7, shown.window)
    dialog.show()
    settle()
    return dialog


def _labels(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    dialog = LabelDialog(shown.desk, SystemPrinters(), 43, shown.window)
    dialog.show()
    settle()
    return dialog


def _position(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    printer = PrinterFacts("Kyocera ECOSYS P3145dn", two_sided=True)
    dialog = PrinterDialog(shown.desk, SystemPrinters(), printer, PrinterSettings(-15, 4), shown.window)
    dialog.show()
    settle()
    return dialog


def _issue(shown: OfficeWindow) -> None:
    """Papers at every stop of their way."""
    issuing, register = shown.office.issuing, shown.office.certificates
    order = PaperOrder(PARTICIPATION, ("zh", "ru"), shown.office.program.today())
    ids = issuing.issue(
        Selection(mobilities=tuple(needed(_stays(shown), "mobility"))), order, _WHO, anyway="Выпуск"
    ).ids
    third = len(ids) // 3
    register.signed(ids[: 2 * third], _WHO)
    register.hand_over(ids[:third], _WHO, to="傅清瑶")
    register.revoke(ids[1:2], "Опечатка в имени", _WHO)


def _stays(shown: OfficeWindow, *statuses: str) -> list[str]:
    store = shown.office.store
    wanted = statuses or ("departed", "in_residence")
    stays = store.ids(Query("mobility", filters=(Filter("receiving_status", Test.IS, wanted),)))
    return [store.id_of("mobility", n) for n in stays[:_PAPERS]]


def _verify(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    """The first paper of the register, shown by the text of its code."""
    shown = office()
    record = shown.office.store.get("certificate", _first_paper(shown))
    page = _page(shown)
    page.show_tab(VERIFY)
    page.enter()
    if record is not None:
        page.verify.text.setPlainText(read_paper(record.text("kind"), record.text("facts")).code)
    settle()
    return shown.window


def _first_paper(shown: OfficeWindow) -> str:
    """By number."""
    store = shown.office.store
    ns = needed(store.ids(Query("certificate", order=Order("number"))), "certificate")
    return store.id_of("certificate", ns[0])


def _designs(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    """The list, with a design of the program in front."""
    shown = office()
    page = _page(shown)
    page.show_tab(DESIGNS)
    page.enter()
    settle()
    return shown.window


def _editor(office: Callable[[], OfficeWindow], settle: Settle, part: str, squeezed: str) -> QWidget:
    """A copy of the classic design, with one part in front; a `squeezed` measure of it is much too small."""
    shown = office()
    view = _page(shown).designs
    if not view.is_editing:
        _designs(office, settle)
        view.list.go_to("classic/1")
        view.copy_for(PARTICIPATION)
        settle()
    key = PartKey.of(part)
    assert key is not None
    view.editor.session.choose(key)
    if squeezed:
        view.editor.session.set(squeezed, 6.0)
    settle()
    return shown.window


def _page(shown: OfficeWindow) -> CertificatesPage:
    return area_page(shown, "certificates", CertificatesPage)
