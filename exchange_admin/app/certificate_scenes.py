"""The scenes of certificates: papers about to be issued, their register, and what is asked there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from exchange_admin.app.scene import Scene, Stage, needed
from exchange_admin.documents.papers import read_paper
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.services.certificates.design_parts import PartKey
from exchange_admin.services.certificates.paper_facts import PARTICIPATION, PaperOrder
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.ui.labels.label_dialog import LabelDialog
from exchange_admin.ui.pages.certificates_page import DESIGNS, REGISTER, VERIFY, CertificatesPage
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.print_dialog import PrintDialog
from exchange_admin.ui.printing.printer_choice import PrinterDialog
from exchange_admin.ui.printing.printers import PrinterFacts, SystemPrinters

_PAPERS = 40
_WHO = "Wen"


def certificate_scenes(stage: Stage) -> Iterator[Scene]:
    """Name and preparation of every picture; papers are issued into the file that is open."""
    yield stage.scene("certificates_preview", _preview)
    yield stage.scene("certificates_locked", _locked)
    yield stage.scene("certificates_invitation", _invitation)
    yield stage.scene("certificates_transcripts", _of_kind, "transcript", "transcript")
    yield stage.scene("certificates_nomination", _of_kind, "nomination", "mobility")
    yield stage.scene("certificates_register", _register)
    yield stage.scene("certificates_hand_over", _strip, "records.hand_over")
    yield stage.scene("certificates_revoke", _strip, "records.revoke")
    yield stage.scene("certificates_verify", _verify)
    yield stage.scene("certificates_designs", _designs)
    yield stage.scene("certificates_design_text", _editor, "blocks:4", "")
    yield stage.scene("certificates_design_check", _editor, "blocks:8", "box.high")
    yield stage.scene("certificates_print", _print_dialog)
    yield stage.scene("labels", _labels)
    yield stage.scene("certificates_position", _position)


def _preview(stage: Stage) -> QWidget:
    page = _page(stage)
    page.show_selection("mobility", needed(_stays(stage), "mobility"))
    return stage.window


def _locked(stage: Stage) -> QWidget:
    _page(stage).issuing.keys.takes(RuleBroken(Problem("keys.locked")))
    return stage.window


def _invitation(stage: Stage) -> QWidget:
    page = _page(stage)
    settings = page.issuing.settings
    settings.kind.setCurrentIndex(settings.kind.findData("invitation"))
    settings.changed.emit()
    page.show_selection("mobility", needed(_stays(stage, "verified"), "mobility"))
    return stage.window


def _of_kind(stage: Stage, kind: str, about: str) -> QWidget:
    """Papers that are about no single stay or course."""
    page = _page(stage)
    ids = [one.id for one in stage.office.store.records(Query(about))][: 3 * _PAPERS]
    page.show_selection(about, needed(ids, about))
    page.issuing.settings.use_kind(kind)
    page.issuing.settings.changed.emit()
    return stage.window


def _register(stage: Stage) -> QWidget:
    if not stage.office.store.ids(Query("certificate")):
        _issue(stage)
    page = _page(stage)
    page.show_tab(REGISTER)
    page.enter()
    page.show_record(_first_paper(stage))
    return stage.window


def _strip(stage: Stage, command: str) -> QWidget:
    needed(stage.office.store.ids(Query("certificate")), "certificate")
    list = _page(stage).register.page.list
    list.model.pick_none()
    list.model.pick_span(11, 17)
    stage.desk.actions[command].trigger()
    return stage.window


def _print_dialog(stage: Stage) -> QWidget:
    return PrintDialog(stage.desk, SystemPrinters(), 7, stage.window)


def _labels(stage: Stage) -> QWidget:
    return LabelDialog(stage.desk, SystemPrinters(), 43, stage.window)


def _position(stage: Stage) -> QWidget:
    printer = PrinterFacts("Kyocera ECOSYS P3145dn", two_sided=True)
    return PrinterDialog(stage.desk, SystemPrinters(), printer, PrinterSettings(-15, 4), stage.window)


def _issue(stage: Stage) -> None:
    """Papers at every stop of their way."""
    issuing, register = stage.office.issuing, stage.office.certificates
    order = PaperOrder(PARTICIPATION, ("zh", "ru"), stage.office.program.today())
    ids = issuing.issue(
        Selection(mobilities=tuple(needed(_stays(stage), "mobility"))), order, _WHO, anyway="Выпуск"
    ).ids
    third = len(ids) // 3
    register.signed(ids[: 2 * third], _WHO)
    register.hand_over(ids[:third], _WHO, to="傅清瑶")
    register.revoke(ids[1:2], "Опечатка в имени", _WHO)


def _stays(stage: Stage, *statuses: str) -> list[str]:
    store = stage.office.store
    wanted = statuses or ("departed", "in_residence")
    stays = store.ids(Query("mobility", filters=(Filter("receiving_status", Test.IS, wanted),)))
    return [store.id_of("mobility", n) for n in stays[:_PAPERS]]


def _verify(stage: Stage) -> QWidget:
    """The first paper of the register, shown by the text of its code."""
    record = stage.office.store.get("certificate", _first_paper(stage))
    page = _page(stage)
    page.show_tab(VERIFY)
    page.enter()
    if record is not None:
        page.verify.text.setPlainText(read_paper(record.text("kind"), record.text("facts")).code)
    return stage.window


def _first_paper(stage: Stage) -> str:
    """By number."""
    store = stage.office.store
    ns = needed(store.ids(Query("certificate", order=Order("number"))), "certificate")
    return store.id_of("certificate", ns[0])


def _designs(stage: Stage) -> QWidget:
    """The list, with a design of the program in front."""
    page = _page(stage)
    page.show_tab(DESIGNS)
    page.enter()
    return stage.window


def _editor(stage: Stage, part: str, squeezed: str) -> QWidget:
    """A copy of the classic design, with one part in front; a `squeezed` measure of it is much too small."""
    view = _page(stage).designs
    if not view.is_editing:
        _designs(stage)
        stage.settle()
        view.list.go_to("classic/1")
        view.copy_for(PARTICIPATION)
        stage.settle()
    key = PartKey.of(part)
    assert key is not None
    view.editor.session.choose(key)
    if squeezed:
        view.editor.session.set(squeezed, 6.0)
    return stage.window


def _page(stage: Stage) -> CertificatesPage:
    return stage.page("certificates", CertificatesPage)
