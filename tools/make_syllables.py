"""Make `reliability/lexicons/data/cmudict/syllables.txt` from the Carnegie Mellon Pronouncing Dictionary.

Usage: python tools/make_syllables.py cmudict.dict > syllables.txt

The dictionary is published at https://github.com/cmusphinx/cmudict. Of each word the first pronunciation
counts; a syllable is a phone with a stress mark. Words that no lookup can reach (with full stops or hyphens,
which textstat removes beforehand) are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reliability.lexicons.syllables import spelling


def table(lines: Iterable[str]) -> dict[int, list[str]]:
    """Words by number of syllables."""
    words: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        word, *phones = line.partition("#")[0].split()
        if not word.endswith(")") and word == spelling(word):
            words[sum(phone[-1].isdigit() for phone in phones)].append(word)
    return dict(sorted(words.items()))


if __name__ == "__main__":
    content = Path(sys.argv[1]).read_text(encoding="utf-8")
    for number, words in table(content.splitlines()).items():
        sys.stdout.write(f"{number} {' '.join(words)}\n")
