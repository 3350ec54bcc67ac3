"""The Opinion as properties of any law, one file for each of its headings, in its order. Begin with README.md."""

TITLE = "Opinion on Article 23"
"""What a report calls the specification."""
