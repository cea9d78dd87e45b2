"""The codes that records carry in `notes`, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping

NOTES: Mapping[str, str] = {
    "too_short": "declined: fewer than 100 words of prose",
    "not_english": "declined: under 80 % of the words are in English",
    "too_long": "declined: more than 2,000,000 characters",
    "not_prose": "declined: lists or tables instead of sentences",
    "not_an_article": "declined: a page about the site (consent, sign-in, error, terms of use) or a "
    "subscription offer",
    "duplicate": "ignored: the same text appears earlier in the same source",
    "near_duplicate": "nearly the same text appears earlier in the same source (column `duplicate_of`); the "
    "article counts unless you give --drop-duplicates",
    "repeated": "much of the text repeats its own sentences or phrases; repetitions count once",
    "hidden_text": "the page or document contains hidden text, which is ignored",
    "disguised_words": "words contain invisible characters or look-alike letters (read as they look), "
    "or spaces, accents or figures between letters (not undone)",
    "tokenised": "spaces separate words from punctuation and endings such as n't; the text is read as if "
    "printed",
    "damaged_quotation_marks": "quotation marks were lost; measures that leave out quotations are empty",
    "words_removed": "words were replaced by signs (@ @ @ @ @), as in NELA-GT and the NOW corpus; quotations "
    "and attributions there are lost",
    "no_case": "all capitals or all lower case; measures that need names or sentences are empty",
    "no_punctuation": "the text has no full stops; measures that need sentences or quotations are empty",
    "many_anonymous": "statements by unnamed people are more frequent than in 199 of 200 articles",
    "agency_copy": "a news agency wrote the text (column `agency`); it is not the outlet's own writing",
    "date_unclear": "the date is ambiguous or invalid and is left empty",
    "markup": "the text contained HTML, which was removed",
    "structured_text": "the text comes from the structured data of the page, which holds more than the "
    "page shows",
    "no_source": "no source is given: the article is treated as a separate source",
    "encoding_guessed": "neither UTF-8 nor UTF-16: read as Windows-1252",
    "summary_only": "the feed holds only a summary of the article",
    "lines_joined": "read from a PDF: lines were joined into paragraphs, and hyphens at line ends removed",
    "transcript": "a transcript: the words after speakers' labels count as quotations",
    "id_repeated": "another article has the same id: this one is identified by its location instead",
    "unreadable": "failed: the input could not be read",
    "no_text": "failed: the record has no text",
    "genre_differs": "compare with caution: its mix of genres differs from that of the other sources",
    "length_differs": "compare with caution: its articles are at most half, or at least twice, as long as "
    "those of the others",
    "period_differs": "compare with caution: most of its articles are from another period",
    "agency_differs": "compare with caution: its share of agency copy differs from that of the others",
    "other_genres": "not compared: too few articles in the genres that the other sources share",
    "no_shared_story": "not compared: shares no story with another source",
    "model_mismatch": "not scored: the model was fitted with measures other than those installed",
}
"""Meanings of the codes in `note`."""
