"""ArticleProfile → ArticleScore: features, fitting, prediction, intervals and the model file."""
