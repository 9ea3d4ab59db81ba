"""Tasks in the window: their list, what is said about one of them, the checklist of a stay."""
