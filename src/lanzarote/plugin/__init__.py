"""What the pytest plug-in does once a law is named or a holding collected."""

ENTRY = "lanzarote"
"""The attribute of a test report that holds what came of the item, also when it comes from a worker."""
