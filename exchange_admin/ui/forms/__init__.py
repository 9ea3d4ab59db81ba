"""Editors for the types of fields, and the form that is made from a kind's description."""
