"""Personal names in Han, Cyrillic and Latin: reading, passport forms, search and sort keys."""
