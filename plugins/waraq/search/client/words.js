// @ts-check
/** What the page of words over time loads besides the search's engine. */
import { WordsPage } from "./words-page.js";

for (const section of document.querySelectorAll("[data-words]")) {
  if (section instanceof HTMLElement) new WordsPage(section).start();
}
