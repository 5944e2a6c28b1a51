"""Names in archives: what an old computer called a file, and where it would lead."""

from __future__ import annotations

import re
import unicodedata

# Windows packed names in the code page of its consoles (720), other packers in that of its windows (1256).
LEGACY = ("cp1256", "cp720")
MIN_ARABIC = 0.8  # of the letters and signs beyond ASCII
HIDDEN = (".", "__MACOSX")
NOTES = "readme"  # README files say where the sources come from; they are no sources
_DRIVE = re.compile(r"[A-Za-z]:")


def decode_name(raw: bytes, otherwise: str = "latin-1") -> str:
    r"""Return a name as text: UTF-8, else Windows' Arabic code pages, else `otherwise`.

    >>> decode_name("خبریں".replace("ی", "ي").encode("cp720", "replace")), decode_name(b"caf\x82", "cp437")
    ('خبري?', 'café')
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    shares = [(_count_arabic(text), text) for name in LEGACY if (text := _try_decode(raw, name))]
    share, best = max(shares, key=lambda each: each[0], default=(0.0, ""))
    return best if share >= MIN_ARABIC else raw.decode(otherwise, "replace")


def _try_decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _count_arabic(text: str) -> float:
    beyond = [character for character in text if not character.isascii()]
    return sum("\u0600" <= character <= "\u06ff" for character in beyond) / len(beyond) if beyond else 0.0


def clean_name(name: str) -> str:
    r"""Return a member's name in NFC, with forward slashes and without empty steps.

    >>> clean_name("2014\\./a.txt")
    '2014/a.txt'
    """
    steps = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    first = "/" if steps[0] == "" and len(steps) > 1 else ""
    return first + "/".join(step for step in steps if step not in {"", "."})


def leads_outside(name: str) -> bool:
    r"""Tell whether a cleaned name could lead out of a folder on any system.

    >>> [leads_outside(name) for name in ("a/b.txt", "../b.txt", "/b.txt", "C:b.txt", "a\0.txt", "")]
    [False, True, True, True, True, True]
    """
    return (
        not name
        or name.startswith("/")
        or ".." in name.split("/")
        or "\0" in name
        or _DRIVE.match(name) is not None
    )


def is_passed_by(name: str) -> bool:
    """Tell whether a member is hidden, lies in a hidden folder, or is a README file.

    >>> is_passed_by("__MACOSX/._a.txt"), is_passed_by("2014/README.md"), is_passed_by("2014/a.txt")
    (True, True, False)
    """
    *folders, file = name.split("/")
    return any(step.startswith(HIDDEN) for step in (*folders, file)) or file.lower().startswith(NOTES)


def order_name(name: str) -> tuple[tuple[bool, str], ...]:
    """What to sort names by, so that the files of a folder come before those of the folders in it.

    >>> sorted(["a/b/c.txt", "b.txt", "a/z.txt"], key=order_name)
    ['b.txt', 'a/z.txt', 'a/b/c.txt']
    """
    *folders, file = name.split("/")
    return (*((True, folder) for folder in folders), (False, file))
