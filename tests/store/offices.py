"""An office with two partners and something of every kind: what each of them may see, and what neither may."""

from __future__ import annotations

from replicas import uid

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Store

OFFICE, NORTH, SOUTH, OTHER = uid("f0"), uid("f1"), uid("f2"), uid("f3")
"""Institutions: our own, two partners, and one that only somebody's programme names."""
SITES = {NORTH: "n" * 8, SOUTH: "s" * 8}
ANN, BEN, CID, DAN = uid("a1"), uid("a2"), uid("a3"), uid("a4")
"""Ann is at North, Ben at South, Cid at the office, Dan at the office with a stay at North."""
SECRET = "not for partners"


def furnish(store: Store) -> None:
    """The records that the tests of exchange start from, in one step for each subject."""
    college = {"country": "CN", "kind": "college"}
    steps = (
        *(
            _new("institution", id, name_en=name, note=f"{SECRET} {name}", **college)
            for id, name in ((OFFICE, "Office"), (NORTH, "North"), (SOUTH, "South"), (OTHER, "Other"))
        ),
        _new("contact", uid("c0"), institution_id=OFFICE, name="Our contact"),
        _new("contact", uid("c1"), institution_id=NORTH, name="North contact"),
        _new("contact", uid("c2"), institution_id=SOUTH, name="South contact"),
        _new("signatory", uid("e0"), name_en=f"Rector {SECRET}"),
        _new("office", uid("e1"), institution_id=OFFICE, code="OF", language="en"),
        _new("staff", uid("e2"), name="Officer", role="coordinator"),
        _new("academic_year", uid("e3"), code="2026/2027", starts="2026-09-01", ends="2027-08-31"),
        _new(
            "agreement",
            uid("b1"),
            institution_id=NORTH,
            number="N-1",
            kind="exchange",
            coordinator_id=uid("e2"),
        ),
        _new("agreement", uid("b2"), institution_id=SOUTH, number="S-1", kind="exchange"),
        _new("programme", uid("b3"), name_en="Summer", kind="short_course", host_institution_id=OTHER),
    )
    for edit in steps:
        store.record(Step("office", "add", (edit,)))
    people = ((ANN, "Ann", NORTH), (BEN, "Ben", SOUTH), (CID, "Cid", OFFICE), (DAN, "Dan", OFFICE))
    store.record(Step("office", "people.import", tuple(_person(*one) for one in people)))
    for n, (id, _, _) in enumerate(people):
        paper = _new("identity_document", uid(f"d{n}"), person_id=id, kind="passport", number=f"P{n}00{n}")
        store.record(Step("office", "add", (paper,)))
    store.record(Step("office", "add", (_stay(uid("51"), ANN, NORTH, OFFICE, programme_id=uid("b3")),)))
    store.record(Step("office", "add", (_stay(uid("54"), DAN, OFFICE, NORTH),)))


def _new(of: str, record: str, **values: str) -> Edit:
    return Edit(of, record, values, new=True)


def _person(id: str, name: str, home: str) -> Edit:
    return _new("person", id, role="student", given_latin=name, home_institution_id=home, note=f"{SECRET} {name}")


def _stay(id: str, person: str, sending: str, receiving: str, **more: str) -> Edit:
    values = {"person_id": person, "sending_institution_id": sending, "receiving_institution_id": receiving}
    states = {"sending_status": "nominated", "receiving_status": "none"}
    return _new("mobility", id, **values, **states, direction="outgoing", activity="student_studies", **more)
