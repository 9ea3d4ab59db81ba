"""Projects between a secretariat and its colleges, by real packages and the command line: §9, cases 2 and 5."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from alliance import BAODING, COLLEGES, HUB, KHABAROVSK, VLADIVOSTOK, Alliance

from exchange_admin.app.cli.commands import run

MATERIAL = "BILINGUAL-TEXTBOOK-71"


class Founding(Alliance):
    """Vladivostok needs what the hub offers; the hub accepts."""

    def accepted(self) -> str:
        self.publish()
        self.exchange(1)
        need, offer = self.listings["N1"], self.listings["O1"]
        asked = ("--own", need, "--message", "MAY-WE-COME-61", "--as", VLADIVOSTOK)
        self.tell(VLADIVOSTOK, "interest", "send", "FILE", offer, *asked)
        self.meet()
        (came,) = self.tell(HUB, "interest", "list", "FILE", "--state", "sent")["interests"]
        self.tell(HUB, "interest", "answer", "FILE", came["id"], "--reply", "accepted", "--as", HUB)
        return str(came["id"])

    def printed(self, place: str, *words: object) -> str:
        at, said = self.places[place], StringIO()
        with redirect_stdout(said):
            assert run(at.program, [str(at.path if one == "FILE" else one) for one in words]) == 0
        return said.getvalue()

    def shown(self, place: str, project: str) -> bool:
        with self.places[place].open() as office:
            return office.store.get("project", project) is not None


@pytest.fixture
def founding(tmp_path: Path) -> Founding:
    return Founding(tmp_path)


def test_case_2_an_interest_becomes_a_project_of_both_and_nobody_else_sees_it(founding: Founding) -> None:
    interest = founding.accepted()
    begun = founding.tell(HUB, "project", "begin", "FILE", interest, "--as", HUB)
    project = begun["id"]
    sides = {(one["institution_id"], one["role"]) for one in begun["members"]}
    assert sides == {(founding.institutions[HUB], "lead"), (founding.institutions[VLADIVOSTOK], "partner")}
    assert (begun["state"], begun["isced_f"]) == ("idea", "0714")
    assert (begun["starts"], begun["ends"]) == ("2027-03-01", "2027-03-28")
    founding.meet()
    assert not any(founding.shown(place, project) for place in COLLEGES)

    assert "project came of it already" in founding.refused(HUB, "project", "begin", "FILE", interest)
    founding.tell(HUB, "project", "move", "FILE", project, "agreed", "--as", HUB)
    named = (f"project_id={project}", f"author_institution_id={founding.institutions[VLADIVOSTOK]}")
    founding.meet()
    told = ("kind=textbook", "state=planned", f"name_en={MATERIAL}", "languages=zh;ru", "--as", VLADIVOSTOK)
    output = founding.tell(VLADIVOSTOK, "add", "FILE", "output", *named, *told)["id"]
    founding.meet()
    (told,) = founding.tell(VLADIVOSTOK, "interest", "list", "FILE")["interests"]
    assert (told["status"], told["led_to_project_id"]) == ("led_to", project)
    assert founding.tell(HUB, "project", "show", "FILE", project)["outputs"][0]["id"] == output
    for college in (KHABAROVSK, BAODING):
        assert founding.tell(college, "list", "FILE", "project")["rows"] == []
        kept = founding.places[college].bytes()
        for secret in (project, output, interest, MATERIAL, "MAY-WE-COME-61"):
            assert secret.encode() not in kept, (college, secret)


def test_what_both_approved_is_agreed_and_a_changed_word_is_not(founding: Founding) -> None:
    interest = founding.accepted()
    project = founding.tell(HUB, "project", "begin", "FILE", interest, "--as", HUB)["id"]
    founding.tell(HUB, "project", "move", "FILE", project, "agreed", "--as", HUB)
    author = founding.institutions[HUB]
    output = founding.add(
        HUB, "output", project_id=project, author_institution_id=author, kind="textbook", name_en=MATERIAL,
        languages="zh;ru", state="reviewing",
    )  # fmt: skip
    founding.meet()
    approve = ("output", "approve", "FILE", output, "--signer")
    founding.tell(HUB, *approve, "沈", "--as", HUB)
    assert "has approved this text" in founding.refused(HUB, "output", "move", "FILE", output, "agreed")
    assert founding.tell(VLADIVOSTOK, *approve, "Орлов", "--as", VLADIVOSTOK)["bilingual"]
    founding.meet()
    now = founding.tell(HUB, "output", "show", "FILE", output)
    assert (now["standing"], now["missing"]) == ("agreed", [])
    founding.tell(HUB, "set", "FILE", "output", output, "version=2", "--as", HUB)
    assert founding.tell(HUB, "output", "show", "FILE", output)["standing"] == "changed"
    founding.tell(HUB, "set", "FILE", "output", output, "version=", "--as", HUB)
    founding.tell(HUB, "output", "move", "FILE", output, "agreed", "--as", HUB)
    founding.tell(HUB, "set", "FILE", "output", output, "licence=cc_by", "--as", HUB)
    published = founding.tell(HUB, "output", "move", "FILE", output, "published", "--as", HUB)
    assert published["state"] == "published"


def test_case_5_a_consortium_shows_who_is_missing_and_is_not_refused(founding: Founding) -> None:
    project = founding.add(
        HUB, "project", name_zh="联合体", name_ru="Консорциум", kind="consortium", state="idea",
        lead_institution_id=founding.institutions[HUB],
    )  # fmt: skip
    company = founding.add(HUB, "institution", name_zh="虚构机器人有限公司", country="CN", kind="enterprise")
    for institution, role in ((founding.institutions[VLADIVOSTOK], "partner"), (company, "enterprise")):
        founding.add(HUB, "membership", project_id=project, institution_id=institution, role=role)
    assert _missing(founding, project) == ["research"]
    said = founding.printed(HUB, "project", "show", "FILE", project, "--language", "ru")
    assert "Не хватает: научная организация." in said
    research = founding.add(HUB, "institution", name_ru="Вымышленный НИИ автоматики", country="RU", kind="research")
    founding.add(HUB, "membership", project_id=project, institution_id=research, role="research")
    assert _missing(founding, project) == []


def _missing(founding: Founding, project: str) -> Any:
    return founding.tell(HUB, "project", "show", "FILE", project)["missing"]
