// @ts-check
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
