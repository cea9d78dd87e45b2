"""Word lists and a model of a house: data, no code."""
