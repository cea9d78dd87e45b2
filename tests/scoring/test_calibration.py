"""Intervals of sizes that few outlets reach."""

from __future__ import annotations

from math import isfinite

import numpy as np

from reliability.scoring.calibration import Bags, Shrinkage, bands


def test_a_size_reached_by_left_out_outlets_only_still_has_an_interval() -> None:
    rng = np.random.default_rng(1)

    def samples(size: int, outlets: np.ndarray) -> Bags:
        ratings = rng.uniform(20, 80, len(outlets))
        points = ratings - 50 + rng.normal(0, 8, len(outlets))
        return Bags(size, outlets, points, np.full(len(outlets), 50.0), ratings)

    bags = [samples(1, np.arange(30)), samples(5, np.arange(20)), samples(40, np.array([0]))]
    widths = [band.below + band.above for band in bands(bags, Shrinkage(1.0, 1.0), left_out=np.array([0]))]
    assert all(map(isfinite, widths))
    assert 0 < widths[2] <= widths[1] <= widths[0]
