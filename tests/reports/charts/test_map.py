from itertools import combinations

from reliability.reports.charts.drawing import FONT_SIZE, LETTER
from reliability.reports.charts.map import Box, labels


def row(rank, bias, reliability, source="wire.example"):
    return {"source": source, "rank": rank, "bias": bias, "reliability": reliability}


def boxes(placed, width, height):
    for each in placed:
        left, middle = each["bias"] * width / 100, height - each["reliability"] * height / 100
        yield Box(left, middle - FONT_SIZE / 2, left + LETTER * len(each["text"]), middle + FONT_SIZE / 2)


def test_no_name_covers_another_and_none_leaves_the_picture():
    rows = [row(rank, rank * 37 % 100, rank * 61 % 100) for rank in range(1, 80)]
    placed = list(labels(rows, 560, 420))
    assert len(placed) > 20
    found = list(boxes(placed, 560, 420))
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    assert all(box.left >= 0 and box.right <= 560 and box.top >= -1 and box.bottom <= 421 for box in found)


def test_the_rank_replaces_a_name_that_does_not_fit():
    crowd = [row(1, 50, 50, "a" * 24), row(2, 50, 52, "b" * 24), row(3, 50, 48, "c" * 24)]
    texts = [each["text"] for each in labels(crowd, 250, 250)]
    assert texts[0].startswith(("a", "1"))
    assert set("123") & set("".join(texts))


def test_names_keep_off_the_lines_of_the_intervals():
    rows = [row(1, 30, 60) | {"bias_low": 5, "bias_high": 70, "low": 30, "high": 90}]
    (name,) = boxes(list(labels(rows, 560, 420, intervals=True)), 560, 420)
    across = Box(5 * 5.6, 420 - 60 * 4.2 - 0.5, 70 * 5.6, 420 - 60 * 4.2 + 0.5)
    along = Box(30 * 5.6 - 0.5, 420 - 90 * 4.2, 30 * 5.6 + 0.5, 420 - 30 * 4.2)
    assert not name.meets(across)
    assert not name.meets(along)
