"""Hooks of mkdocs: add pages from outside docs/, and make links work on the site as in the repository."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
OUTSIDE = ("models/*.md", "models/*.svg", "CHANGELOG.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#:\s]+)(#[^)]*)?\)")


def on_config(config: Any) -> Any:
    """List every family's page under Measures."""
    pages = sorted((ROOT / "docs" / "measures").glob("*.md"))
    for section in config.nav:
        for entry in next(iter(section.values())):
            if "Measures" in entry:
                entry["Measures"] = [f"measures/{page.name}" for page in pages]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add pages of the repository that are not in docs/."""
    for pattern in OUTSIDE:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Any, files: Files, **_: Any) -> str:
    """Point links at the pages of the site. Links to other files (code, tests) become plain text."""
    source = page.file.src_uri
    outside = any(Path(source).match(pattern) for pattern in OUTSIDE)
    folder = posixpath.dirname(source if outside else f"docs/{source}")

    def pointing_at_site(link: re.Match[str]) -> str:
        image, text, target, anchor = link[1], link[2], link[3], link[4] or ""
        path = posixpath.normpath(posixpath.join(folder, target)).removeprefix("docs/")
        if path == "README.md":
            path = "index.md"
        if files.get_file_from_path(path) is None:
            return text
        relative = posixpath.relpath(path, posixpath.dirname(source) or ".")
        return f"{image}[{text}]({relative}{anchor})"

    return _LINK.sub(pointing_at_site, markdown)
