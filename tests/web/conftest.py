"""What the tests of the web share."""

from collections.abc import Iterator

import pytest

from tasks.web import robots


@pytest.fixture(autouse=True)
def rules_of_no_host() -> Iterator[None]:
    """No robots.txt is remembered: the next test's server may get the port that this one's had."""
    yield
    robots._known.clear()
