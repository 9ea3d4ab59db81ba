"""ELMO, the XML of the EMREX network for transcripts (version 1.x): written, and read from strangers."""
