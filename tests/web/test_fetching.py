"""Fetching pages: from a local server that answers with malice, under names that lead to it."""

# ruff: noqa: E501

import gzip
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")

from reliability.web.addresses import is_public
from reliability.web.fetching import Policy, fetch
from reliability.web.problems import RefusedError

PAGE = b"<html><body><article><p>Officials said so.</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers by path; `robots` is what robots.txt says."""

    robots = (404, b"")

    def do_GET(self):
        if self.path == "/robots.txt":
            self.answer(self.robots[0], self.robots[1], "text/plain")
        else:
            getattr(self, self.path.strip("/").partition("/")[0].partition("?")[0])()

    def answer(self, status, body, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self):
        self.answer(200, PAGE)

    def packed(self):
        self.answer(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def bomb(self):
        self.answer(200, gzip.compress(b"0" * 10_000_000), Content_Encoding="gzip")

    def broken(self):
        self.answer(200, b"not gzip", Content_Encoding="gzip")

    def large(self):
        self.answer(200, b"x" * 2_000_000)

    def image(self):
        self.answer(200, b"\x89PNG", "image/png")

    def missing(self):
        self.answer(404, PAGE)

    def once(self):
        self.answer(302, b"", Location="/page")

    def loop(self):
        self.answer(302, b"", Location="/loop")

    def inside(self):
        self.answer(302, b"", Location=f"http://inner.example:{self.server.server_port}/page")

    def metadata(self):
        self.answer(302, b"", Location="http://169.254.169.254/latest/meta-data/")

    def file(self):
        self.answer(302, b"", Location="file:///etc/passwd")

    def slow(self):
        self.send_response(200)
        for number in range(100):
            self.send_header(f"X-{number}", "x")
            self.flush_headers()
            time.sleep(0.1)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    running.daemon_threads = True
    Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def asked():
    """Names that were resolved."""
    return []


@pytest.fixture
def get(server, asked):
    """Fetch a path of the site, as if 127.0.0.1 were public."""

    def resolve(host, port):
        asked.append(host)
        return {"site.example": ["127.0.0.1"], "inner.example": ["10.0.0.1"], "both.example": ["127.0.0.1", "10.0.0.1"],
                "changing.example": ["127.0.0.1"] if len(asked) < 3 else ["10.0.0.1"]}.get(host, [host])  # fmt: skip

    def fetched(path, host="site.example", **options):
        policy = Policy(
            resolve=resolve, is_allowed=lambda address: address == "127.0.0.1" or is_public(address),
            ports={"http": frozenset({80, server.server_port}), "https": frozenset({443})},
            **{"seconds": 5.0, "most_bytes": 1_000_000, **options},
        )  # fmt: skip
        url = path if "://" in path else f"http://{host}:{server.server_port}/{path}"
        return fetch(url, policy)

    return fetched


@pytest.mark.parametrize("path", ["page", "packed", "once"])
def test_a_page_is_fetched(get, path):
    assert get(path).body == PAGE


def test_the_address_after_redirects_is_given(get):
    assert get("once").url.endswith("/page")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("bomb", "larger than"), ("large", "larger than"), ("broken", "cannot be reached"), ("image", "not lead to a web page"),
        ("missing", "status 404"), ("loop", "more than 5 times"), ("inside", "private network"),
        ("metadata", "private network"), ("file", "http://"), ("nothing", "cannot be reached"),
    ],
)  # fmt: skip
def test_malice_is_refused_with_a_reason(get, path, why):
    with pytest.raises(RefusedError) as refused:
        get(path)
    assert why in refused.value.problem.detail
    assert refused.value.problem.status == 422


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://site.example/", "gopher://site.example", "http://", "http://user:pw@site.example/",
        "http://site.example:22/", "https://site.example:80/", "javascript:alert(1)", "//site.example", "", "http://[::1",
        "http://site.example/a\r\nX: y", "http://site.example:99999/", "http://" + "a" * 3000,
    ],
)  # fmt: skip
def test_other_addresses_are_refused_before_anything_is_asked(get, asked, url):
    with pytest.raises(RefusedError):
        fetch(url, Policy(resolve=lambda *_: asked.append("resolved") or ["127.0.0.1"]))
    assert not asked


@pytest.mark.parametrize("host", ["both.example", "inner.example"])
def test_every_address_of_a_name_must_be_public(get, host):
    with pytest.raises(RefusedError, match="not-fetched"):
        get("page", host)


def test_a_name_that_changes_its_address_does_not_reach_inside(get, asked):
    assert get("page", "changing.example").body == PAGE
    assert len(asked) == 2  # once for robots.txt, once for the page: the connection goes where was looked
    with pytest.raises(RefusedError):
        get("page", "changing.example")


def test_a_site_that_drips_is_left(get):
    begun = time.monotonic()
    with pytest.raises(RefusedError) as refused:
        get("slow", seconds=0.7)
    assert "too long" in refused.value.problem.detail
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((200, b"User-agent: *\nDisallow: /page"), False), ((200, b"User-agent: *\nDisallow: /private"), True),
        ((200, b"User-agent: news-reliability\nDisallow: /"), False), ((404, b""), True), ((503, b""), False),
        ((200, b"\xff\xfe nonsense"), True),
    ],
)  # fmt: skip
def test_robots_txt_is_respected(get, monkeypatch, robots, allowed):
    monkeypatch.setattr(Site, "robots", robots)
    if allowed:
        assert get("page").body == PAGE
    else:
        with pytest.raises(RefusedError) as refused:
            get("page")
        assert "robots.txt" in refused.value.problem.detail


PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::",
    "::7f00:1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]
)
def test_public_addresses(address):
    assert is_public(address)


FORM = {"content_type": "application/x-www-form-urlencoded", "accept": "text/html"}


def test_fetching_is_off_unless_allowed(service):
    assert 'action="/fetch"' not in service.ask("GET", "/").text
    assert service.ask("POST", "/fetch", b"url=http://site.example/", **FORM).status == 403


def test_an_address_of_this_machine_is_not_fetched(start, server):
    fetching = start("--workers", "1", "--allow-fetch")
    assert 'action="/fetch"' in fetching.ask("GET", "/").text
    for url in ("http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0/", "http://[::1]/"):
        reply = fetching.ask("POST", "/fetch", f"url={url}".encode(), **FORM)
        assert reply.status == 422
        assert "private network" in reply.text, url


def test_what_is_fetched_is_checked_as_any_text(story, model_path):
    from reliability import scoring
    from reliability.web.request_batch import Batch
    from reliability.web.result_pages import fetched
    from reliability.web.tasks import Task

    page = (
        "<html><body><article>"
        + "".join(f"<p>{part}</p>" for part in story.split("\n\n"))
        + "</article></body></html>"
    )
    task = Task("fetched", page.encode(), fields={"url": "https://www.daily.example/bridge"})
    answer = fetched(task, Batch(scoring.load(model_path), 9, 2**20, lambda _: None))
    assert answer.status == 200
    assert b"daily.example" in answer.body
