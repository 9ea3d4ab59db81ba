"""Results of language exams: attempts, retakes, how long they count."""
