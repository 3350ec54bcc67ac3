"""The bundled law files, and what is expected of them."""
