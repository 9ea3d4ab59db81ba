"""What committees and groups agree on: minutes in two languages, approvals, decisions and their control."""
