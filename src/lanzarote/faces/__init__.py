"""The faces of a verdict: plain texts, JSON, Markdown and HTML reports, the command line. Views, no decisions."""
