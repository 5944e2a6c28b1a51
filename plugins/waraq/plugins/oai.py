"""The articles of a year as an OAI-PMH static repository, by which libraries gather Dublin Core records.

By “Specification for an OAI Static Repository” (2004): one file is a
repository of less than 5,000 records, and a gateway somewhere else answers
harvesters from it. Its `baseURL` is the gateway's address with that of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from waraq.plugins.archive import Archive, Download, WritePage
from waraq.plugins.article_data import FOLDER, UNDATED, Values, make_describer
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.xml_text import write_element, write_xml
from waraq.store import Part

PER_FILE = 4_999  # records; the specification says: less than 5,000
_OAI = "http://www.openarchives.org/OAI/2.0/"
_NO_DAY = "1970-01-01"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<Repository xmlns="{_OAI}static-repository" xmlns:oai="{_OAI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="{_OAI}static-repository {_OAI}static-repository.xsd">
"""
_FORMATS = f"""<ListMetadataFormats>
<oai:metadataFormat>
<oai:metadataPrefix>oai_dc</oai:metadataPrefix>
<oai:schema>{_OAI}oai_dc.xsd</oai:schema>
<oai:metadataNamespace>{_OAI}oai_dc/</oai:metadataNamespace>
</oai:metadataFormat>
</ListMetadataFormats>
<ListRecords metadataPrefix="oai_dc">
"""
_DC = f"""<oai_dc:dc xmlns:oai_dc="{_OAI}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xsi:schemaLocation="{_OAI}oai_dc/ {_OAI}oai_dc.xsd">
"""


def name_repository(year: str, number: int = 1) -> str:
    """The output file of a year's repository, or of the second, third … of a large year.

    >>> name_repository("1992"), name_repository("", 2)
    ('data/oai-1992.xml', 'data/oai-undated-2.xml')
    """
    behind = f"-{number}" if number > 1 else ""
    return f"{FOLDER}oai-{year or UNDATED}{behind}.xml"


def write_repositories(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the repositories of a year, where the settings say who answers for them."""
    if not (archive.config.oai_email and archive.site.url):
        return
    rows = map(make_describer(archive), archive.store.exported.of_period(part.key))
    for number, first in enumerate(rows, start=1):
        name = name_repository(part.key, number)
        with write.download(name) as file:
            _write_repository(archive, name, chain((first,), islice(rows, PER_FILE - 1)), file)


def _write_repository(archive: Archive, name: str, rows: Iterator[Any], file: Download) -> None:
    host, rights = urlsplit(archive.site.url).hostname or "", archive.config.terms
    notes = _list_notes(archive.catalogue)
    first = next(rows)
    file.write(_HEAD + _identify(archive, name, _find_day(first)) + _FORMATS)
    for values in chain((first,), rows):
        file.write(write_record(values, host, rights, notes), 1)
    file.write("</ListRecords>\n</Repository>\n")


def _identify(archive: Archive, name: str, earliest: str) -> str:
    config, address = archive.config, f"{archive.site.url}/{name}"
    gateway = config.oai_gateway.rstrip("/")
    base = f"{gateway}/{address.partition('://')[2]}" if gateway else address
    lines = (
        write_element("oai:repositoryName", archive.site.name),
        write_element("oai:baseURL", base),
        write_element("oai:protocolVersion", "2.0"),
        write_element("oai:adminEmail", config.oai_email),
        write_element("oai:earliestDatestamp", earliest),
        write_element("oai:deletedRecord", "no"),
        write_element("oai:granularity", "YYYY-MM-DD"),
    )
    return f"<Identify>\n{''.join(lines)}</Identify>\n"


def _find_day(values: Values) -> str:
    """The day that stands for an article's date; a record must have one."""
    found = values["date"]
    return f"{found}-01-01"[: len(_NO_DAY)] if isinstance(found, str) else _NO_DAY


def _list_notes(catalogue: Catalogue) -> dict[str, str]:
    """What is said of a date that no field of the source has, by where it was read."""
    return {
        "dateline": catalogue.plain("article.date_inferred.dateline"),
        "filename": catalogue.plain("article.date_inferred.filename"),
    }


def tell_date(values: Values) -> str | None:
    """The date with the sign of EDTF for how sure it is; the Hijri one as printed; or the bounds.

    ``[1990..1995]`` is one day, which nobody knows, from 1990 to 1995; one side may be open.

    >>> unknown = dict.fromkeys(["date", "date_qualifier", "date_hijri", "not_before", "not_after"])
    >>> tell_date({**unknown, "date": "1990-05", "date_qualifier": "~"}), tell_date(unknown)
    ('1990-05~', None)
    >>> tell_date({**unknown, "not_after": "1995"}), tell_date({**unknown, "date_hijri": "17 رجب 1446ھ"})
    ('[..1995]', '17 رجب 1446ھ')
    """
    if values["date"]:
        return f"{values['date']}{values['date_qualifier'] or ''}"
    if values["date_hijri"]:
        return str(values["date_hijri"])
    first, last = (values[name] or "" for name in ("not_before", "not_after"))
    return f"[{first}..{last}]" if first or last else None


def write_record(
    values: dict[str, Any], host: str, rights: str = "", notes: Mapping[str, str] | None = None
) -> str:
    """An article's record, by its values as `make_describer` gives them.

    `notes` are what is told of dates by `date_source`.
    """
    places = values["dateline"]["places"] if values["dateline"] else ()
    subjects = (values["section"], *values["keywords"])
    elements = (
        write_element("dc:title", values["headline"]),
        write_element("dc:creator", values["byline"]),
        *(write_element("dc:subject", each) for each in subjects),
        write_element("dc:description", values.get("lead")),
        write_element("dc:description", (notes or {}).get(values["date_source"])),
        write_element("dc:publisher", values["publication"]),
        write_element("dc:date", tell_date(values)),
        write_element("dc:type", "Text"),
        write_element("dc:format", "text/html"),
        write_element("dc:identifier", values["url"]),
        write_element("dc:language", values["lang"]),
        *(write_element("dc:coverage", each) for each in places),
        write_element("dc:rights", rights),
    )
    return (
        f"<oai:record>\n<oai:header><oai:identifier>oai:{write_xml(host)}:{values['id']}</oai:identifier>"
        f"<oai:datestamp>{_find_day(values)}</oai:datestamp></oai:header>\n"
        f"<oai:metadata>\n{_DC}{''.join(elements)}</oai_dc:dc>\n</oai:metadata>\n</oai:record>\n"
    )
