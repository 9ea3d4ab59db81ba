"""Where papers go: one PDF, a ZIP with one PDF each, or one PDF each in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from exchange_admin.documents.paper_files import PaperFile, Progress, in_archive, in_folder, one_file
from exchange_admin.documents.papers import Paper
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.paper_names import USUAL, check_pattern, paper_name
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.designs import Design

Sheet = tuple[Design, Paper]
"""A paper and the design that draws it."""


class Form(StrEnum):
    """What is written."""

    ONE = "one"
    EACH = "each"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Output:
    """`path` is the file, or the folder of EACH; `names` the pattern of `domain.rules.paper_names`."""

    path: Path
    form: Form = Form.ONE
    names: str = USUAL


Target = Path | Output
"""A path alone is one PDF."""


def written(
    target: Target, papers: Sequence[Sheet], wordings: Mapping[str, Wording], step: Progress | None = None
) -> AbstractContextManager[Path]:
    """Draws everything before the block begins; the files get their names when it ends well.

    Raises RuleBroken: `paper_name.…`, `certificate.several_designs` for one PDF, or `file.…`.
    """
    output = target if isinstance(target, Output) else Output(target)
    if output.form is Form.ONE:
        return one_file(output.path, _all_in_one(papers, step))
    check_pattern(output.names)
    files = [_file(output.names, design, facts, wordings) for design, facts in papers]
    return (in_archive if output.form is Form.ZIP else in_folder)(output.path, files, step)


def only_design(papers: Sequence[Sheet]) -> Design:
    """The design of all of them. Raises RuleBroken with `certificate.several_designs`."""
    designs = {design.id: design for design, _ in papers}
    if len(designs) > 1:
        raise RuleBroken(Problem("certificate.several_designs", "design", {"designs": tuple(sorted(designs))}))
    return next(iter(designs.values()))


def _all_in_one(papers: Sequence[Sheet], step: Progress | None) -> Callable[[BinaryIO], object]:
    design = only_design(papers)
    return partial(design.draw, [facts for _, facts in papers], progress=step)


def _file(pattern: str, design: Design, facts: Paper, wordings: Mapping[str, Wording]) -> PaperFile:
    language = facts.languages[0]
    names = [name for _, name in facts.holder.in_order()]
    native = names[0] if names else facts.programme.best(language)
    said = {
        "number": facts.number,
        "name": native,
        "latin": facts.holder.latin or native,
        "date": facts.issued.isoformat(),
        "kind": wordings[language].choice("certificate_kind", facts.kind),
    }
    return PaperFile(paper_name(pattern, said), facts.issued, partial(design.pdf, [facts]))
