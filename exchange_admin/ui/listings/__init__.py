"""Offers and needs: what meets, and what is said to whose it is."""
