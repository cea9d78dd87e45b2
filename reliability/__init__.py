"""Measure how news is written, and compare articles and sources."""

__version__ = "0.1.0"
