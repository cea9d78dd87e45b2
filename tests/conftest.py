import pytest


@pytest.fixture
def prose():
    """Original prose with something for most measures to find."""
    return (
        "Officials said on Tuesday that the bridge may be closed. “We simply do not know,” Maria Lopez, "
        "the mayor, told reporters. According to a report by the Transport Institute, 40 percent of "
        "crossings were unsafe.\n\n"
        "Some people believe the so-called repair was a shameful disaster! I think we must never forget it. "
        "Is that really the best that Berlin can do? It is considered to be the worst in 20 years.\n"
    )
