"""Joined modules do what they do apart: every form of import and export, several bundles, lazy ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.bundle.joining import join, run, run_both
from waraq.errors import BundleError
from waraq.search.bundle import join_modules

FORMS = {
    "page.js": """
        // Forms of imports, and what they are called here.
        import { add, Sum as Total, LIMIT, } from "./sums.js";
        import * as sums from "./sums.js";
        import "./greet.js";
        import { later,
          again as sooner } from "./later.js";
        const add1 = (n) => add(n, 1);
        console.log(add1(2), new Total().value, LIMIT, sums.add(3, 4));
        console.log(later(), kind(), Object.keys(sums).length);
        function kind() { return typeof sooner; }
        export { add1 as addOne };
        export async function wait() { return await sums.slowly(5); }
        wait().then((value) => console.log(value, import.meta.url.endsWith("page.js")));
    """,
    "sums.js": """
        const hidden = 40;
        export const LIMIT = Math.max(hidden, ...[1, 2]);
        export function add(a, b) { return a + b; }
        export class Sum { #value = 0; get value() { return this.#value + hidden; } }
        export async function slowly(value) { return value; }
        export function* count() { yield 1; }
    """,
    "greet.js": 'console.log("greeted");',
    "later.js": """
        const hidden = "other";
        function say() { return hidden; }
        function repeat() {}
        export { say as later, repeat as again };
    """,
}


def test_every_form_of_import_and_export(tmp_path: Path) -> None:
    assert run_both(tmp_path, FORMS) == "greeted\n3 40 40 7\nother function 5\n5 true\n"


def test_a_bundle_exports_what_its_first_module_exports(tmp_path: Path) -> None:
    files = {
        "page.js": join(FORMS)["page"],
        "asks.js": 'import { addOne } from "./page.js"; console.log(addOne(8));',
    }
    assert run(tmp_path, files, "asks.js").splitlines()[-2:] == ["9", "5 true"]


def test_what_is_imported_later_runs_once_wherever_it_stands(tmp_path: Path) -> None:
    sources = {
        "page.js": """
            import { one } from "./one.js";
            const load = () => import("./far.js");
            load().then(({ far }) => console.log(far, one));
            load().then(async ({ far }) => console.log(`${(await import("./far.js")).far}`, far));
        """,
        "one.js": 'export const one = { from: () => import("./far.js") };',
        "far.js": """
            import { one } from "./one.js";
            console.log("far runs");
            export const far = typeof one.from;
        """,
    }
    printed = run_both(
        tmp_path, {**sources, "page.js": sources["page.js"].replace("console.log(far, one)", "far")}
    )
    assert printed == "far runs\nfunction function\n"
    assert list(join(sources)) == ["page"]


def test_a_lazy_bundle_shares_the_modules_of_the_one_that_loads_it(tmp_path: Path) -> None:
    sources = {
        "page.js": """
            import { Box } from "./box.js";
            const load = () => import("./extra.js");
            console.log(new Box(1) instanceof Box);
            Promise.all([load(), load()]).then(([a, b]) => {
              console.log(a.make() instanceof Box, a.runs, b.runs);
            });
        """,
        "box.js": "export class Box {}",
        "extra.js": """
            import { Box } from "./box.js";
            import { count } from "./only.js";
            export const runs = count();
            export function make() { return new Box(); }
        """,
        "only.js": "let runs = 0; export function count() { return runs += 1; }",
    }
    assert run_both(tmp_path, sources, {"extra": "extra.js"}) == "true\ntrue 1 1\n"
    bundles = join(sources, lazy={"extra": "extra.js"})
    assert ("class" in bundles["page"], "class" in bundles["extra"]) == (True, False)
    assert ("runs:" in bundles["page"], "runs:" in bundles["extra"]) == (False, True)


def test_a_later_entry_loads_the_file_of_an_earlier_one(tmp_path: Path) -> None:
    sources = {
        "first.js": 'import { tell } from "./tell.js"; tell("first");',
        "tell.js": "let told = 0; export function tell(what) { console.log(what, told += 1); }",
        "page.js": 'import("./tell.js").then(({ tell }) => tell("second"));',
    }
    bundles = join(sources, {"first": "first.js", "page": "page.js"})
    assert "console" not in bundles["page"]
    assert run(tmp_path, {f"{name}.js": text for name, text in bundles.items()}) == "first 1\nsecond 2\n"


def test_names_may_be_the_same_in_two_modules(tmp_path: Path) -> None:
    sources = {
        "page.js": 'import { a as b } from "./a.js"; const a = "p", hidden = 2; console.log(a, b, hidden);',
        "a.js": "const hidden = 1; export const a = `a${hidden}`;",
    }
    assert run_both(tmp_path, sources) == "p a1 2\n"


def test_a_file_is_named_by_its_text_and_named_in_others() -> None:
    sources = {"page.js": 'import("./extra.js");', "extra.js": "export const a = 1;"}
    named = join_modules(
        sources, {"page": "page.js"}, {"extra": "extra.js"}, lambda name, text: f"{name}-{len(text)}.js"
    )
    assert named["extra"].file == f"extra-{len(named['extra'].text)}.js"
    assert f'import("./{named["extra"].file}")' in named["page"].text


REFUSED = {
    'import a from "./b.js";': "an import of a form",
    'import a, { b } from "./b.js";': "an import of a form",
    'import { a } from "b.js";': "an import of a form",
    'import { a } from "https://else.example/b.js";': "an import of a form",
    'import { a } from "./b.js" with { type: "json" };': "an import of a form",
    'import { a } from "./b.js"\nfoo();': "an import of a form",
    "const a = import(name);": "import can't stand here",
    'const a = import("./b.js", {});': "import can't stand here",
    'if (x) { import("b.js"); }': "import can't stand here",
    "const a = { import: 1 };": "import can't stand here",
    "export default 1;": "an export of a form",
    'export { b } from "./b.js";': "an export of a form",
    'export * from "./b.js";': "an export of a form",
    "export let a = 1;": "an export of a form",
    "export const { a } = b;": "an export of a form",
    "export const a = f(1, 2), b = 2;": "an export of a form",
    "export const a = 1; export { a };": "a is exported twice",
    "const a = await b;": "await outside",
    "const $a = 1;": "names with a $",
    'import { z } from "./b.js";': "b.js exports no z",
    'import "./c.js";': "there is no module c.js",
    'import("./c.js");': "there is no module c.js",
    'import { a } from "./page.js";': "page.js → page.js",
}


@pytest.mark.parametrize("source, reason", REFUSED.items())
def test_other_forms_are_refused(source: str, reason: str) -> None:
    with pytest.raises(BundleError) as caught:
        join({"page.js": f"// First a comment.\n{source}", "b.js": "export const b = 1;"})
    problem = caught.value.problem
    assert reason in problem.reason
    assert problem.remedy
    assert problem.path == "client/page.js"
    assert problem.line == (1 if "→" in reason else 2)


def test_a_circle_is_shown() -> None:
    sources = {
        f"{a}.js": f'import "./{b}.js";' for a, b in [("page", "a"), ("a", "b"), ("b", "c"), ("c", "a")]
    }
    with pytest.raises(BundleError, match=r"a\.js → b\.js → c\.js → a\.js"):
        join(sources)


def test_a_lazy_bundle_has_one_parent_and_loads_no_other() -> None:
    lazy = {"extra": "extra.js", "more": "more.js"}
    sources = {"page.js": 'import("./extra.js"); import("./more.js");', "more.js": "", "extra.js": ""}
    assert set(join(sources, lazy=lazy)) == {"page", "extra", "more"}
    with pytest.raises(BundleError, match="0 bundles load the bundle more"):
        join({**sources, "page.js": 'import("./extra.js");'}, lazy=lazy)
    with pytest.raises(BundleError, match="loads another one"):
        join({**sources, "extra.js": 'import("./more.js");'}, lazy=lazy)
