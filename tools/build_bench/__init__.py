"""`make bench`: our builds beside those of Hugo and Eleventy, of one made-up archive (maintainers only)::

    make bench N=500 OPTIONS="--only waraq,hugo"

`archive` makes the articles, `content` writes them as each tool wants them,
`scenarios` changes them, `measure` runs the tools on them one after the
other, `report` and `picture` show what that took. Nothing in a build or a
test of the product needs this package.
"""
