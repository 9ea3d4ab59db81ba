"""Numbers are unique for ever and papers never change, whatever happens to the files of an office."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import Phase, settings
from paper_office import WHO, Services, order
from register_machine import RegisterMachine, _opened, _stays, template

from exchange_admin.domain.rules.certificate_numbers import CertificateNumber
from exchange_admin.services.certificates.selection import Selection

TestRegister = RegisterMachine.TestCase
TestRegister.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, derandomize=True, phases=[Phase.generate]
)
"""The same in each run, shrunk by nobody: a history takes seconds."""


def test_a_backup_from_before_the_first_paper_gives_none_of_its_numbers_again(tmp_path: Path) -> None:
    path = Path(shutil.copy(template(), tmp_path / "office.exchange"))
    store = _opened(path)
    backup = store.backups.make(tmp_path / "backups")
    chosen = Selection(mobilities=_stays(store))
    printed = Services(store).issuing.issue(chosen, order(), WHO).numbers
    store.close()
    for part in tmp_path.glob("office.exchange*"):
        part.unlink()
    shutil.copy(backup, path)
    with _opened(path) as restored:
        again = Services(restored).issuing.issue(chosen, order(), WHO).numbers
    assert not set(printed) & set(again)
    assert {CertificateNumber.parse(n).serial for n in again} == {1, 2, 3}
