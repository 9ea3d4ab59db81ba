"""The page of one language group: attendance, lessons, timetable, people."""
