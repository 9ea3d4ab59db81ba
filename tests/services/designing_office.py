"""The office of `paper_office` with its designs, as one run of the program sees it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from paper_office import RESOURCES, WHO, PaperOffice, design, gates, order, wordings

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.ready import ready_designs
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.documents.fonts import Fonts
from exchange_admin.services.certificates.design_catalogue import DesignCatalogue, DesignState
from exchange_admin.services.certificates.design_samples import DesignSamples
from exchange_admin.services.certificates.issuing import Issuing
from exchange_admin.services.certificates.office_designs import OfficeDesigns
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.services.certificates.selection import Selection

FONTS = Fonts(RESOURCES / "fonts")
READY = ready_designs(RESOURCES / "designs" / "pages")


class DesigningOffice(PaperOffice):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.reopened()

    def reopened(self) -> None:
        """As another run of the program sees the file: nothing is remembered."""
        store = self.store
        self.catalogue = DesignCatalogue(self.parts, FONTS, READY, (design(),))
        self.designs = OfficeDesigns(self.parts, self.catalogue)
        self.samples = DesignSamples(store, wordings(), self.codes, self.today)
        self.issuing = Issuing(self.parts, self.catalogue, self.codes, gates=gates())
        self.register = CertificateRegister(self.parts, self.selector, self.catalogue)

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


def retitled(spec: DesignSpec, title: str) -> DesignSpec:
    blocks = []
    for block in spec.blocks:
        if block.name == "title":
            block = replace(block, paragraphs=(replace(block.paragraphs[0], text=Trilingual(title, title, title)),))
        blocks.append(block)
    return replace(spec, blocks=tuple(blocks))
