// @ts-check
// What any page may have besides its text: the key / that leads to the search, buttons that copy a line or
// an address, and the day of reading, in a citation and on paper. One file, since each costs a request.

/** The key / leads to the search box of any page, unless it is meant as a letter, or the reader wants no such key. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.documentElement.dataset.slash === "off") return;
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (at?.closest("input, textarea, select") || at?.isContentEditable) return;
  const box = document.querySelector("input[type=search]");
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/**
 * Put the text of an element, as one line, on the clipboard; where that is refused, select it.
 * @param {HTMLElement} button
 * @param {HTMLElement} text
 */
async function copyText(button, text) {
  const status = button.parentElement?.querySelector("[role=status]");
  let said = button.dataset.copied ?? "";
  try {
    await navigator.clipboard.writeText((text.textContent ?? "").replace(/\s+/g, " ").trim());
  } catch {
    getSelection()?.selectAllChildren(text);
    said = button.dataset.selected ?? "";
  }
  if (status) status.textContent = said;
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  if (!(button instanceof HTMLElement)) continue;
  const text = document.getElementById(button.dataset.copies ?? "");
  if (text === null) continue;
  button.hidden = false;
  button.addEventListener("click", () => void copyText(button, text));
}

/**
 * A day as a citation has it; empty where the browser does not know the language's months.
 * @param {HTMLElement} blank
 * @param {Date} day
 */
function writeDay(blank, day) {
  const { pattern = "", zero = "0" } = blank.dataset;
  const language = /** @type {HTMLElement | null} */ (blank.closest("[lang]"))?.lang ?? "";
  if (!Intl.DateTimeFormat.supportedLocalesOf(language).length) return "";
  const numberingSystem = zero === "0" ? "latn" : "arabext";
  const form = new Intl.DateTimeFormat(language, { dateStyle: "long", calendar: "gregory", numberingSystem });
  const parts = Object.fromEntries(form.formatToParts(day).map((part) => [part.type, part.value]));
  return pattern.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
}

/** Put today in each place for it: in words, or where there is no line to write on, in digits. */
function fillInToday() {
  const day = new Date();
  const time = document.createElement("time");
  time.dateTime = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const blank of document.querySelectorAll("[data-today]")) {
    if (!(blank instanceof HTMLElement)) continue;
    time.textContent = writeDay(blank, day) || blank.textContent || time.dateTime;
    blank.replaceChildren(time.cloneNode(true));
  }
}

fillInToday();

// A closed panel is left out of print by browsers that can't open it in the style sheet.
addEventListener("beforeprint", () => {
  fillInToday();
  for (const panel of document.querySelectorAll("details[data-print]")) panel.setAttribute("open", "");
});
