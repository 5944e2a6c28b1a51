"""Which files are shown as pictures: by what is in them, and only from inside the content folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.pictures.made import make_gif, make_jpeg, make_png, make_webp
from waraq.errors import WaraqError
from waraq.pictures import (
    MISSING,
    Picture,
    Refused,
    files,
    list_places,
    read_again,
    read_for_site,
    read_picture,
)


def put(content: Path, place: str, data: bytes) -> Path:
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data, ending, size",
    [
        (make_png(16, 9), "png", (16, 9)),
        (make_gif(320, 200), "gif", (320, 200)),
        (make_jpeg(640, 480), "jpg", (640, 480)),
        (make_jpeg(640, 480, turned=6), "jpg", (480, 640)),
        (make_webp(1000, 700), "webp", (1000, 700)),
    ],
)
def test_the_kind_is_that_of_what_is_in_the_file(
    tmp_path: Path, data: bytes, ending: str, size: tuple[int, int]
) -> None:
    put(tmp_path, "images/نقشہ.exe", data)
    found = read_picture(tmp_path, ("images/نقشہ.exe",)).result
    assert isinstance(found, Picture)
    assert (found.width, found.height) == size
    assert found.name.endswith(f".{ending}")
    assert read_for_site(tmp_path, found.path, found.name) == data


@pytest.mark.parametrize(
    "data, rule, said",
    [
        (b"", "image-kind", "none of PNG"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "image-kind", "SVG"),
        (b"<html><script>alert(1)</script>", "image-kind", "none of PNG"),
        (b"\xff\xd8\xff", "image-kind", "damaged"),
        (make_png(16, 9)[:20], "image-kind", "damaged"),
        (make_gif(0, 5), "image-kind", "damaged"),
        (make_gif(files.MOST_SIDE + 1, 5), "image-kind", "points"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * files.MOST_BYTES, "image-large", "10,000,008 bytes"),
    ],
)
def test_others_are_refused(tmp_path: Path, data: bytes, rule: str, said: str) -> None:
    put(tmp_path, "images/a.png", data)
    found = read_picture(tmp_path, ("images/a.png",)).result
    assert isinstance(found, Refused)
    assert found.rule == rule
    assert said in found.reason


def test_nothing_leads_out_of_the_folder_and_no_other_kind_of_file_is_opened(tmp_path: Path) -> None:
    content = tmp_path / "content"
    secret = put(tmp_path, "secret.png", make_png(2, 2))
    inside = put(content, "images/a.png", make_png(2, 2))
    (content / "images/out.png").symlink_to(secret)
    (content / "images/in.png").symlink_to(inside)
    (content / "images/folder.png").mkdir()
    (content / "out").symlink_to(tmp_path)
    os.mkfifo(content / "images/pipe.png")
    for place in ("images/out.png", "images/folder.png", "images/pipe.png", "out/secret.png"):
        found = read_picture(content, (place,)).result
        assert isinstance(found, Refused), place
        assert "ordinary" in found.reason, place
    assert isinstance(read_picture(content, ("images/in.png",)).result, Picture)


@pytest.mark.parametrize(
    "address",
    [
        "../../../x.png",
        "..",
        "",
        "?x",
        "%2e%2e/%2e%2e/x.png",
        "a\\b.png",
        "%00.png",
        "a%0A.png",
        "x" * 2000,
    ],
)
def test_hostile_addresses_have_no_place(address: str) -> None:
    assert list_places(address, "pages") == ()


def test_the_first_place_with_a_file_counts_and_all_that_were_looked_at_are_told(tmp_path: Path) -> None:
    places = list_places("images/a.png", "articles/2014")
    found = read_picture(tmp_path, places)
    assert isinstance(found.result, Refused)
    assert "content/articles/2014/images/a.png nor content/images/a.png" in found.result.reason
    assert found.looked == (("articles/2014/images/a.png", MISSING), ("images/a.png", MISSING))
    put(tmp_path, "images/a.png", make_png(2, 2))
    old = read_picture(tmp_path, places).result
    put(tmp_path, "articles/2014/images/a.png", make_png(3, 3))
    found = read_picture(tmp_path, places)
    assert isinstance(old, Picture)
    assert isinstance(found.result, Picture)
    assert (found.result.width, len(found.looked)) == (3, 1)
    assert read_again(tmp_path, "images/a.png", old.name)
    put(tmp_path, "images/a.png", make_png(2, 2, shade=1))
    assert read_again(tmp_path, "images/a.png", old.name) is None
    with pytest.raises(WaraqError, match="Build again"):
        read_for_site(tmp_path, "images/a.png", old.name)
