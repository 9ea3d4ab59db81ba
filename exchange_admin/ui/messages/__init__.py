"""Messages in the window: whom, which text, what is not known, and how it goes out."""
