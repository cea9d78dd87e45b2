import pytest

from reliability.ingest.domains import domain, site

PAGE = "velm.example/n/1"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.google.com/amp/s/{PAGE}",
        f"http://google.co.uk/amp/{PAGE}",
        f"https://velm-example.cdn.ampproject.org/c/s/{PAGE}",
        "https://www-velm-example.cdn.ampproject.org/",
        f"https://cdn.ampproject.org/v/s/{PAGE}?amp_js_v=0.1",
        f"https://www.bing.com/amp/s/{PAGE}",
        f"https://web.archive.org/web/20200101000000id_/https://{PAGE}",
        f"web.archive.org/web/2020/{PAGE}",
        f"https://archive.ph/20200101000000/https://{PAGE}",
        f"https://archive.is/o/aB3dE/https://{PAGE}",
        f"https://archive.today/newest/http://{PAGE}",
        f"https://translate.google.com/translate?sl=no&u=https%3A%2F%2F{PAGE}",
        "https://www-velm-example.translate.goog/n/1?_x_tr_sl=no",
        f"https://www.google.com/url?sa=t&url=https%3A%2F%2F{PAGE}&ved=1",
        f"https://l.facebook.com/l.php?u=https%3A%2F%2F{PAGE}&h=x",
        f"https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2F{PAGE}&data=x",
        f"https://urldefense.com/v3/__https://{PAGE}__;!!x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__velm.example_n_1&d=x",
        f"https://webcache.googleusercontent.com/search?q=cache:abcdefghijkl:https://{PAGE}",
        f"https://12ft.io/https://{PAGE}",
        f"https://web.archive.org/web/2020/https://www.google.com/amp/s/{PAGE}",
        PAGE,
        "www.velm.example",
        "VELM.example:8080/a",
        "//velm.example/a",
        "velm.example?id=3",
    ],
)
def test_the_page_inside_an_address_is_found(url):
    assert domain(url) == "velm.example"


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co/abc",
        "https://bit.ly/x",
        "https://news.google.com/rss/articles/CBMi",
        "https://archive.ph/aB3dE",
        "https://apple.news/A1",
        "https://feedproxy.google.com/~r/x",
        "https://www.google.com/url?sa=t",
        "not a url",
        "a/b",
        "n/1",
        "file.pdfx/1",
        "U.S. News",
        "",
    ],
)
def test_an_address_that_names_no_publisher_has_no_domain(url):
    assert domain(url) == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.facebook.com/velm/posts/1", "facebook.com"),
        ("https://blog.google/x", "blog.google"),
        ("https://www.google.com/about", "google.com"),
        ("https://medium.com/@ann/x", "medium.com"),
        ("https://www.youtube.com/watch?v=a", "youtube.com"),
    ],
)
def test_other_pages_of_such_hosts_are_their_own(url, expected):
    assert domain(url) == expected


def test_a_source_with_a_path_is_a_site():
    assert site("velm.example/news") == "velm.example"


@pytest.mark.parametrize(
    "name", ["U.S. News", "AP/Reuters", "The Velm Gazette", "St. Louis Post-Dispatch", "a.b/c d"]
)
def test_names_are_not_sites(name):
    assert site(name) == ""


def test_layers_end():
    domain("https://web.archive.org/web/1/" * 200)
