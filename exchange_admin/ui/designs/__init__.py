"""Designs of papers: the list of those that an office has, and the editor of one."""
