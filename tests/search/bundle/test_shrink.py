"""Tokens and what is left out: nothing that a text, an expression or the end of a line needs."""

from __future__ import annotations

from pathlib import Path
from sys import modules

import pytest

from tests.search.bundle.joining import join, run_both
from waraq.errors import BundleError
from waraq.search.bundle.scan import scan
from waraq.search.client_files import load_client


def test_what_is_left_does_the_same(tmp_path: Path) -> None:
    source = r"""
        class A {
          #length = 3; #size = 4;
          static #made = 0;
          constructor() { A.#made += 1; }
          get sum() { return this.#length + this.#size + A.#made; } // #size
          has(other) { return #size in other; }
          sizes() { return { "#size": this.#size }; }
        }
        const a = 6, b = 2, c = 3, g = 1;
        const text = `#size ${a /b/ g} ${`in${a}ner /* kept */`} \${a} \` $`; /* gone */
        const found = "a/b/c".replace(/[/]b\//gu, "-") + /`/u.test("`") + /[`${]/u.source;
        let d = a - -b + +c
        d++
        const list = [1, 2]
        ;[3].forEach((n) => list.push(n))
        console.log(new A().sum, new A().has(new A()), new A().sizes(), text, found, d, list)
        const say = () => {
          return (
            a / b / c > 0.5 ? "yes // no" : 'no'
          )
        }
        console.log(say(), (a) / 2, [a][0] / 2, "\u202e\
end");
    """
    printed = run_both(tmp_path, {"page.js": source})
    assert "#size 3 in6ner /* kept */ ${a} ` $" in printed


def test_names_are_short_and_nothing_is_said_twice() -> None:
    source = "class A { #one = 1; get #three() { const sum = this.#one + 2; return sum; } } // of it"
    assert join({"page.js": source})["page"] == (
        "const $0=(()=>{class e{#one=1;get#three(){const e=this.#one+2;return e}}})()\n"
    )


def test_what_is_computed_is_computed_in_its_order(tmp_path: Path) -> None:
    source = """
        let count = 0;
        const next = () => (count += 1);
        function read() {
          const first = next();
          const [second, third] = [next(), next()];
          const { fourth = next() } = {};
          const fifth = next();
          return [first, second, third, fourth, fifth];
        }
        console.log(...read());
    """
    assert run_both(tmp_path, {"page.js": source}) == "1 2 3 4 5\n"


def test_without_the_library_the_code_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules["waraq.search.bundle.shrink"], "find_spec", lambda _: None)
    printed = run_both(tmp_path, {"page.js": 'const first = "a"; // of it\nconsole.log(first)'})
    assert printed == "a\n"


def test_what_the_library_can_not_read_is_refused() -> None:
    with pytest.raises(BundleError, match=r"client/page\.js.*minified"):
        join({"page.js": "const a = ;"})


@pytest.mark.parametrize(
    "source, reason",
    [
        ("x = 'a\nb';", "can't read"),
        ("x = `a;", "can't read"),
        ("x = @b;", "can't read"),
        ("x = (1;", "a ( is not closed"),
        ("x = 1);", ") closes nothing"),
        ("x = [1;}", "} closes nothing"),
        ("f(() => {", "a { is not closed"),
        ("const f = {} / 2;", "a / behind }"),
        ("x = /a\n/;", "can't read"),
    ],
)
def test_what_is_not_certain_is_refused(source: str, reason: str) -> None:
    with pytest.raises(BundleError) as caught:
        list(scan(source, "x.js"))
    assert reason in caught.value.problem.reason
    assert caught.value.problem.path == "client/x.js"


def test_the_scan_loses_nothing_of_our_modules() -> None:
    client = Path(__file__).parents[3] / "plugins/waraq/search/client"
    for path in client.glob("*.js"):
        source = path.read_text("utf-8")
        assert "".join(token.text for token in scan(source, path.name)) == source


def test_nothing_for_people_is_left() -> None:
    for name, data in load_client().files.items():
        text = data.decode()
        assert "@param" not in text, name
        assert "\n  " not in text, name
