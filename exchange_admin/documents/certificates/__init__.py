"""Certificates: the facts they state and the designs that print them."""
