"""What the office knows of its agreements: balance and places, what comes next, renewing them."""
