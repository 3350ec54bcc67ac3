"""The command `lanzarote`."""
