"""ArticleProfile → ArticleScore: features, fitting, prediction, intervals and the model file."""

from reliability.scoring.model import Model
from reliability.scoring.model_file import load, save
from reliability.scoring.prediction import score

__all__ = ["Model", "load", "save", "score"]
