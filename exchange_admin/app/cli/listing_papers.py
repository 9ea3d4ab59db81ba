"""The command `catalogue paper`: what is published, by field of education, for people who have no file of ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    refuse_idle,
    refuse_other_than,
)
from exchange_admin.documents.table_papers.paper import Boxed
from exchange_admin.services.boxed_characters import boxed_plain, boxed_said
from exchange_admin.services.listings.catalogue_paper import left_out_said, telling_said
from exchange_admin.services.office import Office


@office_command("catalogue paper")
def paper(session: Session, office: Office, *, out: Path, languages: str = "") -> int:
    refuse_other_than(out, ".pdf", ".xlsx")
    is_book = out.suffix.lower() == ".xlsx"
    if is_book and languages:
        refuse_idle("--languages", ".pdf")
    papers, catalogue = office.catalogue_papers, office.catalogue_papers.read(session.language)
    boxed: Sequence[Boxed] = ()
    if is_book:
        papers.write_book(catalogue, session.language, out, session.who)
    else:
        boxed = papers.write_pdf(catalogue, listed(languages) or office.both_languages(), out)
    n = len(catalogue.records)
    told = {"path": str(out), "n": n, "institutions": catalogue.institutions, "left_out": catalogue.left_out}
    told |= {"names": list(catalogue.telling), "boxed": boxed_plain(boxed)}
    session.out.data(told)
    session.out.say("listings.paper.written", path=out, n=n)
    if said := left_out_said(catalogue.left_out, session.words):
        session.out.line(said)
    if said := telling_said(catalogue.telling, session.words):
        session.out.line(said)
    if said := boxed_said(boxed, session.words):
        session.out.line(said)
    return NEEDS_A_PERSON if catalogue.telling else DONE
