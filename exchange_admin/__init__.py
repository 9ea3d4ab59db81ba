"""Exchange Admin: student and teacher exchanges of vocational colleges, run from one local file."""

__version__ = "0.10.0"
