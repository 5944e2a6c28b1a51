// The articles of a year for other programs: JSON Lines with their texts.

import { tell } from "../citing.js";

export default class {
  data() {
    return {
      pagination: { data: "collections.years", size: 1, alias: "year" },
      permalink: ({ year }) => `${year.url}articles.jsonl`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ year, site }) {
    return year.articles.toReversed().map((each) => `${JSON.stringify(tell(each, site))}\n`).join("");
  }
}
