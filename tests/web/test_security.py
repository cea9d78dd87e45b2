"""Who may ask, from where, and what an upload may do."""

import io
import json
import os
import re
import resource
import zipfile

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")

from reliability.errors import InputError
from reliability.ingest.files_in_memory import NamedBytes
from reliability.web.session import Session
from reliability.web.settings import Settings
from reliability.web.uploads import below_their_folder

TOKEN = "correct-horse-battery-staple"


@pytest.fixture(scope="module")
def guarded(start):
    return start(
        "--workers", "1", "--allowed-host", "score.example", environment={"RELIABILITY_TOKEN": TOKEN}
    )


def test_a_foreign_host_name_is_refused(service):
    for host in ("evil.example", "127.0.0.1.evil.example", "", "evil.example:80", "localhost@evil.example"):
        assert service.ask("GET", "/", host=host).status == 421, host
    for host in ("localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"):
        assert service.ask("GET", "/healthz", host=host).status == 200, host


def test_an_allowed_host_name_is_served(guarded):
    assert guarded.ask("GET", "/healthz", host="score.example").status == 200
    assert guarded.ask("GET", "/healthz", host="other.example").status == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"}, {"origin": "http://127.0.0.1:1"},
    ],
)  # fmt: skip
def test_a_page_of_another_site_cannot_post(service, article, headers):
    assert service.post("/v1/score", article, **headers).status == 403
    assert service.submit([("text", "x")], **headers).status == 403


def test_our_own_page_can_post(service, article):
    own = {"origin": service.address, "sec_fetch_site": "same-origin"}
    assert service.post("/v1/score", article, **own).status == 200


def test_without_the_token_nothing_is_answered(guarded, article):
    for headers in (
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {TOKEN}"},
        {"cookie": "reliability_session=9999999999.00"},
    ):
        assert guarded.post("/v1/score", article, **headers).status == 401
        assert guarded.ask("GET", "/metrics", **headers).status == 401
        assert guarded.ask("GET", "/v1/openapi.json", **headers).status == 401
    assert guarded.ask("GET", "/healthz").status == 200
    assert guarded.post("/v1/score", article, authorization=f"Bearer {TOKEN}").status == 200


def test_the_login_form_gives_a_cookie_that_scripts_and_other_sites_do_not_get(guarded):
    assert guarded.ask("GET", "/", accept="text/html").headers["location"] == "/login"
    form = {"content_type": "application/x-www-form-urlencoded"}
    wrong = guarded.ask("POST", "/login", b"token=guess", **form)
    assert (wrong.status, "set-cookie" in wrong.headers) == (401, False)
    right = guarded.ask("POST", "/login", f"token={TOKEN}".encode(), **form)
    assert right.status == 303
    cookie, *attributes = right.headers["set-cookie"].split("; ")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(attributes)
    assert TOKEN not in cookie
    assert guarded.ask("GET", "/", accept="text/html", cookie=cookie).status == 200


def test_a_cookie_ends_and_cannot_be_made_without_the_token():
    now = [1_000_000.0]
    session = Session(TOKEN, lambda: now[0])
    cookie = f"reliability_session={session.cookie()}"
    assert session.allows("", cookie)
    assert not Session("another-token-entirely").allows("", cookie)
    assert not session.allows("", cookie.replace("=1", "=2"))
    now[0] += 13 * 3600
    assert not session.allows("", cookie)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "example.com", "::"])
def test_listening_beyond_the_machine_needs_a_token(host):
    with pytest.raises(InputError, match="RELIABILITY_TOKEN"):
        Settings(host=host).check(without_token=False)
    Settings(host=host).check(without_token=True)
    Settings(host=host, token=TOKEN).check(without_token=False)


def test_listening_here_needs_none_but_a_short_token_is_refused():
    for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8"):
        Settings(host=host).check(without_token=False)
    with pytest.raises(InputError, match="16"):
        Settings(token="short").check(without_token=True)


def test_the_command_line_refuses_too(tmp_path, monkeypatch, capsys):
    from reliability.cli import main

    monkeypatch.delenv("RELIABILITY_TOKEN", raising=False)
    assert main(["serve", "--host", "0.0.0.0"]) == 2
    assert "--no-token" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reliability.toml").write_text('[serve]\nhost = "0.0.0.0"\n')
    assert main(["serve"]) == 2
    assert "opens the service to others" in capsys.readouterr().err


def test_every_answer_forbids_scripts_frames_and_sniffing(service, story):
    replies = [service.ask("GET", path) for path in ("/", "/login", "/healthz", "/nothing", "/v1/measures")]
    for reply in (*replies, service.submit([("text", story)]), service.submit()):
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'unsafe-inline'" not in policy
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cache-control"] == "no-store"
        assert "server" not in reply.headers


def test_an_archive_that_is_a_bomb_is_refused(service):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"{number}.txt", b"0" * 20 * 2**20)
    reply = service.submit(files=[("a.zip", out.getvalue())])
    assert reply.status == 422
    assert "bomb" in reply.text


def test_an_archive_of_many_members_is_refused(service):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.txt", b"")
    assert service.submit(files=[("a.zip", out.getvalue())]).status == 422


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "/etc/passwd", "C:\\\\x\\\\y.txt", "..", "a\x00b.txt", "x" * 5000 + ".txt"],
)
def test_the_name_of_an_upload_is_only_a_name(service, name):
    reply = service.submit(files=[(name, b"A short text that somebody wrote.")])
    assert reply.status in (200, 422)
    assert "root:" not in reply.text


def test_folders_that_all_files_share_are_left_out():
    def named(*names):
        return [file.name for file in below_their_folder([NamedBytes(name, b"") for name in names])]

    assert named("top/a/1", "top/b/2") == ["a/1", "b/2"]
    assert named("top/a/1", "top/a/2") == ["a/1", "a/2"]
    assert named("a.txt") == ["a.txt"]
    assert named("top\\\\a\\\\1".replace("\\\\", "\\"), "top/b/2") == ["a/1", "b/2"]
    assert named("top/1", "top/a/2") == ["1", "a/2"]


def no_files():
    """In a new process: as on a read-only file system, no file can be written."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_an_upload_of_20_megabytes_needs_no_disk(start, story, tmp_path):
    nowhere = start("--workers", "1", before=no_files, environment={"TMPDIR": str(tmp_path / "nowhere")})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", story)
        archive.writestr("b.png", os.urandom(20 * 2**20))
    for _ in range(2):
        reply = nowhere.submit(files=[("a.zip", out.getvalue())])
        assert reply.status == 200
        assert re.search(r'title="[^"]*hedge', reply.text)
    large = ("word " * 4_200_000).encode()
    assert "2,000,000 characters" in nowhere.submit(files=[("a.txt", large)]).text
    assert "2,000,000 characters" in nowhere.submit([("text", large.decode())]).text


def test_no_text_name_or_query_is_logged(start, article):
    logged = start("--workers", "1", "--log", "json")
    logged.post("/v1/score", {**article, "title": "Unmistakable"})
    logged.submit([("text", "Unmistakable")], [("Unmistakable.txt", b"x"), ("Unmistakable.zip", b"PK")])
    logged.ask("GET", "/Unmistakable?q=Unmistakable")
    logged.ask("POST", "/v1/score", b'{"text": Unmistakable}', content_type="application/json")
    assert logged.stop() == 0
    lines = [json.loads(line) for line in logged.log[1:] if line.strip()]
    assert len(lines) >= 5
    assert not any("Unmistakable" in line for line in logged.log)
    assert lines[-1]["event"] == "stopped"
