"""Whether a decision still stands on the courses of the host as they were when it was made."""

from __future__ import annotations

RESTED_ON = ("original_mark", "contact_minutes", "practice_minutes", "placement_weeks", "category", "status")
"""What of a course of the host a decision rests on; titles and codes may still be corrected."""

GROUND = "ground"
"""What lists call it; a case that is not decided has none of the words."""
UNCHANGED, CHANGED, NOT_KNOWN = "unchanged", "changed", "not_known"
"""Not known: decided before the courses were kept with the decision."""
