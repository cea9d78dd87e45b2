"""The estimators in scikit-learn's own checks and at work in its pipelines."""

import pickle
from math import nan

import numpy as np
import pytest
from sklearn import set_config
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.exceptions import SkipTestWarning
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import check_is_fitted, validate_data

import reliability
from reliability.errors import InputError
from reliability.records import Article
from reliability.sklearn import ProfileTransformer, ReliabilityRegressor

FEW = ("hedging", "sentiment_mean")
NAMES = [
    "hedging_hedges_per_1000_words", "hedging_weasels_per_1000_words",
    "hedging_unrealised_events_per_1000_words", "sentiment_mean",
]  # fmt: skip


class OfNumbers(ProfileTransformer):
    """The checks bring numbers and pass over what takes texts: here each row of numbers is a text."""

    def fit(self, X, y=None):
        validate_data(self, X)
        return super().fit(X, y)

    def transform(self, X):
        check_is_fitted(self)
        X = validate_data(self, X, reset=False)
        return super().transform([" may ".join(f"It is {value:.3g}" for value in row) for row in X])

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.one_d_array = tags.input_tags.string = False
        tags.input_tags.two_d_array = tags.requires_fit = True
        return tags


@parametrize_with_checks([ReliabilityRegressor(), OfNumbers(measures=["hedging", "shouting"])])
def test_scikit_learns_own_checks(estimator, check):
    check(estimator)


def test_scikit_learn_has_no_check_of_what_takes_texts_but_one():
    with pytest.warns(SkipTestWarning, match="string=True"):
        (only,) = check_estimator(ProfileTransformer())
    assert (only["check_name"], only["status"]) == ("check_estimator_cloneable", "passed")


@pytest.fixture(scope="module")
def articles():
    """Articles of thirty invented outlets: the better rated, the more they hedge, the less they shout."""
    random = np.random.default_rng(0)
    texts, ratings, outlets = [], [], []
    for outlet in range(30):
        rating = random.uniform(0, 100)
        for _ in range(3):
            hedged = random.binomial(8, rating / 100)
            who = random.permutation(["council", "mayor", "ferry", "school", "bank", "port", "union", "city"])
            sentences = [f"The {one} may vote on the plan in March. " for one in who[:hedged]]
            sentences += [f"It is a horrible failure of the hated {one}! " for one in who[hedged:]]
            texts.append("".join(random.permutation(sentences)))
            ratings.append(rating)
            outlets.append(f"outlet{outlet}.example")
    return texts, np.array(ratings), np.array(outlets)


@pytest.mark.parametrize(
    "made",
    [
        list,
        np.array,
        lambda texts: np.array(texts, dtype=object)[:, None],
        lambda texts: [{"content": text} for text in texts],
        lambda texts: [Article(text) for text in texts],
        lambda texts: pytest.importorskip("pandas").Series(texts),
        lambda texts: pytest.importorskip("polars").DataFrame({"Body": texts}),
    ],
    ids=["list", "array", "array of one column", "records", "articles", "series", "frame"],
)
def test_texts_in_any_form_give_the_measures_of_the_library(made, story):
    found = ProfileTransformer().transform(made([story, "Perhaps."]))
    expected = [reliability.score(text).profile.values for text in (story, "Perhaps.")]
    names = [measure.name for measure in reliability.measures()]
    assert found.dtype == np.float64
    np.testing.assert_array_equal(found, [[values[name] for name in names] for values in expected])


def test_titles_are_measured_too():
    record = {"text": ["It may rain."], "title": ["You won't BELIEVE this!"]}
    frame = pytest.importorskip("pandas").DataFrame(record)
    found = ProfileTransformer(measures="headline").transform(frame)
    assert not np.isnan(found).all()
    assert np.isnan(ProfileTransformer(measures="headline").transform(frame[["text"]])).all()


def test_what_is_undefined_is_nan():
    found = ProfileTransformer(measures=FEW).transform(["", None, {"title": "no text"}, "It may rain."])
    assert np.isnan(found[:3]).all()
    assert found[3, 0] > 0
    assert ProfileTransformer(measures=FEW).transform([]).shape == (0, 4)


def test_measures_are_chosen_by_name_and_family():
    transformer = ProfileTransformer(measures=FEW)
    assert list(transformer.get_feature_names_out()) == NAMES
    assert transformer.fit_transform(["It may rain."]).shape == (1, 4)
    assert len(ProfileTransformer().get_feature_names_out()) == len(reliability.measures())
    with pytest.raises(InputError, match="'hedgin'"):
        ProfileTransformer(measures=["hedgin"]).fit(["It may rain."])


def test_output_is_a_data_frame_on_request():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    transformer = ProfileTransformer(measures=FEW)
    texts = pandas.DataFrame({"text": ["It may rain.", "It rains."]}, index=[7, 9])
    frame = transformer.set_output(transform="pandas").fit_transform(texts)
    assert (list(frame), list(frame.index)) == (NAMES, [7, 9])
    assert transformer.set_output(transform="polars").transform(texts).columns == NAMES
    assert isinstance(frame, pandas.DataFrame)
    assert isinstance(transformer.transform(["a"]), polars.DataFrame)


def test_groups_are_one_outlet_each(articles):
    texts, ratings, outlets = articles
    measured = ProfileTransformer(measures=FEW).transform(texts)
    alone = ReliabilityRegressor().fit(measured, ratings)
    together = ReliabilityRegressor().fit(measured, ratings, groups=outlets)
    means = [measured[outlets == outlet].mean(axis=0) for outlet in dict.fromkeys(outlets)]
    assert not np.allclose(alone.predict(measured), together.predict(measured))
    assert together.score(np.array(means), ratings[::3]) > 0.5
    assert together.baseline_ == pytest.approx(ratings.mean())
    np.testing.assert_allclose(
        together.predict(measured), together.baseline_ + together.contributions(measured).sum(axis=1)
    )
    with pytest.raises(ValueError, match="inconsistent numbers of samples"):
        ReliabilityRegressor().fit(measured, ratings, groups=outlets[:-1])


def test_an_article_of_weight_two_counts_as_two(articles):
    texts, ratings, outlets = articles
    measured = ProfileTransformer(measures=FEW).transform(texts)
    weight = np.arange(len(texts)) % 3
    copies = np.repeat(np.arange(len(texts)), weight)
    weighted = ReliabilityRegressor().fit(measured, ratings, outlets, sample_weight=weight)
    copied = ReliabilityRegressor().fit(measured[copies], ratings[copies], outlets[copies])
    np.testing.assert_allclose(weighted.predict(measured), copied.predict(measured))
    with pytest.raises(ValueError, match="Negative"):
        ReliabilityRegressor().fit(measured, ratings, outlets, sample_weight=weight - 1)


def test_what_is_unknown_moves_nothing(articles):
    texts, ratings, outlets = articles
    measured = ProfileTransformer(measures=FEW).transform(texts)
    measured[::7, 1] = nan
    fitted = ReliabilityRegressor().fit(measured, ratings, outlets)
    assert (fitted.contributions(measured)[::7, 1] == 0).all()
    assert fitted.predict([[nan] * 4]) == [fitted.baseline_]


def test_a_pipeline_is_searched_cloned_and_pickled(articles):
    texts, ratings, outlets = articles
    pipeline = make_pipeline(ProfileTransformer(measures=FEW), ReliabilityRegressor())
    search = GridSearchCV(pipeline, {"reliabilityregressor__penalty": [0.1, 2.0]}, cv=GroupKFold(3))
    search.fit(texts, ratings, groups=outlets, reliabilityregressor__groups=outlets)
    again = pickle.loads(pickle.dumps(search.best_estimator_))
    np.testing.assert_array_equal(again.predict(texts), search.predict(texts))
    assert clone(pipeline).get_params()["reliabilityregressor__penalty"] == 2.0
    assert search.best_score_ > 0.3


def test_cross_validation_keeps_outlets_together(articles):
    texts, ratings, outlets = articles
    measured = ProfileTransformer(measures=FEW).transform(texts)
    found = cross_val_score(
        ReliabilityRegressor(), measured, ratings,
        groups=outlets, cv=GroupKFold(3), params={"groups": outlets},
    )  # fmt: skip
    assert found.shape == (3,)
    assert found.mean() > 0.3


def test_groups_are_routed(articles):
    texts, ratings, outlets = articles
    measured = ProfileTransformer(measures=FEW).transform(texts)
    set_config(enable_metadata_routing=True)
    try:
        found = cross_val_score(
            ReliabilityRegressor().set_fit_request(groups=True), measured, ratings,
            cv=GroupKFold(3), params={"groups": outlets},
        )  # fmt: skip
    finally:
        set_config(enable_metadata_routing=False)
    assert found.mean() > 0.3


def test_a_column_transformer_puts_measures_beside_other_columns():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["It may rain.", "It rains.", "It rained."], "age": [1.0, 2.0, 3.0]})
    columns = make_column_transformer((ProfileTransformer(measures=FEW), "text"), ("passthrough", ["age"]))
    assert columns.fit_transform(frame).shape == (3, 5)
    assert make_pipeline(columns, Ridge()).fit(frame, [1, 2, 3]).predict(frame).shape == (3,)
