"""Names that a paper states in another language than its own, because nobody entered them."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.documents.papers import Paper
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.domain.problems import Level, Problem


def missing_names(paper: Paper) -> Iterator[Problem]:
    """An institution without a name in a language of the paper would stand there twice under one name, so none is
    issued; of a paper of tables also the signatory is asked about (the design of a certificate asks by itself).
    """
    issuer = paper.issuer
    for language in paper.languages:
        if issuer and not issuer.get(language):
            facts = {"institution": issuer.best(paper.languages[0]), "language": f"choice.language.{language}"}
            yield Problem("certificate.no_issuer_name", "issuer", facts)
    if isinstance(paper, RecordPaper):
        for field, text in (("signatory", paper.signatory), ("position", paper.position), ("place", paper.place)):
            for language in paper.languages:
                if text and not text.get(language):
                    said = {"text": text.best(language), "language": f"choice.language.{language}"}
                    yield Problem("certificate.untranslated", field, said, Level.ASKS)
