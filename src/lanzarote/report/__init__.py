"""Results as typed entries, then as words: plain text, Markdown and HTML."""
