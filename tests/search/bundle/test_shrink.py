"""Tokens and what is left out: nothing that a text, an expression or the end of a line needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.bundle.joining import join, run_both
from waraq.errors import BundleError
from waraq.search.bundle.scan import scan
from waraq.search.bundle.shrink import shrink
from waraq.search.client_files import load_client

SHRUNK = {
    "a  =  b ; // c": "a=b;",
    "a /* b */ c": "a c",
    "a\n/* b\n */\nc": "a\nc",
    'x = "// no  comment" ;': 'x="// no  comment";',
    "x = '/*  no comment';": "x='/*  no comment';",
    r'x = "a \" //  b" ;': r'x="a \" //  b";',
    "x = `  // ${ a /* b */ + `  ${ c }  ` }  /* */  `;": "x=`  // ${a+`  ${c}  `}  /* */  `;",
    "x = `}`  ;": "x=`}`;",
    "x = { a : `${ { b : 1 }.b }` } ;": "x={a:`${{b:1}.b}`};",
    r"x = /[/ ]  \/ '  '  /u.test ( y ) ;": r"x=/[/ ]  \/ '  '  /u.test(y);",
    "if ( a ) /  b/u.test(c) ;": "if(a)/  b/u.test(c);",
    "x = ( a ) / b / c ;": "x=(a)/ b / c;",
    "x = a [ 1 ] / b ;  // /": "x=a[1]/ b;",
    "return /  '/u ;": "return /  '/u;",
    "x = y . return / 2 ;": "x=y . return / 2;",
    "a + +b - -c ++ + d": "a+ +b- -c++ +d",
    "a ++\nb": "a++\nb",
    "a\n++ b": "a\n++b",
    "return\nx": "return\nx",
    "f\n(x)": "f\n(x)",
    "x = {}\n[a] = b": "x={}\n[a]=b",
    "class A {\n  #a  =  1 ;\n  has ( o ) { return #a in o ; }\n}": "class A{#a=1;has(o){return #a in o;}}",
    "x = a ? .5 : b ?. c ;": "x=a?.5:b?. c;",
    "for ( const [ a ] of b ) c ( ) ;": "for(const[a]of b)c();",
    "async ( ) => { await x ; }": "async()=>{await x;}",
}


@pytest.mark.parametrize("source, expected", SHRUNK.items())
def test_what_is_left(source: str, expected: str) -> None:
    assert shrink(scan(source, "x.js")) == expected


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


def test_private_names_are_short_and_each_its_own() -> None:
    text = join({"page.js": "class A { #one = 1; #two = 2; get #three() { return this.#one + this.#two; } }"})
    assert "class A{#a=1;#b=2;get #c(){return this.#a+this.#b;}}" in text["page"]


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
        shrink(scan(source, "x.js"))
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
