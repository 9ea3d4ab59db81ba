"""Recognition at home of what was studied at the host: states, decisions, marks of groups, balance of credits."""
