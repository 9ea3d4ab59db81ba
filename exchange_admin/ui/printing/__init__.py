"""Papers going to a printer: which one, where on the sheet, and page by page."""
