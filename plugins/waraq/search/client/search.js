// @ts-check
/** What the search page loads, joined into one file: the page and the engine. `openIndex` is for other scripts. */
import { openIndex } from "./index-reader.js";
import "./search-page.js";

export { openIndex };
