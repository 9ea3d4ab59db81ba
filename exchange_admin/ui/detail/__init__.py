"""The panel beside a list: who this is, cards about it, its form, its history."""
