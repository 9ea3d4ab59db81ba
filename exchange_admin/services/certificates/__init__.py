"""Certificates: who gets one, numbers and frozen facts, the register and printing from it."""

from exchange_admin.services.certificates.designs import Design
from exchange_admin.services.certificates.issuing import Issued, Issuing
from exchange_admin.services.certificates.output import Form, Output, Target
from exchange_admin.services.certificates.paper_facts import LANGUAGE_COURSE, PARTICIPATION, PaperOrder
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.services.certificates.selection import Selection, Selector

__all__ = [
    "LANGUAGE_COURSE",
    "PARTICIPATION",
    "CertificateRegister",
    "Design",
    "Form",
    "Issued",
    "Issuing",
    "Output",
    "PaperOrder",
    "Recipient",
    "Selection",
    "Selector",
    "Target",
]
