"""Converting marks: tables of grades from files, and explanations in words."""
