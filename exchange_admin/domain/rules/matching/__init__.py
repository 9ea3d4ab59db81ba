"""Which offer meets which need, and why: whole numbers, no order of entry, the same on every PC."""
