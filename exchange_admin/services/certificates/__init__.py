"""Certificates: who gets one, numbers and frozen facts, the register and printing from it."""
