import json

import pytest

from reliability.ingest import Options, read

PAGE = (
    "<html><head><title>Bridge stays closed</title>"
    '<meta property="og:site_name" content="The Harbour Gazette">'
    '<meta property="article:published_time" content="2026-01-05T10:00:00Z">{head}</head><body>'
    "<nav><a href='/'>Home</a></nav><article><h1>Bridge stays closed</h1>"
    "<p>Officials said on Tuesday that the old bridge may stay closed until the spring, and no more.</p>"
    "<p>The mayor, who had asked for a report in the summer, told reporters that she was not heard.</p>"
    "<p>Engineers found cracks in two of the seven pillars, according to a document seen by them.</p>"
    "</article></body></html>"
)


@pytest.fixture
def page():
    return PAGE


@pytest.fixture
def reading(tmp_path):
    """Write a file under a folder and read the folder, or the file itself."""

    def write_and_read(name, content, *, itself=False, **options):
        path = tmp_path / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, (list, dict)):
            content = json.dumps(content)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        return list(read([path if itself else tmp_path / "input"], options=Options(**options)))

    return write_and_read
