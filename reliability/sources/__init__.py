"""Many ArticleScores → SourceProfile, through summaries that merge."""
