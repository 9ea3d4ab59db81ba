"""The mark of the host is kept as it is; its scale says whether it passes."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation, Outcome
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.rules.reasons import Reason

METHOD, VERSION = "kept", 1


@dataclass(frozen=True, slots=True)
class KeepOriginal:
    """For a home institution that enters marks of this scale as they are."""

    scale: GradingScale

    def convert(self, mark: str) -> Conversion:
        """Raises RuleBroken for a mark that cannot stand on the scale."""
        judged = self.scale.judge(mark)
        return Conversion.explained(
            Explanation(
                METHOD,
                "",
                VERSION,
                Outcome.KEPT,
                {"grade": mark, "scale": self.scale.name},
                mark,
                judged.passing,
                steps=(Reason("kept", {"mark": mark}),),
            )
        )
