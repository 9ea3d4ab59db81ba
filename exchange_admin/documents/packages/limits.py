"""What a package may hold at most. A writer keeps to it, a reader refuses whatever goes beyond (`sync.md` 7.1, 13)."""

from __future__ import annotations

FORMAT, UNSIGNED_FORMAT = 2, 1
"""The newest format that this program writes and reads, and the one before steps were signed one by one, which it still
writes for whoever has an older program."""

LARGEST_FILE = 64 << 20
LARGEST_PLAIN = 256 << 20
LARGEST_ENTRY = 200 << 20
LARGEST_BLOB = 16 << 20
LARGEST_MANIFEST = 1 << 20
LARGEST_TALLY = 8 << 20
LARGEST_HEADER = 8 << 10
LONGEST_LINE = 64 << 20
"""Bytes: of the file, of everything inside together, of one entry, scan, manifest and tally, of the age header, of one
transaction on its line."""

MOST_ENTRIES = 5_000
"""Files inside one package."""

MOST_OPS = 2_000_000
"""Entries of all transactions of one package."""

LONGEST_VALUE = 1 << 20
LONGEST_LINE_OF_TEXT = 10_000
"""Characters of one value, and of one that is known to be a single line."""

HIGHEST_WORK = 18
"""Power of two of the scrypt cost that a reader pays: 2^18 KiB are 256 MiB of memory."""
