"""What the tests in a browser share: the sample site behind an address, and questions to a page."""

from __future__ import annotations

from .rendering import site_files

ORIGIN = "http://theme.test/"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  const scrolls = (e) => e && (getComputedStyle(e).overflowX === 'auto' || scrolls(e.parentElement));
  // A drawing clips what lies beyond its edges.
  const out = box.left < -1 || box.right > innerWidth + 1;
  return !element.ownerSVGElement && box.width > 1 && out && !scrolls(element);
}).map((element) => element.outerHTML.slice(0, 100))"""
# Draws a screenshot and counts its dark points.
COUNT_INK = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 128) ink += 1;
  return ink;
}"""
# A style sheet made by a script is not inline style: the page's policy allows it.
ADD_STYLE = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"


def serve(route) -> None:
    """Answer a browser's request with a file of the sample site."""
    path = route.request.url.removeprefix(ORIGIN).partition("#")[0].partition("?")[0]
    body = site_files().get(path)
    if body is None:
        route.fulfill(status=404, body="")
        return
    kind = TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8")
    if kind == "text/css":
        # What is measured is our faces, however late this machine has them.
        body = body.replace(b"optional", b"swap")
    route.fulfill(status=200, content_type=kind, body=body)


def choose(page, name: str, value: str) -> None:
    """Press the button of the reader's settings that chooses `value`."""
    page.locator(f"button[name={name}][value={value}]").click()


def wait_for_fonts(page) -> None:
    page.evaluate("document.fonts.ready.then(() => undefined)")


def add_style(page, css: str) -> None:
    """Lay a style sheet over the page's own."""
    page.evaluate(ADD_STYLE, css)
