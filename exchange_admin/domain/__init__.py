"""What an exchange office knows. Standard library only."""
