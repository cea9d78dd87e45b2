"""`reliability serve`: a page for people and an API for programs. Nothing that is sent is stored."""
