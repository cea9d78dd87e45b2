import math

import pytest

from reliability.extractors import specificity
from reliability.records import Article
from reliability.text import read


def found(text, name):
    evidence = specificity.extract(read(Article(text=text))).evidence
    return [text[e.start : e.end] for e in evidence if e.measure == f"specificity_{name}_per_1000_words"]


@pytest.mark.parametrize(
    ("name", "text", "passages"),
    [
        ("numbers", "About 3.5 million crossed in 1,200 boats, two old.", ["3.5 million", "1,200", "two"]),
        ("numbers", "One of the boats sank.", []),
        ("dates", "On Tuesday, March 3, 2026, the bridge shut.", ["Tuesday, March 3, 2026"]),
        ("dates", "We march on in may and may sail. May they?", []),
        ("dates", "It opened on 4 May and in 1998.", ["May", "1998"]),
        ("percentages", "Fares rose 4.5%, or 12 percent, or 3 per cent; 9 were held.", ["4.5", "12", "3"]),
        ("money", "It cost $40 million, not 20 euros for 3 boats.", ["40 million", "20"]),
        ("quantities", "It lies 12 miles off, for 30 years, with 5 cats.", ["12 miles", "30 years"]),
        ("ages", "Ana Ruiz, 34, met a 70-year-old sailor with 6, maybe 7, dogs.", ["34", "70-year-old"]),
        ("names", "The Port of Velm said Ana Ruiz left.", ["Port of Velm", "Ana Ruiz"]),
        ("names", "Ana Ruiz left. She met Dr. Osei on Monday in March.", ["Ana Ruiz", "Osei"]),
        ("names", "Yesterday I said so. He COMPLETELY lost.", []),
        ("names", "Seven Things You Should Know About Ferries", []),
        ("names", "“Ana is here,” he said.", []),
        ("placed_names", "He left from Port Velm in June and in anger.", ["Port Velm"]),
        ("offices", "The chair met Gov. Ana Ruiz and President Osei.", ["Gov. Ana Ruiz", "President Osei"]),
        ("ages", "The smug banker, 58, won lots 4, 5, and 6.", ["58"]),
        ("names", "Al", []),
        ("names", "He said that NEVER in all THOSE years had NATO met.", ["NATO"]),
    ],
)  # fmt: skip
def test_finds(name, text, passages):
    assert found(text, name) == passages


def test_another_name_changes_nothing():
    one = "Officials in Velm told Ana Ruiz, 34, that the Port of Velm had shut."
    other = "Officials in Sunder told Kofi Mensah, 34, that the Bank of Sunder had shut."
    rates = [specificity.extract(read(Article(text=text))).values for text in (one, other)]
    assert rates[0] == rates[1]


def test_without_words_everything_is_undefined():
    assert all(math.isnan(value) for value in specificity.extract(read(Article(text="…"))).values.values())


@pytest.mark.parametrize(
    "form",
    [
        "₹380", "₹ 380", "Rs. 380", "Rs 380", "Rs.380", "Rs380", "INR 380", "USD 380", "US$380", "€ 380",
        "380 €", "380€", "CHF 380", "380 EUR", "380 euros", "£380m", "$1.2bn", "380 crore rupees",
        "Rs. 380 crore", "5 million euros",
    ],
)  # fmt: skip
def test_a_sum_is_one_however_it_is_written(form):
    text = f"The firm paid a fine of {form} in the end. It was due on the last day of the term."
    assert len(found(text, "money")) == 1
    assert found(text, "quantities") == []


@pytest.mark.parametrize(
    "form",
    [
        "80 km",
        "80km",
        "80 kg",
        "80kg",
        "80mph",
        "80 mph",
        "80m",
        "80 m",
        "80-mile",
        "25°C",
        "25 °C",
        "25 degrees",
    ],
)
def test_a_quantity_is_one_however_its_unit_is_joined(form):
    text = f"The crew said it was {form} in the end. They left then."
    assert len(found(text, "quantities")) == 1
    assert found(text, "money") == []


@pytest.mark.parametrize("form", ["5%", "5 %", "5pc", "5 pc", "5 percent", "5 per cent", "3.5 %", "5pct"])
def test_a_percentage_is_one_however_it_is_written(form):
    assert len(found(f"Fares rose {form} in the end.", "percentages")) == 1


@pytest.mark.parametrize("short", ["Rs", "Smt", "Shri", "Pvt", "Ald", "approx"])
def test_an_abbreviation_ends_no_sentence(short):
    text = f"The board gave {short}. 380 of them away. It met {short}. Velm later."
    assert len(read(Article(text=text)).body.sentences) == 2
