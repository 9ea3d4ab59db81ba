"""Exchange packages: slices of the journal, signed inside and encrypted outside (`sync.md` 7)."""
