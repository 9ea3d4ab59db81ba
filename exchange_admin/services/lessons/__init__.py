"""Language groups from day to day: lessons, who was there, moving people, closing a group."""
