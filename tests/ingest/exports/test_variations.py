"""Export layouts in other years, languages and programs than the usual ones."""

# ruff: noqa: E501

import pytest

from reliability.ingest import read

BODY = """The town council voted on Monday to close the old bridge until engineers have looked at it.

"It is not safe," Mara Holt said. "We have waited for far too long and nobody listened."

A storm cut power to the northern district on Friday, and crews worked through the night."""


def lexis(**changes):
    parts = {
        "count": "{} of 2 DOCUMENTS", "source": "Harbour Gazette", "date": "January 5, 2026 Monday", "section": "SECTION",
        "length": "LENGTH", "headline": "HEADLINE", "byline": "BYLINE", "body": "BODY",
        "trailer": "LOAD-DATE: January 6, 2026\n\nLANGUAGE: ENGLISH", "text": BODY,
    } | changes  # fmt: skip
    return "".join(
        f"""


                               {parts["count"].format(number)}


                       Copyright 2026 Harbour Papers Ltd.
                              All Rights Reserved


                              {parts["source"]}

                            {parts["date"]}

{parts["section"]}: NEWS; Pg. 4

{parts["length"]}: 340 words

{parts["headline"]}: Council closes bridge {number}

{parts["byline"]}: Mara Quill

{parts["body"]}:

{parts["text"]}

{parts["trailer"]}
"""
        for number in (1, 2)
    )


def nexis_uni(**changes):
    parts = {
        "section": "Section", "length": "Length", "byline": "Byline", "body": "Body", "end": "End of Document",
        "date": "January 5, 2026 Monday", "copyright": "Copyright 2026 All Rights Reserved", "graphic": "Graphic",
        "load": "Load-Date: January 6, 2026", "text": BODY,
    } | changes  # fmt: skip
    cover = "User Name: abc\nJob Number: 12\nDocuments (2)\n1. Council closes bridge 1\nClient/Matter: -None-\nSearch Terms: bridge\n2. Council closes bridge 2\nClient/Matter: -None-\nSearch Terms: bridge\n"
    return cover + "".join(
        f"""
Council closes bridge {number}

Harbour Gazette

{parts["date"]}

{parts["copyright"]}

{parts["section"]}:\xa0NEWS; Pg. 4

{parts["length"]}:\xa0340 words

{parts["byline"]}:\xa0Mara Quill

{parts["body"]}

{parts["text"]}

{parts["graphic"]}

A bridge

Classification

Language: ENGLISH

{parts["load"]}

{parts["end"]}
"""
        for number in (1, 2)
    )


def proquest(labels):
    author, abstract, full, subject, title, publication, date, url = labels.split("|")
    return (
        "".join(
            f"""{"_" * 60}

Council closes bridge {number}

{author}: Quill, Mara

http://search.proquest.com/docview/{number}

{abstract}: Bridge closed.

{full}: {BODY}

{subject}: Bridges; Towns

{title}: Council closes bridge {number}

{publication}: Harbour Gazette, Late Edition (East Coast); Harbour, N.Y.

{date}: Jan 5, 2026

{url}: http://search.proquest.com/docview/{number}

Copyright: Harbour Papers 2026
"""
            for number in (1, 2)
        )
        + "_" * 60
    )


VARIATIONS = {
    "Document 1 of 2": lexis(count="Document {} of 2"),
    "LEVEL 1 - 1 OF 2 STORIES": lexis(count="LEVEL 1 - {} OF 2 STORIES"),
    "FOCUS - 1 of 2 DOCUMENTS": lexis(count="FOCUS - {} of 2 DOCUMENTS"),
    "German LexisNexis": lexis(
        count="Dokument {} von 2", date="Montag 5. Januar 2026", section="RUBRIK", length="LÄNGE", headline="ÜBERSCHRIFT",
        byline="AUTOR", body="TEXT", trailer="UPDATE: 6. Januar 2026\n\nSPRACHE: GERMAN\n\nPUBLICATION-TYPE: Zeitung",
    ),
    "French LexisNexis": lexis(
        date="5 janvier 2026 lundi", section="RUBRIQUE", length="LONGUEUR", headline="TITRE", byline="AUTEUR", body="CORPS",
        trailer="DATE-CHARGEMENT: 6 janvier 2026\n\nLANGUE: FRENCH",
    ),
    "pictures in the trailer": lexis(trailer="PHOTO: A bridge; MAP: town\n\nCHART: costs\n\nCATEGORY: Local\n\nJOURNAL-CODE: HG"),
    "subjects in the trailer": lexis(trailer="URL: http://gazette.example\n\nSUBJECT: BRIDGES (90%)\n\nNAME: George Holt\n\nGRAPHIC: Photo: A bridge\n Chart: Costs\n\nACC-NO: 1"),
    "copyright at the end": lexis(trailer="STATE: OHIO (90%)\n\nCopyright 2026 Harbour Papers Ltd."),
    "page breaks": lexis().replace("LANGUAGE: ENGLISH", "LANGUAGE: ENGLISH\f"),
    "not centred": "\n".join(line.strip() for line in lexis().split("\n")),
    "Nexis Uni": nexis_uni(),
    "Nexis Uni without body label": nexis_uni(body=""),
    "German Nexis Uni": nexis_uni(section="Rubrik", length="Länge", byline="Autor", body="Volltext", end="Ende des Dokuments", date="5. Januar 2026 Montag", graphic="Grafik"),
    "Dutch Nexis Uni": nexis_uni(section="Sectie", length="Lengte", byline="Auteur", body="Tekst", end="Einde van document", date="5 januari 2026 maandag", graphic="Grafiek", load="Laaddatum: 6 januari 2026"),
    "French Nexis Uni": nexis_uni(section="Rubrique", length="Longueur", byline="Auteur", body="Corps", end="Fin du document", date="lundi 5 janvier 2026", graphic="Illustration", load="Date de chargement: 6 janvier 2026"),
    "Spanish Nexis Uni": nexis_uni(section="Sección", length="Longitud", byline="Autor", body="Cuerpo", end="Fin del documento", date="5 de enero de 2026", graphic="Gráfico", load="Fecha de carga: 6 de enero de 2026"),
    "title on every page": nexis_uni(text=BODY.replace('"It', 'Page 1 of 2\n\nHarbour Gazette\n\n"It')),
    "ProQuest": proquest("Author|Abstract|Full text|Subject|Title|Publication title|Publication date|Document URL"),
    "German ProQuest": proquest("Autor|Zusammenfassung|Volltext|Thema|Titel|Titel der Publikation|Erscheinungsdatum|Dokument-URL"),
    "French ProQuest": proquest("Auteur|Résumé|Texte intégral|Sujet|Titre|Titre de la publication|Date de publication|URL du document"),
    "Spanish ProQuest": proquest("Autor|Resumen|Texto completo|Materia|Título|Título de publicación|Fecha de publicación|URL del documento"),
    "Italian ProQuest": proquest("Autore|Abstract|Testo completo|Soggetto|Titolo|Titolo della pubblicazione|Data di pubblicazione|URL del documento"),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIATIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_variations_of_layouts(tmp_path, name, encoding, end):
    path = tmp_path / "export.txt"
    path.write_bytes(VARIATIONS[name].replace("\n", end).encode(encoding))
    first, second = read(path)
    assert [first.title, second.title] == ["Council closes bridge 1", "Council closes bridge 2"]
    for article in (first, second):
        assert article.text == BODY
        assert (article.source, article.published) == ("Harbour Gazette", "2026-01-05")
        assert article.fields["byline"] in ("Mara Quill", "Quill, Mara")


def test_capitals_before_a_colon_do_not_end_the_text(tmp_path):
    text = BODY.replace(
        "\n\nA storm", "\n\nSTATE: the river is rising.\n\nNOTES: nobody took any.\n\nA storm"
    )
    (tmp_path / "export.txt").write_text(lexis(text=text), encoding="utf-8")
    assert [article.text for article in read(tmp_path / "export.txt")] == [text, text]


@pytest.mark.parametrize("issue", [", no. 12345", ", n° 123", " no 7", ", #12", ""])
def test_the_number_of_an_issue_is_no_part_of_the_source(tmp_path, issue):
    article = f"""<article><header><span class="DocPublicationName">Le Journal 20{issue}</span><span class="DocHeader">Monde, lundi
    5 janvier 2026 725 mots, p. 4</span><p class="titreArticleVisu">Le pont</p></header><section><div class="DocText"><p>Il
    pleut.</p></div></section></article>"""
    (tmp_path / "a.html").write_text(f"<html><body>{article}</body></html>", encoding="utf-8")
    (item,) = read(tmp_path / "a.html")
    assert (item.source, item.published, item.title) == ("Le Journal 20", "2026-01-05", "Le pont")
