"""Joint projects and what they make."""
