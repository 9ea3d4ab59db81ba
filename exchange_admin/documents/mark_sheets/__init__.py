"""People by requirements, a mark in each cell: on A4 across, and as a workbook."""
