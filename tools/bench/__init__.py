"""`make bench-search`: our search beside Pagefind's, on the same made-up archive (maintainers only)::

    make bench-search N=2000 OPTIONS="--json figures.json"

`articles` makes the archive, `builds` the two indexes, `reader` asks both in
Chromium, `report` holds every figure against its goal in ``goals.tsv``.
Nothing in a build or a test of the product needs this package.
"""
