"""What everybody gets before a session of a committee, in one paper, from what reports and papers count
already."""
