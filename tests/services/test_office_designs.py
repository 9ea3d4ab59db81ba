"""Designs of an office: copied, changed, put in use, retired; papers stay what they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from paper_office import REGISTRY, RESOURCES, WHO, PaperOffice, design, names, order, wordings

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.ready import ready_designs
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates import CertificateRegister, Issuing, PaperOrder, Selection
from exchange_admin.services.certificates.design_catalogue import DesignCatalogue, DesignState
from exchange_admin.services.certificates.office_designs import OfficeDesigns

FONTS = Fonts(RESOURCES / "fonts")
READY = ready_designs(RESOURCES / "designs" / "pages")


class DesigningOffice(PaperOffice):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.reopened()

    def reopened(self) -> None:
        """As another run of the program sees the file: nothing is remembered."""
        store = self.store
        self.catalogue = DesignCatalogue(store, wordings(), FONTS, READY, (design(),))
        self.designs = OfficeDesigns(self.catalogue, store, REGISTRY, store.origin, wordings())
        self.issuing = Issuing(store, REGISTRY, names(), store.origin, wordings(), self.catalogue, self.codes)
        self.register = CertificateRegister(
            store, REGISTRY, self.selector, store.origin, wordings(), self.catalogue, self.today
        )

    def in_use(self, base: str = "classic/1", **changes: object) -> str:
        """A design of the office in use."""
        draft = self.designs.copy(base, WHO, kind="participation").id
        if changes:
            self.designs.save(draft, replace(self.catalogue.spec(draft), **changes), WHO)  # type: ignore[arg-type]
        return self.designs.put_in_use(draft, WHO).id

    def issue(self, asked: PaperOrder | None = None) -> str:
        stay = self.stay(self.person(birth_date="2005-03-14"))
        issued = self.issuing.issue(Selection(mobilities=(stay,)), asked or order(), WHO)
        return issued.ids[0]

    def state(self, id: str) -> DesignState:
        return self.catalogue.listed(id).state


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DesigningOffice]:
    made = DesigningOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refused(verb: object, *args: object, **more: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        verb(*args, **more)  # type: ignore[operator]
    return broken.value.problem.code


def retitled(spec: DesignSpec, title: str) -> DesignSpec:
    blocks = []
    for block in spec.blocks:
        if block.name == "title":
            block = replace(block, paragraphs=(replace(block.paragraphs[0], text=Trilingual(title, title, title)),))
        blocks.append(block)
    return replace(spec, blocks=tuple(blocks))


def test_papers_of_every_version_print_the_same_bytes_after_the_next_one(office: DesigningOffice) -> None:
    first = office.in_use()
    paper = office.issue()
    assert office.store.get("certificate", paper)["design"] == first
    before = office.register.pdf([paper])

    draft = office.designs.new_version(first, WHO).id
    office.designs.save(draft, retitled(office.catalogue.spec(draft), "荣誉证书"), WHO)
    second = office.designs.put_in_use(draft, WHO).id
    later = office.issue()
    office.reopened()

    assert office.store.get("certificate", later)["design"] == second != first
    assert office.register.pdf([paper]) == before != office.register.pdf([later])
    assert (office.state(first), office.state(second)) == (DesignState.RETIRED, DesignState.IN_USE)
    assert [office.catalogue.listed(id).version for id in (first, second)] == [1, 2]
    assert [office.catalogue.listed(id).papers for id in (first, second)] == [1, 1]


def test_undoing_and_deleting_leaves_papers_printable(office: DesigningOffice) -> None:
    id = office.in_use()
    paper = office.issue()
    before = office.register.pdf([paper])
    step = next(one.step for one in office.store.steps() if one.verb == "design.put_in_use")
    office.store.undo_step(step, WHO)
    office.reopened()
    assert office.register.pdf([paper]) == before
    assert refused(office.catalogue.for_kind, "participation", id) in {"design.unknown", "design.not_in_use"}


def test_a_version_with_papers_is_never_deleted_by_any_way(office: DesigningOffice) -> None:
    id = office.in_use()
    record = id.removeprefix("own/").partition("@")[0]
    office.designs.bring_back(id, WHO)
    paper = office.issue()
    assert refused(office.designs.remove, id, WHO) == "design.has_papers"
    assert refused(office.records.remove, "certificate_design", record, WHO) == "design.has_papers"
    assert refused(office.records.set, "certificate_design", record, {"spec": "{}"}, WHO) == "design.by_verb"
    office.register.take_back([paper], "typing error", WHO)
    assert refused(office.designs.remove, id, WHO) == "design.has_papers"


def test_a_version_without_papers_may_go(office: DesigningOffice) -> None:
    id = office.in_use()
    assert office.designs.remove(id, WHO)
    assert id not in {one.id for one in office.catalogue.designs()}


def test_a_version_whose_text_was_altered_outside_draws_nothing(office: DesigningOffice) -> None:
    id = office.in_use()
    paper = office.issue()
    office.store._db.execute("UPDATE certificate_design SET spec = replace(spec, '研修证书', '毕业证书')")
    office.reopened()
    assert refused(office.register.pdf, [paper]) == "design.altered"
    assert id not in {one.id for one in office.catalogue.designs()}


def test_a_copy_for_one_kind_has_the_words_of_the_program_written_out(office: DesigningOffice) -> None:
    spec = office.catalogue.spec(office.designs.copy("classic/1", WHO, kind="participation").id)
    said = {block.name: block.paragraphs[0].text for block in spec.blocks}
    assert said["title"] == Trilingual("研修证书", "Сертификат участника", "Certificate of Participation")
    assert "{programme}" in said["body"].zh
    assert spec.kinds == ("participation",)
    assert spec.names.zh == "经典样式（副本）"


def test_a_draft_is_kept_as_it_is_and_put_in_use_only_when_nothing_is_wrong(office: DesigningOffice) -> None:
    draft = office.designs.copy("plain/1", WHO).id
    spec = office.catalogue.spec(draft)
    assert not office.designs.save(draft, spec, WHO), "nothing changed, nothing written"
    broken = replace(spec, blocks=(), kinds=())
    assert office.designs.save(draft, broken, WHO)
    assert office.catalogue.spec(draft) == broken
    assert refused(office.designs.put_in_use, draft, WHO) == "design.no_kind"
    assert office.store.count(Query("certificate_design")) == 0
    office.store.undo(WHO)
    assert office.catalogue.spec(draft) == spec
    assert office.designs.discard(draft, WHO)


def test_only_designs_in_use_that_print_the_kind_are_issued_from(office: DesigningOffice) -> None:
    draft = office.designs.copy("classic/1", WHO).id
    assert refused(office.issue, replace(order(), design=draft)) == "design.unknown"
    assert refused(office.issue, replace(order(), design="none/1")) == "design.unknown"
    id = office.in_use()
    assert refused(office.issue, replace(order("language_course"), design=id)) == "certificate.unknown_kind"
    office.designs.retire(id, WHO)
    assert refused(office.issue, replace(order(), design=id)) == "design.not_in_use"
    assert office.store.get("certificate", office.issue())["design"] == "participation/1"
    plain = office.issue(replace(order(), design="plain/1"))
    assert office.store.get("certificate", plain)["design"] == "plain/1"
    office.designs.bring_back(id, WHO)
    assert office.store.get("certificate", office.issue())["design"] == id


def test_ready_designs_are_copied_and_never_changed(office: DesigningOffice) -> None:
    assert refused(office.designs.new_version, "classic/1", WHO) == "design.not_own"
    assert refused(office.designs.save, "classic/1", READY[0].spec, WHO) == "design.unknown"
    assert refused(office.designs.copy, "participation/1", WHO) == "design.no_data"
    assert refused(office.designs.retire, "plain/1", WHO) == "design.unknown"
    first = office.in_use()
    once = office.designs.new_version(first, WHO).id
    assert office.designs.new_version(first, WHO).id == once, "one draft of the next version"
