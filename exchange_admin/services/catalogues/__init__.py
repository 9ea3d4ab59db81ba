"""Catalogues of offers and needs between hubs: signed files that anybody may hand on (decision 59)."""
