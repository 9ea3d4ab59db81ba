"""Journal arithmetic and matching, as pure functions over plain values."""
