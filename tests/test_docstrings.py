"""The docstrings of public names: sections of numpydoc, and examples that run."""

import doctest
import inspect
from importlib import import_module

import pytest

import reliability

MODULES = (
    "reliability.charts",
    "reliability.errors",
    "reliability.library.article_scoring",
    "reliability.library.source_comparison",
    "reliability.records.article_profiles",
    "reliability.records.article_scores",
    "reliability.records.articles",
    "reliability.records.attributions",
    "reliability.records.measurements",
    "reliability.records.source_profiles",
    "reliability.records.spans",
    "reliability.results",
    "reliability.sklearn",
    "reliability.stories",
    "reliability.testing",
)
PUBLIC = [(name, getattr(reliability, name)) for name in reliability.__all__]
FUNCTIONS = [(name, value) for name, value in PUBLIC if inspect.isfunction(value)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    failed, tried = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried
    assert not failed


@pytest.mark.parametrize(("name", "value"), PUBLIC, ids=lambda value: value if isinstance(value, str) else "")
def test_every_public_name_has_an_example(name, value):
    assert "Examples\n--------\n>>>" in inspect.cleandoc(value.__doc__)


@pytest.mark.parametrize(
    ("name", "value"), FUNCTIONS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_public_function_describes_its_parameters_and_result(name, value):
    described = inspect.cleandoc(value.__doc__)
    assert "Returns\n-------\n" in described
    for parameter in inspect.signature(value).parameters:
        assert f"{parameter} : " in described


def test_every_public_class_describes_its_fields():
    for name, value in PUBLIC:
        if inspect.isclass(value) and not issubclass(value, Exception):
            described = inspect.cleandoc(value.__doc__)
            assert "Parameters\n----------\n" in described or "Attributes\n----------\n" in described, name
