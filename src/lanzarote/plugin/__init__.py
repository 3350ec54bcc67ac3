"""What the pytest plug-in does once a law is named or a holding collected."""
