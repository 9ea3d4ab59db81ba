"""Papers of the register besides certificates: transcripts, learning agreements, recognitions, lists of people."""
