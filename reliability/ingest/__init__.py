"""Files and records → Article."""
