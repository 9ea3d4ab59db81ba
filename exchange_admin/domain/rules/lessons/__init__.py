"""When a language group has its lessons, and who was there, in whole minutes."""
