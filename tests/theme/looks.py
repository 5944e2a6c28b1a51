"""What a page must look like on any machine, asked of the browser's own boxes and colours."""

from __future__ import annotations

# Of the page as it is laid out now, a list of what is wrong with it, each with its place; or of its colours.
LOOK = """(coloursOnly) => {
  const wrong = [];
  const tell = (what, element) => wrong.push(`${what}: ${element.outerHTML.slice(0, 90)}`);
  const styles = new Map();
  const style = (element) => styles.get(element) ??
    styles.set(element, getComputedStyle(element)).get(element);
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) wrong.push(`scrolls sideways: ${wide}`);
  const all = [...document.body.querySelectorAll('*')].filter((each) => each.checkVisibility());
  const boxes = new Map(all.map((each) => [each, each.getBoundingClientRect()]));
  const own = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  // One point in size: for those who hear the page.
  const unseen = (each) => each !== document.body &&
    ((boxes.get(each)?.width ?? 2) <= 1 || unseen(each.parentElement));
  const scrolls = (each) => each &&
    (/auto|scroll/.test(style(each).overflowX) || scrolls(each.parentElement));
  for (const each of coloursOnly ? [] : all) {
    const box = boxes.get(each);
    // A drawing clips what lies beyond its edges.
    const out = box.left < -1 || box.right > wide + 1;
    if (box.width > 1 && out && !each.ownerSVGElement && !scrolls(each)) tell('sticks out', each);
    const cuts = /hidden|clip/.test(style(each).overflowX + style(each).overflowY);
    const large = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    if (cuts && large && each.clientWidth > 1 && each.innerText?.trim()) tell('cuts its text', each);
  }
  // Boxes beside and below each other have no place in common; words within lines are the browser's.
  const flows = (each) => !/inline|contents|none/.test(style(each).display) && style(each).float === 'none' &&
    /static|relative/.test(style(each).position) && boxes.get(each).width > 1 && !each.ownerSVGElement;
  for (const parent of coloursOnly ? [] : new Set(all.map((each) => each.parentElement))) {
    const inside = [...parent.children].filter((each) => boxes.has(each) && flows(each));
    inside.forEach((each, place) => {
      const next = inside[place + 1];
      if (!next) return;
      const a = boxes.get(each);
      // What stands in an empty column of a grid lies over none of its parts.
      const parts = style(next).display === 'grid' ? [...next.children] : [next];
      for (const b of parts.filter((part) => boxes.has(part)).map((part) => boxes.get(part))) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2.5 && down > 2.5) return tell('lies over the part before it', next);
      }
    });
  }
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  const mix = (colour, ground) => {
    pen.fillStyle = `rgb(${ground.join(' ')})`;
    pen.fillRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const grounds = new Map();
  const ground = (each) => {
    if (!each) return [255, 255, 255];
    if (!grounds.has(each)) grounds.set(each, mix(style(each).backgroundColor, ground(each.parentElement)));
    return grounds.get(each);
  };
  const light = (colour) => colour.map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  for (const each of all) {
    if (!own(each) || unseen(each) || each.ownerSVGElement || each.matches(':disabled, option')) continue;
    const [text, behind] = [light(mix(style(each).color, ground(each))), light(ground(each))];
    const ratio = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
    const size = parseFloat(style(each).fontSize);
    const large = size >= 24 || (size >= 18.66 && style(each).fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) tell(`${ratio.toFixed(2)} of contrast`, each);
  }
  return wrong;
}"""
