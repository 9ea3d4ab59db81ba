"""The parts of the import page: reading a workbook, its columns, the staged rows, what each row asks."""
