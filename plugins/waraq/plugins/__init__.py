"""Thin Pelican adapters: the only modules of Waraq that import `pelican`.

`language` gives templates the interface text, `reader` reads Markdown,
`writer` is the one door to `output/`, `generator` makes every page.
"""
