"""Web archives written by hand, record by record."""

from __future__ import annotations

from collections.abc import Mapping

FIRST = "لاہور (اسٹاف رپورٹر) – شہر میں رات بھر بارش ہوتی رہی جس سے نشیبی علاقے زیرِ آب آ گئے۔"
SECOND = "محکمۂ موسمیات کے مطابق بارش کا یہ سلسلہ آئندہ دو روز تک جاری رہنے کا امکان ہے۔"
DAY = "2014-10-14T06:30:00Z"


def page_of(headline: str, text: str = FIRST) -> str:
    return (
        f"<!DOCTYPE html><html lang='ur'><head><title>{headline} | اخبار</title></head><body>"
        f"<article><h1>{headline}</h1><p>{text}</p><p>{SECOND}</p></article></body></html>"
    )


def record_of(kind: str, url: str, block: bytes, date: str = DAY, **headers: str) -> bytes:
    """One record; `headers` with underscores for hyphens are added to those every record has."""
    lines = {"WARC-Type": kind, "WARC-Date": date, "WARC-Target-URI": url, "Content-Length": str(len(block))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer_of(
    url: str,
    body: bytes | str,
    content_type: str = "text/html",
    *,
    status: str = "200 OK",
    http: Mapping[str, str] | None = None,
    date: str = DAY,
) -> bytes:
    """A response with its HTTP headers."""
    raw = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": content_type, **(http or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + raw
    return record_of("response", url, block, date, Content_Type="application/http; msgtype=response")
