"""An office on two PCs and two partners that exchange packages only: lost, late, torn, repeated, while files die and
come back and people move from one partner to another (`sync.md` 6, R18, R19).
"""

from __future__ import annotations

from hypothesis.stateful import rule
from partner_ends import PartnerEnds
from partner_files import who
from partner_losses import PartnerLosses
from partner_packages import PartnerPackages


class Partners(PartnerPackages, PartnerLosses, PartnerEnds):
    """The machine: its rules stand by subject in the files that it is made of."""


class CopiedPartners(Partners):
    """With files that are copied by hand. A machine of its own, so that broken lines keep the histories they meet."""

    @rule(number=who)
    def copy_by_hand(self, number: int) -> None:
        self.copy(number)
