"""Projects seen together: what is known of them beside their own fields, their card on paper, the board."""
