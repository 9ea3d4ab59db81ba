"""What an officer can do: one verb per menu entry, atomic, answering with what changed."""
