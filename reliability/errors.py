"""The exceptions of this package, all derived from `ReliabilityError`."""


class ReliabilityError(Exception):
    """Base class of the errors that this package raises on purpose.

    The message says what happened, where, and what to do.

    Examples
    --------
    >>> import reliability
    >>> try:
    ...     reliability.score({"headline": "Bridge closed"})
    ... except reliability.ReliabilityError as error:
    ...     print(type(error).__name__)
    InputError
    """


class InputError(ReliabilityError):
    """An input cannot be read."""


class MissingExtraError(ReliabilityError):
    """An optional dependency is needed and not installed; the message names the extra."""


class LexiconError(ReliabilityError):
    """A word list is malformed."""


class ExtensionError(ReliabilityError):
    """A family of measures or a reader of another package breaks its contract."""


class ModelError(ReliabilityError):
    """A model cannot be found, read or trusted."""


class TrainingError(ReliabilityError):
    """There are too few labels or articles to fit a model."""


class DataError(ReliabilityError):
    """The labelled data that a check needs is missing."""


class WorkerError(ReliabilityError):
    """A worker process ended before its work was done."""
