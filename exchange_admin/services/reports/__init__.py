"""Reports: the register counted, summed and written to Excel."""
