"""Every kind and every field, described once. Forms, lists, import, export, journal and search read it."""

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.registry import (
    casework,
    catalogues,
    certificates,
    committee,
    cooperation,
    exchange,
    grading,
    institutions,
    language_training,
    learning_agreements,
    messages,
    mobilities,
    office,
    people,
    projects,
    recognition,
    transcripts,
)

REGISTRY = Registry(
    (
        *office.KINDS,
        *grading.KINDS,
        *institutions.KINDS,
        *people.KINDS,
        *mobilities.KINDS,
        *language_training.KINDS,
        *transcripts.KINDS,
        *learning_agreements.KINDS,
        *recognition.KINDS,
        *certificates.KINDS,
        *casework.KINDS,
        *messages.KINDS,
        *cooperation.KINDS,
        *committee.KINDS,
        *projects.KINDS,
        *catalogues.KINDS,
        *exchange.KINDS,
    )
)
"""The registry of this version of the program."""

__all__ = ["REGISTRY"]
