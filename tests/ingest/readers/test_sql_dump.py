"""Dumps in SQL: rows of tables of articles, as four database programs write them, whole and damaged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ingest.house import count_records, source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.sql_dump import read_sql_dump
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings

MYSQL = r"""-- MySQL dump 10.13  Distrib 5.7.33, for Linux (x86_64)
/*!40101 SET NAMES utf8 */;
CREATE TABLE `news` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `title` varchar(255) DEFAULT NULL COMMENT 'a, (b)',
  `details` longtext,
  `news_date` date DEFAULT NULL,
  `kind` enum('a','b') DEFAULT 'a',
  PRIMARY KEY (`id`),
  KEY `d` (`news_date`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

LOCK TABLES `news` WRITE;
INSERT INTO `news` VALUES (1,'بارش سے \"تباہی\"','<p>لاہور (اسٹاف) – بارش، سڑکیں\' بند</p>\r\n<p>دوسرا</p>','2014-10-14','a'),(2,'خبر','متن; \nINSERT INTO `x` VALUES (1)','0000-00-00',NULL);
UNLOCK TABLES;
INSERT INTO `users` (`id`, `login`) VALUES
(1, 'ali'),
(2, 'o''x');
"""  # noqa: E501 - so mysqldump writes it
POSTGRES = """-- PostgreSQL database dump
CREATE TABLE public.news (
    id integer NOT NULL,
    title text,
    body text
);
INSERT INTO public.news (id, title, body) VALUES (1, 'خبر', 'پہلی سطر
دوسری ''سطر'' C:\\');
INSERT INTO public.news VALUES (2, 'دو', 'متن');
"""
SQLITE = """BEGIN TRANSACTION;
CREATE TABLE news (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
INSERT INTO news VALUES(1,'خبر','پہلی سطر
دوسری ''سطر'' C:\\');
INSERT INTO news VALUES(2,'دو','متن');
COMMIT;
"""
MSSQL = """USE [akhbar]
GO
SET IDENTITY_INSERT [dbo].[News] ON
INSERT [dbo].[News] ([id], [title], [body], [pubDate]) VALUES (1, N'خبر', N'پہلی سطر
دوسری ''سطر'' C:\\', CAST(N'2014-10-14T20:30:00.000' AS DateTime))
INSERT [dbo].[News] ([id], [title], [body], [pubDate]) VALUES (2, N'دو', N'متن', NULL)
GO
"""
HEAD = "-- phpMyAdmin SQL Dump\nINSERT INTO `news` (`id`, `title`, `details`) VALUES\n"


def read(text: str | bytes, how: Settings = NO_SETTINGS) -> tuple[list[Record], list[Problem]]:
    raw = text if isinstance(text, bytes) else text.encode()
    found = list(read_records(source_of("dump.sql", raw, how)))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


def test_a_dump_of_mysql() -> None:
    [first, second], [note] = read(MYSQL)
    assert (first.key, first.headline, first.date) == ("1", 'بارش سے "تباہی"', "2014-10-14")
    assert first.paragraphs == ("لاہور (اسٹاف) – بارش، سڑکیں' بند", "دوسرا")
    assert (second.date, second.paragraphs) == (None, ("متن;", "INSERT INTO `x` VALUES (1)"))
    assert (first.line, note.fatal) == (14, False)
    assert "“users”" in note.reason
    records, _ = read(MYSQL, Settings(columns=(("body", ("login",)),)))
    assert [each.text for each in records] == ["ali", "o'x"]


@pytest.mark.parametrize("dump", [POSTGRES, SQLITE, MSSQL, MSSQL.replace("\n", "\r\n").encode("utf-16")])
def test_dumps_of_other_databases(dump: str | bytes) -> None:
    [first, second], problems = read(dump)
    assert problems == []
    assert (first.key, first.headline, second.text) == ("1", "خبر", "متن")
    assert first.paragraphs == ("پہلی سطر", "دوسری 'سطر' C:\\")
    assert first.date == ("2014-10-14T20:30:00.000" if b"dbo" in first_bytes(dump) else None)


def first_bytes(dump: str | bytes) -> bytes:
    return dump.replace(b"\0", b"") if isinstance(dump, bytes) else dump.encode()


@pytest.mark.parametrize(
    "rows, keys, reasons",
    [
        ("(1, 'ا', 'متن'),\n(2, 'ب, 'متن'),\n(3, 'ج', 'متن');\n", ["1", "3"], ["can't be read"]),
        ("(1, 'ا', 'متن'),(2, 'ب, 'متن'),(3, 'ج', 'متن');\n", ["1", "3"], ["can't be read"]),
        ("(1, 'ا', 'متن'),\n(2, 'ب', 'متن', 5),\n(3, 'ج', 'متن');\n", ["1", "3"], ["has at least 4 values"]),
        ("(1, 'ا', 'متن'),\n(2, 'ب', 'مت", ["1"], ["can't be read"]),
        ("(1, 'ا', 'متن'),\n(2, 'ب', '');\n", ["1"], ["has no text"]),
        ("(1, 0xd8a7, 'متن')\n,(3, NULL, _utf8mb4 'متن');\n", ["1", "3"], []),
    ],
)
def test_damage_takes_one_row(rows: str, keys: list[str], reasons: list[str]) -> None:
    records, problems = read(HEAD + rows + "INSERT INTO `news` (`id`, `details`) VALUES (9, 'متن');\n")
    is_cut = rows.endswith("مت")
    assert [each.key for each in records] == [*keys, *([] if is_cut else ["9"])]
    assert len(problems) == len(reasons)
    assert all(reason in problem.reason for reason, problem in zip(reasons, problems, strict=True))


def test_a_dump_without_a_column_of_text_is_refused() -> None:
    [], [problem] = read("INSERT INTO `users` (`id`, `login`) VALUES (1, 'ali');\n")
    assert problem.fatal
    assert "columns" in problem.remedy


def test_a_dump_without_rows_is_refused_with_the_way_to_get_them() -> None:
    copied = "COPY public.news FROM stdin;\n1\tمتن\n\\.\n"
    for text in ("CREATE TABLE `news` (`id` int, `details` text);\n", copied):
        [], [problem] = read(text)
        assert "--inserts" in problem.remedy


def test_its_size_does_not_matter() -> None:
    row = f"(1, 'خبر', '{'متن ' * 5_000}'),\n"
    whole = (HEAD + row * 300 + row[:-2] + ";\n").encode()
    found: Iterator[Record | Problem] = read_sql_dump(source_of("a.sql", whole))
    count, peak = count_records(found)
    assert count == 301
    assert peak < len(whole) / 2
