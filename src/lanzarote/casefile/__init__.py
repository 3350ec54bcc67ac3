"""Case files: how a case is written down, what is expected of it, and to which laws it belongs."""
