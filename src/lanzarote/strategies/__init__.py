"""Hypothesis strategies: whole cases, law files, and law files that are spoilt."""
