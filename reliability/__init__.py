"""Measure how news is written, and compare articles and sources."""
