"""Find what belongs to the page and not to the article."""
