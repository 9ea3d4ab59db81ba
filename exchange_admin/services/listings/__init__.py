"""Offers and needs: which of them meet."""
