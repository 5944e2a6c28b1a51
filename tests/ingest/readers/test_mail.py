"""Mail: which of its lines and parts say what, and nothing of its way here."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.ingest.house import run, source_of
from waraq.errors import Problem
from waraq.ingest.explanation import explain
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

FIRST = "لاہور (اسٹاف رپورٹر) – شہر میں تیز بارش ہوئی جس سے سڑکیں ڈوب گئیں اور شہریوں کو مشکلات کا سامنا ہے۔"
SECOND = "محکمہ موسمیات کے مطابق کل بھی بارش ہوگی۔"
BELOW = (FIRST, SECOND)
TEXT = f"{FIRST}\n\n{SECOND}\n"
HTML = f"<html><head><title>x</title></head><body><p>{FIRST}</p><ul><li>{SECOND}</li></ul></body></html>"


def compose(text: str = TEXT, **parts: object) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Received"] = "from mx.m.pk by m.pk"
    mail["From"] = "علی رضا <ali@m.pk>"
    mail["To"] = "desk@m.pk"
    mail["Subject"] = "Fwd: بارش سے تباہی"
    mail["Date"] = "Tue, 14 Oct 2014 23:30:00 +0500"
    mail["Message-ID"] = "<17@m.pk>"
    mail.set_content(text, **parts)
    return mail


def read(raw: bytes | EmailMessage, name: str = "a.eml") -> tuple[list[Record], list[Problem]]:
    whole = raw if isinstance(raw, bytes) else raw.as_bytes()
    found = list(read_records(source_of(name, whole)))
    return [each for each in found if isinstance(each, Record)], [
        each for each in found if isinstance(each, Problem)
    ]


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1256"])
def test_a_mail_in_every_code(coding: str, charset: str) -> None:
    text = TEXT if charset == "utf-8" else TEXT.translate({ord("ی"): "ي", ord("۔"): ".", ord("–"): "-"})
    [record], problems = read(compose(text, charset=charset, cte=coding))
    assert problems == []
    assert record.key == "17@m.pk"
    assert record.headline == "بارش سے تباہی"
    assert (record.date, record.byline) == ("Tue, 14 Oct 2014 23:30:00 +0500", "علی رضا")
    assert "\n\n".join(record.paragraphs) + "\n" == text
    assert record.markdown is None


BROAD = compose()
BROAD.add_alternative(HTML, subtype="html")
BROAD.add_attachment(b"\xd0\xcf", maintype="application", subtype="x-inpage", filename="خبر.inp")
BROAD.add_attachment(SECOND, filename="a.txt")


def test_the_plain_form_of_a_text_goes_before_the_other_and_files_are_named() -> None:
    [record], [note] = read(BROAD)
    assert (record.paragraphs, record.markdown) == (BELOW, None)
    assert "“خبر.inp”, “a.txt”" in note.reason
    assert not note.fatal


def test_html_is_read_where_there_is_nothing_else() -> None:
    [record], _ = read(compose(HTML, subtype="html"))
    assert record.paragraphs == BELOW
    assert record.markdown is not None
    assert f"- {SECOND}" in record.markdown


def test_lines_that_were_broken_for_the_width_of_a_mail_are_joined() -> None:
    words, lines = f"{FIRST} {FIRST} {SECOND}".split(), [""]
    for word in words:
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if len(lines[-1]) + len(word) < 72 else [lines[-1], word]
    assert len(lines) > 3
    broken = "\n".join(lines)
    [record], _ = read(compose(f"{broken}\n\n{SECOND}\n-- \nعلی رضا\nفون 123\n"))
    assert record.paragraphs == (" ".join(words), SECOND)
    flowed = compose(" \n".join(lines) + f"\n{SECOND}\n", params={"format": "flowed"})
    [record], _ = read(flowed)
    assert record.paragraphs == (" ".join(words), SECOND)


def test_verses_stay_lines() -> None:
    verses = (
        "دل سے جو بات نکلتی ہے اثر رکھتی ہے",
        "پر نہیں طاقت پرواز مگر رکھتی ہے",
        "قدسی الاصل ہے رفعت پہ نظر رکھتی ہے",
    )
    [record], _ = read(compose("\n".join((*verses, *verses))))
    assert record.paragraphs == (*verses, *verses)


SAVED = (
    "From:\tعلی رضا <ali@m.pk>\nSent:\tTuesday, October 14, 2014 8:30 PM\nTo:\tdesk@m.pk\nSubject:\tبارش\n"
)
DUMP = "From: نمائندہ\nSubject: بارش\nTitle: بارش سے تباہی\nDate: 2014-10-14\n"


def test_a_mail_that_was_saved_as_text_has_no_header_in_its_article() -> None:
    [record], problems = read(f"{SAVED}\n{TEXT}".encode(), "a.txt")
    assert problems == []
    assert (record.headline, record.byline, record.paragraphs) == ("بارش", "علی رضا", BELOW)
    assert record.date == "Tuesday, October 14, 2014 8:30 PM"
    [record], _ = read(f"\ufeff{SAVED}\n{TEXT}".replace("\n", "\r\n").encode("utf-16"), "a.txt")
    assert (record.headline, record.paragraphs) == ("بارش", BELOW)
    [record], _ = read(compose(cte="base64").as_bytes(), "a.txt")
    assert (record.key, record.paragraphs) == ("17@m.pk", BELOW)


@pytest.mark.parametrize("head", [DUMP, "Subject: بارش\nکراچی: دھوپ\n", "From: لاہور\nبارش\n"])
def test_what_is_no_mail_is_read_as_before(head: str) -> None:
    [record], _ = read(f"{head}\n{TEXT}".encode(), "a.txt")
    assert record.byline is None
    assert record.headline == ("بارش سے تباہی" if head is DUMP else None)


@pytest.mark.parametrize(
    "sender, name",
    [("ali@m.pk", None), ("ali@m.pk <ali@m.pk>", None), ("ali@m.pk (علی)", "علی"), ('"علی" <a@b>', "علی")],
)
def test_an_address_alone_is_no_byline(sender: str, name: str | None) -> None:
    [record], _ = read(f"From: {sender}\nSubject: x\n\n{TEXT}".encode())
    assert record.byline == name


def test_what_is_lost_or_unread_is_told() -> None:
    mail = compose()
    mail.add_attachment(b"x", maintype="image", subtype="jpeg", filename="a.jpg")
    raw = mail.as_bytes()
    [record], notes = read(raw[: raw.rindex(b"--====")])
    assert any("breaks off" in note.reason for note in notes)
    assert record.paragraphs == BELOW
    [record], [note] = read(f"From: a\nSubject: x\n\nسلام\n\nFrom: b\nSubject: y\nDate: z\n\n{TEXT}".encode())
    assert "another mail" in note.reason
    empty = compose(" ")
    empty.add_attachment(b"x", maintype="application", subtype="msword", filename="a.doc")
    [], [problem] = read(empty)
    assert "“a.doc”" in problem.reason
    [], [problem] = read(TEXT.encode())
    assert "header of a mail" in problem.reason


def test_mails_of_too_many_parts_or_too_deep_are_refused_at_once() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(9_000))
    wide = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 300
    for raw in (b"From: a\n" + deep, b"From: a\n" + wide):
        [], [problem] = read(raw)
        assert "more than 200 parts" in problem.reason


def test_the_parts_of_a_mail_share_one_limit() -> None:
    head = b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n"
    [], [problem] = read(head + (b"--b\n\n" + b"a" * 2_000_000) * 3 + b"--b--")
    assert "more than 5 MB of text" in problem.reason
    lines = b"a: b\n" * 3_000  # a thousand of them are a header at most
    [], [problem] = read(head + (b"--b\n" + lines) * 150 + b"--b--")
    assert "lines, more than 200,000" in problem.reason


def test_one_mail_in_two_folders_is_one_article_and_explained(house) -> None:  # type: ignore[no-untyped-def]
    raw = compose().as_bytes()
    for name in ("sports/a.eml", "sports/b.eml"):
        (house / "seeds" / name).write_bytes(raw)
        raw = b"Received: from elsewhere\r\n" + raw
    report = run(house)
    assert (report.written, report.repeated, report.refused) == (2, 1, 0)
    [found] = explain(house / "seeds", house / "content", house / "seeds" / "sports" / "b.eml")
    left = {step.rule: step.value for step in found.left_out}
    assert left["“to”"] == "desk@m.pk"
    assert left["what stands before the subject of a mail"] == "Fwd:"
    assert {step.field: step.rule for step in found.fields}["headline"] == "“subject”"
