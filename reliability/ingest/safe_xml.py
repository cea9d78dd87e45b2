"""Parse XML of unknown origin: no entities, no external references, no document type that declares any."""

from __future__ import annotations

from typing import Any

from reliability.ingest.decoding import UnreadableError

_ADVICE = "Save it again without entity declarations, or convert it to text"


def parse_xml(data: bytes) -> Any:
    """Return the root element of `data`; raises `UnreadableError` if it is unsafe or not XML."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=False)
    except DefusedXmlException as error:
        raise UnreadableError("it declares entities, which are never expanded", _ADVICE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(
            f"it is not valid XML ({error})", "Correct the file, or convert it to text"
        ) from error


def refuse_entities(data: bytes) -> None:
    """Raise `UnreadableError` if `data` declares entities, for libraries that parse XML themselves."""
    if b"<!ENTITY" in data.upper() or b"<\0!\0E\0N\0T\0I\0T\0Y\0" in data.upper():
        raise UnreadableError("it declares entities, which are never expanded", _ADVICE)


def local_name(element: Any) -> str:
    """Return the element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
