"""The pages of a PDF as pictures, for whoever shows and prints papers."""

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.pages import PageImage, Pages

__all__ = ["PageImage", "Pages", "write_bytes"]
