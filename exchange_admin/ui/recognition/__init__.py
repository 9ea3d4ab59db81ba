"""Recognition of courses in the window: the editor of a case, what explains it, how it is decided."""
