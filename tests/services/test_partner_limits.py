"""What the window of a college offers: what it may write, and beside it who keeps the rest."""

from __future__ import annotations

from pathlib import Path

from college_files import Town

from exchange_admin.app.partner_mode import PartnerLimits


def test_an_agreement_is_kept_by_the_office_and_takes_a_scan_of_the_college_that_signed_it(tmp_path: Path) -> None:
    town = Town(tmp_path)
    agreed = town.office.add("agreement", number="7", institution_id=town.first, kind="exchange", state="draft")
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    college = town.college(town.first, 5)
    with college.open() as file:
        limits = PartnerLimits(file.store, file.program.registry)
        agreement = file.records.get("agreement", agreed)
        assert not limits.may_change(agreement)
        assert limits.keeper("agreement") == file.store.peers[file.store.hub].institution
        assert limits.keeper("contact") == ""
        assert limits.may_attach(agreement, "agreement_id")
        file.attachments.add_several([scan], {"agreement_id": agreed}, "Orlova")
    town.up(college)
    with town.office.open() as office:
        (kept,) = office.store.where("attachment", "agreement_id", [agreed])
        assert kept["title"] == "signed"
