"""Hours of a course and the credits that an institution gives for them, in exact fractions."""
