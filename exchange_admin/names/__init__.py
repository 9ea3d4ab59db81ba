"""Personal names in Han, Cyrillic and Latin: reading, passport forms, search and sort keys.

Everything here proposes; nothing replaces what a person typed from a passport.
"""

from exchange_admin.names.cyrillic import CyrillicName
from exchange_admin.names.document_numbers import joined_document_number, read_document_number
from exchange_admin.names.folding import fold, lookalikes, normalise_document_number
from exchange_admin.names.forms import NameForms, Names
from exchange_admin.names.han import HanName
from exchange_admin.names.latin import LatinName
from exchange_admin.names.parts import PART_NAMES, NameParts
from exchange_admin.names.search import search_query, search_text
from exchange_admin.names.tables import NameTables

__all__ = [
    "PART_NAMES",
    "CyrillicName",
    "HanName",
    "LatinName",
    "NameForms",
    "NameParts",
    "NameTables",
    "Names",
    "fold",
    "joined_document_number",
    "lookalikes",
    "normalise_document_number",
    "read_document_number",
    "search_query",
    "search_text",
]
