"""Every file in and out: workbooks, PDF pages, their fonts and previews. Knows no database."""
