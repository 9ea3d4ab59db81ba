"""An invented office of any size, the same for the same seed."""
