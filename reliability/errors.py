"""What can go wrong, as a small tree under `ReliabilityError`."""


class ReliabilityError(Exception):
    """Anything this package raises on purpose; the message says what happened and what to do."""


class InputError(ReliabilityError):
    """An input cannot be read."""


class MissingExtraError(ReliabilityError):
    """An optional dependency is needed and not installed; the message names the extra."""


class LexiconError(ReliabilityError):
    """A word list is malformed."""


class ExtensionError(ReliabilityError):
    """A family of measures or a reader from elsewhere does not keep its contract."""


class ModelError(ReliabilityError):
    """A model cannot be found, read or trusted."""


class TrainingError(ReliabilityError):
    """Labels or articles do not suffice to fit a model."""


class DataError(ReliabilityError):
    """The labelled data that a measurement needs is not there."""
