"""Score article profiles: fitting, prediction, intervals and model files."""

from reliability.scoring.fitting import FitPlan, Recipe
from reliability.scoring.model import Model
from reliability.scoring.model_file import load, save
from reliability.scoring.prediction import score
from reliability.scoring.ratings import Rating
from reliability.scoring.training import fit

__all__ = ["FitPlan", "Model", "Rating", "Recipe", "fit", "load", "save", "score"]
