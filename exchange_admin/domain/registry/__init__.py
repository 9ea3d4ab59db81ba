"""Every kind and every field, described once. Forms, lists, import, export, journal and search read it."""

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.registry import certificates, exchange, institutions, learning, mobilities, office, people

REGISTRY = Registry(
    (
        *office.KINDS,
        *institutions.KINDS,
        *people.KINDS,
        *mobilities.KINDS,
        *learning.KINDS,
        *certificates.KINDS,
        *exchange.KINDS,
    )
)
"""The registry of this version of the program."""

__all__ = ["REGISTRY"]
