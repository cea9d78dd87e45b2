"""Addresses of primary documents: what governments, courts, journals and archives of data publish
themselves.
"""

from __future__ import annotations

import re
from typing import Final

_GOVERNMENT = re.compile(
    r"(?:^|\.)(?:gov|mil|int|gov\.[a-z]{2}|gob\.[a-z]{2}|gouv\.[a-z]{2}|govt\.nz|go\.(?:jp|kr|th|id|ke|tz|ug)|gc\.ca|mil\.[a-z]{2}"
    r"|parliament\.uk|europa\.eu|bund\.de|bundestag\.de|admin\.ch|un\.org|worldbank\.org|imf\.org|oecd\.org|gov\.scot|gov\.wales"
    r"|state\.[a-z]{2}\.us|police\.uk|nhs\.uk|mod\.uk)$"
)
"""Top-level and second-level names that registries reserve for governments (IANA root zone; .int is for
treaty organisations by RFC 1591), and intergovernmental bodies."""

_DOCUMENTS: Final = frozenset({
    # courts and filings
    "courtlistener.com", "documentcloud.org", "bailii.org", "canlii.org", "austlii.edu.au", "judiciary.uk",
    "icc-cpi.int", "scribd.com", "justia.com", "oyez.org", "casetext.com",
    # journals and preprints; the registries of DOIs (Crossref, DataCite) resolve through doi.org
    "doi.org", "nature.com", "science.org", "sciencemag.org", "thelancet.com", "nejm.org", "bmj.com",
    "jamanetwork.com", "cell.com", "pnas.org", "plos.org", "sciencedirect.com", "springer.com",
    "wiley.com", "tandfonline.com", "oup.com", "sagepub.com", "cambridge.org", "jstor.org", "arxiv.org",
    "medrxiv.org", "biorxiv.org", "ssrn.com", "mdpi.com", "frontiersin.org", "acm.org", "ieee.org",
    "aeaweb.org", "nber.org", "annualreviews.org", "biomedcentral.com", "acpjournals.org",
    # archives of data
    "zenodo.org", "figshare.com", "dataverse.org", "osf.io", "datadryad.org", "icpsr.umich.edu",
    "data.world", "re3data.org",
})  # fmt: skip
_DATA_HOST = re.compile(
    r"^(?:https?:)?//(?:data|opendata|stats|statistics|dataverse|court|courts|legislation)\.", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:pdf|csv|xlsx?|ods|zip)(?:[?#]|$)", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)


def is_primary(url: str, domain: str) -> bool:
    """Whether the address is that of a primary document: by its host, or a PDF or table."""
    host = _HOST.match(url)
    name = host[1].lower().rstrip(".") if host else ""
    return bool(
        _GOVERNMENT.search(name) or domain in _DOCUMENTS or _DATA_HOST.match(url) or _FILE.search(url)
    )
