import re
from dataclasses import replace

import pytest

from reliability.errors import InputError
from reliability.records import Speaker
from reliability.reports import story_page
from reliability.stories import Grouped, Story, Version

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def story(score):
    def version(source, number, **changes):
        published = f"2026-01-0{number}T08:15"
        article = replace(score.profile.article, source=source, id=f"a{number}", published=published)
        speakers = [
            Speaker(0, "Maria Lopez", "person", 1, 4),
            Speaker(1, f"Witness {number}", "person", 1, 0),
        ]
        profile = replace(score.profile, article=article, speakers=speakers)
        return Version(replace(score, profile=profile), **changes)

    return Story("id", f"{HOSTILE} Bridge closed", (
        version("wire.example", 1, copies=1, first_by_date=True),
        version(HOSTILE, 2),
        version("echo.example", 3, copy_of="a1"),
    ))  # fmt: skip


def test_versions_are_side_by_side_and_copies_are_one(story):
    html = story_page.story_page(story)
    assert html.count('<div class="text"') == 2
    assert "2 sources: echo.example, wire.example" in html
    assert "2026-01-01 08:15" in html
    assert "first by date" in html
    assert "This page does not show which version is true" in html


def test_speakers_are_listed_by_how_many_sources_hear_them(story):
    html = story_page.story_page(story)
    voices = html[html.index('id="voices"') : html.index('id="figures"')]
    assert re.search(
        r"Maria Lopez</bdi></th><td class=.kind.>person</td><td class=.n. title=[^>]*>2</td>", voices
    )
    assert "Only in <bdi>wire.example</bdi>:</strong> <bdi>Witness 1</bdi>" in voices


def test_nothing_of_an_article_is_run_or_in_a_name(story, tmp_path):
    folder = tmp_path / "stories"
    story_page.write(Grouped((story,), ()), folder)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert files == ["index.html", "stories/00001.html"]
    for file in files:
        html = (folder / file).read_text(encoding="utf-8")
        assert "<script" not in html
        assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", html)
    assert 'href="stories/00001.html"' in (folder / "index.html").read_text(encoding="utf-8")


def test_an_earlier_folder_is_replaced_and_others_are_left_alone(story, tmp_path):
    folder = tmp_path / "stories"
    story_page.write(Grouped((story, story), ()), folder)
    story_page.write(Grouped((story,), ()), folder)
    assert len(list(folder.rglob("*.html"))) == 2
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="holds no earlier report"):
        story_page.write(Grouped((story,), ()), folder)
