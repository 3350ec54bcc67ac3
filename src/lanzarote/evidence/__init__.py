"""Evidence that the specification is complete, free of contradictions, and fails where a law is wrong."""
