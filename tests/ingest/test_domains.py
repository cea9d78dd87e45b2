import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.ingest.domains import domain, site


@pytest.mark.parametrize(
    ("url", "registered"),
    [
        ("https://www.CNN.com/politics?a=//b.org", "cnn.com"),
        ("http://user:word@news.bbc.co.uk:8080/x", "bbc.co.uk"),
        ("//edition.cnn.com./a", "cnn.com"),
        ("www.cnn.com/a", "cnn.com"),
        ("https://writer.substack.com/p/a", "writer.substack.com"),
        ("https://a.writer.substack.com/p/a", "writer.substack.com"),
        ("https://www.substack.com/", "substack.com"),
        ("https://writer.medium.com/a", "writer.medium.com"),
        ("https://medium.com/@writer/a", "medium.com"),
        ("http://www.writer.blogspot.com/", "writer.blogspot.com"),
        ("https://writer.wordpress.com/", "writer.wordpress.com"),
        ("https://www.bücher.de/", "xn--bcher-kva.de"),
        ("https://www.harbour-gazette.example/a", "harbour-gazette.example"),
        ("https://web.archive.org/web/20200101000000/https://www.cnn.com/a", "cnn.com"),
        ("http://192.168.0.1:80/a", ""),
        ("http://[::1]/a", ""),
        ("http://localhost/a", ""),
        ("file:///home/a.html", ""),
        ("mailto:a@cnn.com", ""),
        ("not a url", ""),
        ("http://a..b/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_registered_domain_of_a_url(url, registered):
    assert domain(url) == registered


@pytest.mark.parametrize(
    ("value", "registered"),
    [
        ("www.CNN.com", "cnn.com"),
        ("CNN.com", "cnn.com"),
        ("Edition.CNN.com.", "cnn.com"),
        ("https://cnn.com/a", "cnn.com"),
        ("Gazette.Example", "gazette.example"),
        ("http://10.0.0.1/", "10.0.0.1"),
        ("CNN", ""),
        ("U.S. News", ""),
        ("U.S.", ""),
        ("Node.js", ""),
        ("a@cnn.com", ""),
        ("AP/Reuters", ""),
    ],
)
def test_what_looks_like_a_domain_is_normalised(value, registered):
    assert site(value) == registered


@given(st.one_of(st.text(), st.text(alphabet=":/.@[]wexample%com\\?#-_")))
def test_any_string_is_a_domain_or_not(value):
    assert " " not in site(value)
    assert "/" not in domain(value)
    assert site(site(value)) in ("", site(value))
