"""Records → tables, pages and terminal; computes nothing."""
