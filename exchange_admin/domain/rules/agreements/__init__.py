"""What follows from an agreement: its balance, its places, when it ends and what renews it."""
