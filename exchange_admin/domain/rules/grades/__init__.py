"""Grading scales, distributions and the conversion of marks from host to home, in exact fractions."""
