"""Wall pages for the tests: the texts of `data/walls.txt` as plain text and as HTML in several layouts."""

from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "walls.txt"
PLAIN = """<!DOCTYPE html><html lang='en'><head><title>{title}</title></head>
<body><main><h1>{title}</h1>{body}</main></body></html>"""
SITE = """<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title} | Velm Gazette</title></head><body>
<header><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></header><div class='content'><h2>{title}</h2>
{body}</div><footer>© 2026 Velm Gazette</footer></body></html>"""
AS_ARTICLE = """<html><head><title>{title}</title></head><body><div id='wrap'><article><h1>{title}</h1>{body}
</article></div><script>var a = 1;</script></body></html>"""
LAYOUTS = (PLAIN, SITE, AS_ARTICLE)


class Wall(NamedTuple):
    """A page that is no article."""

    kind: str
    half: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """As a scraper would store it: title and paragraphs."""
        return "\n\n".join((self.title, *(paragraph.removeprefix("-> ") for paragraph in self.paragraphs)))

    def html(self, layout: int) -> str:
        """As a page in one of `LAYOUTS`."""
        body = "".join(map(_element, self.paragraphs))
        return LAYOUTS[layout].format(title=self.title, body=body)


def walls(half: str) -> list[Wall]:
    """The pages of `half`: `look` was read while the rule was written, `test` was not."""
    pages = DATA.read_text("utf-8").split("\n== ")[1:]
    return [wall for wall in map(_wall, pages) if wall.half == half]


def _wall(page: str) -> Wall:
    head, _, body = page.partition("\n")
    kind, half = head.partition(":")[0].split()
    return Wall(kind, half, head.partition(": ")[2], tuple(body.strip().split("\n\n")))


def _element(paragraph: str) -> str:
    if paragraph.startswith("-> "):
        return f"<button>{paragraph.removeprefix('-> ')}</button>"
    return f"<p>{paragraph}</p>"
