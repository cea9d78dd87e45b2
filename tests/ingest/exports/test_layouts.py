"""Each layout of export files, with what varies in real ones."""

# ruff: noqa: E501

import io

import pytest

from reliability.ingest import Options, read
from reliability.records import Failure

FIRST = "The town council voted on Monday to close the old bridge.\n\n“It is not safe,” Mara Holt said."
SECOND = "A storm cut power to the northern district on Friday.\n\nCrews worked through the night."
THIRD = "I think this plan is wrong. We should not pay for it."

LEXIS = """



Download Request: All Documents: 1-3
Time Of Request: Friday, March 20, 2026  16:51:31
Send To:
A LIBRARY

                               1 of 3 DOCUMENTS

                       Copyright 2026 Harbour Papers Ltd.
                              All Rights Reserved

                              The Harbour Gazette

                            January 5, 2026 Monday  5:30 AM GMT
                                 First Edition

SECTION: NEWS; Pg. 4

LENGTH: 17 words

HEADLINE: Council closes bridge;
Repair may take a year

BYLINE: Mara Quill, Staff Writer

DATELINE: HARBOUR

BODY:

The town council voted on Monday
to close the old bridge.

“It is not safe,” Mara Holt said.

LOAD-DATE: January 6, 2026

LANGUAGE: ENGLISH

                               2 of 3 DOCUMENTS


                                Northern Herald

                            January 9, 2026 Friday

Storm cuts power in the north

BYLINE: Tom Ilk

LENGTH: 14 words

A storm cut power to the northern district on Friday.

Crews worked through the night.

GRAPHIC: A photo of a pole.

SUBJECT: STORMS (90%); POWER (80%)

                       Copyright 2026 Northern Herald
                              All Rights Reserved

\f                             17 of 3 DOCUMENTS


                                  Tarn Post

                            January 11, 2026 Sunday

A wrong plan

SECTION: OPINION

LENGTH: 12 words

I think this plan is wrong. We should not pay for it.

PUBLICATION-TYPE: Newspaper
"""
DUTCH = """
1 van 2 DOCUMENTEN

                                 De Havenkrant

                            5 januari 2026 maandag

SECTION: Binnenland; Blz. 4

LENGTE: 17 woorden

KOP: Raad sluit brug

AUTEUR: Mara Quill

TEKST:
De gemeenteraad besloot maandag de brug te sluiten.

TAAL: DUTCH

2 van 2 DOCUMENTEN

                                 De Havenkrant

                            9 januari 2026 vrijdag

LENGTE: 14 woorden

KOP: Storm

TEKST:
Een storm trof het noorden.

TAAL: DUTCH
"""
NEXIS = """User Name: A Reader
Date and Time: Monday, January 12, 2026 10:00:00 AM
Job Number: 123
Documents (3)
1. Council closes bridge
Client/Matter: -None-
Search Terms: bridge
2. Storm cuts power
Client/Matter: -None-
Search Terms: bridge
Council closes bridge
The Harbour Gazette
January 5, 2026 Monday
Copyright 2026 Harbour Papers Ltd. All Rights Reserved
Section:\xa0NEWS; Pg. 4
Length:\xa017 words
Byline:\xa0Mara Quill
Body

The town council voted on Monday to close the old bridge.
“It is not safe,” Mara Holt said.

Classification
Language:\xa0ENGLISH
Load-Date:\xa0January 6, 2026
End of Document
Storm cuts power
Northern Herald
January 9, 2026 Friday
Copyright 2026 Northern Herald
Length:\xa014 words
Body
A storm cut power to the northern district on Friday.
Crews worked through the night.
Graphic
A photo of a pole.
Load-Date:\xa0January 10, 2026
End of Document
A wrong plan
Tarn Post
January 11, 2026 Sunday
Section:\xa0OPINION
Body
I think this plan is wrong. We should not pay for it.
End of Document
"""
FACTIVA = """SE  News
HD  Council closes bridge
BY  Mara Quill
WC  17 words
PD  5 January 2026
ET  09:15
SN  The Harbour Gazette
SC  HARBG
PG  4
LA  English
CY  (c) 2026 Harbour Papers

LP
The town council voted on Monday to close the old bridge.

TD
“It is not safe,” Mara Holt said.

NS  gpol : Politics
PUB  Harbour Papers
AN  Document HARBG00020260105em1500001

HD  Storm cuts power
WC  14 words
PD  9 January 2026
SN  Northern Herald
LP
A storm cut power to the northern district on Friday.

Crews worked through the night.
AN  Document NORTH00020260109em1500002

HD  A wrong plan
WC  12 words
PD  11 January 2026
SN  Tarn Post
TD
I think this plan is wrong. We should not pay for it.
AN  Document TARNP00020260111em1500003

Search Summary
© 2026 Factiva, Inc. All rights reserved.
"""
PLAIN_FACTIVA = """News
Council closes bridge
By Mara Quill
17 words
5 January 2026
09:15
The Harbour Gazette
HARBG
First
4
English
(c) 2026 Harbour Papers

The town council voted on Monday to close the old bridge.

“It is not safe,” Mara Holt said.

Document HARBG00020260105em1500001

Storm cuts power in the whole northern district
14 mots
9 janvier 2026
Northern Herald
NORTH
Français
Copyright 2026 Northern Herald

A storm cut power to the northern district on Friday.

Crews worked through the night.

Document NORTH00020260109em1500002

A wrong plan
12 words
11 January 2026
Tarn Post
TARNP
English
© 2026 Tarn Post

I think this plan is wrong. We should not pay for it.

Document TARNP00020260111em1500003

© 2026 Factiva, Inc. All rights reserved.
"""
PROQUEST = f"""
{"_" * 60}

Document 1 of 3

Council closes bridge

Author: Quill, Mara

Publication info: The Harbour Gazette ; Harbour [Harbour]05 Jan 2026: A.4.

http://search.proquest.example/docview/1

Abstract: None available.

Full text: The town council voted on Monday to close the old bridge.

“It is not safe,” Mara Holt said.

Subject: Bridges; Councils;

Title: Council closes bridge

Publication title: The Harbour Gazette

Publication date: Jan 5, 2026

ProQuest document ID: 1111

Database: ProQuest Central

{"_" * 60}

Document 2 of 3

Storm cuts power

Northern Herald ; Harbour [Harbour]09 Jan 2026: B.1.

Full text:

A storm cut power to the northern district on Friday.

Crews worked through the night.

Publication title: Northern Herald

Publication date: Jan 9, 2026

Last updated: 2026-01-10

{"_" * 60}

Document 3 of 3

A wrong plan

Full text: I think this plan is wrong. We should not pay for it.

Publication title: Tarn Post

Publication date: January 11, 2026

Database: ProQuest Central

{"_" * 60}

Contact ProQuest

Copyright © 2026 ProQuest LLC. All rights reserved. - Terms and Conditions
"""
EXPECTED = [
    ("The Harbour Gazette", "2026-01-05", FIRST),
    ("Northern Herald", "2026-01-09", SECOND),
    ("Tarn Post", "2026-01-11", THIRD),
]
TEXTS = {
    "lexisnexis": LEXIS,
    "nexis-uni": NEXIS,
    "factiva": FACTIVA,
    "plain": PLAIN_FACTIVA,
    "proquest": PROQUEST,
}


def items(tmp_path, text, ending=".txt", encoding="utf-8", **options):
    path = tmp_path / f"export{ending}"
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return list(read([path], options=Options(**options)))


def rtf(text):
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))
    return "{\\rtf1\\ansi\\ansicpg1252 " + escaped.replace("\n", "\\par\n").replace("\f", "\\page ") + "}"


def docx(text):
    zipfile = pytest.importorskip("zipfile")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = (line.replace("&", "&amp;").replace("<", "&lt;").replace("\f", "") for line in text.split("\n"))
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "change", ["as it is", "windows line ends", "byte-order mark", "rtf", "docx", "mail"]
)
def test_every_layout_in_every_form(tmp_path, name, change):
    text, ending = TEXTS[name], ".txt"
    if change in ("rtf", "docx"):
        text = text.replace("on Monday\nto", "on Monday to")  # their paragraphs are not wrapped
    if change == "windows line ends":
        text = text.replace("\n", "\r\n")
    elif change == "byte-order mark":
        text = "\ufeff" + text
    elif change == "rtf":
        text, ending = rtf(text), ".rtf"
    elif change == "docx":
        text, ending = docx(text), ".docx"
    elif change == "mail":
        head = "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        text, ending = head + text, ".eml"
    results = items(tmp_path, text, ending)
    assert [(item.source, item.published, item.text) for item in results] == EXPECTED
    assert results[0].title.startswith("Council closes bridge")
    assert results[2].title == "A wrong plan"
    assert "Quill" in results[0].fields["byline"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_layout_may_be_named(tmp_path, name):
    layout = "factiva" if name == "plain" else name
    assert len(items(tmp_path, TEXTS[name], format_in=layout)) == 3
    (whole,) = items(tmp_path, TEXTS[name], format_in="txt")
    assert whole.text == TEXTS[name]


def test_a_layout_that_is_not_there_is_refused(tmp_path):
    (failure,) = items(tmp_path, "Just a text.", format_in="lexisnexis")
    assert isinstance(failure, Failure)
    assert failure.problem == "no article in the layout of LexisNexis was found"


def test_labels_of_other_languages(tmp_path):
    first, second = items(tmp_path, DUTCH)
    assert (first.title, first.source, first.published) == ("Raad sluit brug", "De Havenkrant", "2026-01-05")
    assert (first.text, first.fields["byline"]) == (
        "De gemeenteraad besloot maandag de brug te sluiten.", "Mara Quill"
    )  # fmt: skip
    assert second.text == "Een storm trof het noorden."


def test_an_article_without_text_is_named(tmp_path):
    results = items(
        tmp_path, PROQUEST.replace("Full text: I think this plan is wrong. We should not pay for it.", "")
    )
    assert isinstance(results[2], Failure)
    assert results[2].code == "no_text"
    assert "A wrong plan" in results[2].problem


def test_now_lines(tmp_path):
    text = "@@1 <h> A storm <p> Rain fell , he said . <p> It stopped .\n@@2 <p> Second &amp; last .\n\n@@3 <p> Third .\n"
    results = items(tmp_path, text)
    assert [(item.id, item.title, item.text) for item in results] == [
        ("1", "A storm", "Rain fell , he said .\n\nIt stopped ."), ("2", "", "Second & last ."), ("3", "", "Third ."),
    ]  # fmt: skip


def test_europresse_new_and_old(tmp_path):
    new = "".join(
        f"""<article><header><div><span class="DocPublicationName">{source}</span></div><div><span class="DocHeader">
        Politique, lundi {day} janvier 2026, p. 4</span></div><div class="titreArticle"><p class="titreArticleVisu">{title}
        </p></div><div>Mara Quill</div></header><section><div class="DocText"><p>{title} first.</p><p>Second.</p></div>
        </section><footer><small>© 2026</small><p>news·202601{day:02}·LM·0q{day}x</p></footer></article>"""
        for source, day, title in (("Le Phare", 5, "Pont"), ("Le Nord", 9, "Orage"), ("La Rive", 11, "Avis"))
    )
    old = "".join(
        f"""<table><tr><td><span class="DocPublicationName">{source}</span><br><span class="DocHeader">Politique, lundi
        {day} janvier 2026, p. 4</span></td></tr><tr><td><span class="TitreArticleVisu">{title}</span></td></tr><tr><td>
        <div class="DocText"><p>{title} first.</p><p>Second.</p></div></td></tr></table>"""
        for source, day, title in (("Le Phare", 5, "Pont"), ("Le Nord", 9, "Orage"), ("La Rive", 11, "Avis"))
    )
    for page in (new, old):
        results = items(tmp_path, f"<html><body>{page}</body></html>", ".html")
        assert [(item.source, item.published, item.title, item.text) for item in results] == [
            ("Le Phare", "2026-01-05", "Pont", "Pont first.\n\nSecond."),
            ("Le Nord", "2026-01-09", "Orage", "Orage first.\n\nSecond."),
            ("La Rive", "2026-01-11", "Avis", "Avis first.\n\nSecond."),
        ]


def test_factiva_html_with_and_without_codes(tmp_path):
    row = '<tr><td class="index"><b>{}</b>&nbsp;</td><td>{}</td></tr>'
    coded = "".join(
        '<div class="article enArticle"><table>'
        + "".join(row.format(*pair) for pair in (("HD", f"Title {n}"), ("WC", "9 words"), ("PD", f"{n} January 2026"),
            ("SN", f"Paper {n}"), ("LP", "<p>First.</p><p>Second.</p>"), ("TD", "<p>Third.</p>"),
            ("AN", f"Document PAPER0002026010{n}em150000{n}")))
        + "</table></div>" for n in (1, 2, 3)
    )  # fmt: skip
    plain = "".join(
        f'<div id="article-{n}" class="article"><div class="article enArticle"><div>News</div><div id="hd"><span '
        f'class="enHeadline">Title {n}</span></div><div>9 words</div><div>{n} January 2026</div><div>Paper {n}</div>'
        "<div>PAPER</div><div>English</div><div>(c) 2026</div>"
        '<p class="articleParagraph enarticleParagraph">First.</p><p class="articleParagraph enarticleParagraph">Second.'
        f'</p><p class="articleParagraph">Third.</p><p>Document PAPER0002026010{n}em150000{n}</p></div></div>'
        for n in (1, 2, 3)
    )
    for page in (coded, plain):
        results = items(
            tmp_path, f"<html><head><title>Factiva</title></head><body>{page}</body></html>", ".html"
        )
        assert [(item.source, item.published, item.title, item.text, item.id) for item in results] == [
            (
                f"Paper {n}",
                f"2026-01-0{n}",
                f"Title {n}",
                "First.\n\nSecond.\n\nThird.",
                f"PAPER0002026010{n}em150000{n}",
            )
            for n in (1, 2, 3)
        ]


def test_lexisnexis_html(tmp_path):
    page = "".join(
        f'<A NAME="DOC_ID_0_{n}"></A><BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{n} of 3 DOCUMENTS</SPAN></P></DIV>'
        f'<BR><DIV CLASS="c3"><P><SPAN>Paper {n}</SPAN></P></DIV><BR><DIV CLASS="c3"><P><SPAN>January</SPAN><SPAN> {n}, 2026,'
        f" Sunday<BR>Late Edition</SPAN></P></DIV><BR><DIV><P><SPAN>Title {n}</SPAN></P></DIV><BR><DIV><P><SPAN>BYLINE: "
        f"</SPAN><SPAN>By A B</SPAN></P></DIV><BR><DIV><P><SPAN>LENGTH: </SPAN><SPAN>9 words</SPAN></P></DIV><BR><DIV>"
        "<P><SPAN>First.</SPAN></P><P><SPAN>Second.</SPAN></P></DIV><BR><DIV><P><SPAN>LANGUAGE: </SPAN><SPAN>ENGLISH"
        "</SPAN></P></DIV>" for n in (1, 2, 3)
    )  # fmt: skip
    results = items(tmp_path, f"<HTML><BODY>{page}</BODY></HTML>", ".html")
    assert [(item.source, item.published, item.title, item.text) for item in results] == [
        (f"Paper {n}", f"2026-01-0{n}", f"Title {n}", "First.\n\nSecond.") for n in (1, 2, 3)
    ]


def test_proquest_html(tmp_path):
    page = "".join(
        f'<a name="DocID_{n}"></a><p><b>Title {n}</b></p><p><strong>Publication info: </strong>Paper {n} ; City [City]0{n} Jan 2026</p>'
        f"<p><strong>Full text: </strong>First.</p><p>Second.</p><p><strong>Subject: </strong>Rain;</p><p><strong>Publication title: "
        f"</strong>Paper {n}</p><p><strong>Publication date: </strong>Jan {n}, 2026</p><p><strong>Database: </strong>ProQuest</p>"
        for n in (1, 2, 3)
    )
    results = items(tmp_path, f"<html><body>{page}<p>Contact ProQuest</p></body></html>", ".html")
    assert [(item.source, item.published, item.title, item.text) for item in results] == [
        (f"Paper {n}", f"2026-01-0{n}", f"Title {n}", "First.\n\nSecond.") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The report lists 3 of 7 documents.\n\nSECTION: this is about a section.\n\nHe signed the end of document.",
        "HD TVs are cheap.\n\nSN: no.\n\nPD said so.",
        "Full text: of a speech.\n\nSubject: none.",
        "@@ is a sign.\n\n@@12 is another.",
        "Body\n\nA body was found.\n\nThe End of Document retention was near.",
    ],
)
def test_articles_are_not_exports(tmp_path, text):
    (article,) = items(tmp_path, text)
    assert article.text == text
