"""Law files: how a law is written down, read, and found."""
