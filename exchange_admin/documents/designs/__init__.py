"""Designs of papers as data that an office may change, and what draws them."""
