"""Counts for Prometheus, without contents of requests."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECOND_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Seconds: from answers without a text to more than the default time limit of one."""


class Metrics:
    """The counts of one service."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self._requests = Counter(
            "reliability_requests", "Requests answered.", ["path", "status"], registry=registry
        )
        self._articles = Counter("reliability_articles", "Articles measured.", registry=registry)
        self._replaced = Counter(
            "reliability_workers_replaced", "Worker processes replaced.", ["reason"], registry=registry
        )
        self._seconds = Histogram(
            "reliability_request_seconds",
            "Time to answer.",
            ["path"],
            buckets=_SECOND_BOUNDS,
            registry=registry,
        )
        self._waiting = Gauge(
            "reliability_requests_in_progress", "Requests being read, waiting or at work.", registry=registry
        )

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def articles(self, count: int) -> None:
        """Count articles."""
        self._articles.inc(count)

    def replaced(self, reason: str) -> None:
        """Count a worker process that was replaced."""
        self._replaced.labels(reason).inc()

    def text(self, in_progress: int) -> bytes:
        """Return all counts in the text format of Prometheus."""
        self._waiting.set(in_progress)
        return generate_latest(self._registry)
