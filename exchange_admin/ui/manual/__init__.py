"""The manual: its chapters, and the window that shows them beside the work."""
