// The articles of a month for other programs: JSON Lines with their texts.

import { tell } from "../citing.js";

export default class {
  data() {
    return {
      pagination: { data: "collections.months", size: 1, alias: "month" },
      permalink: ({ month }) => `${month.url}articles.jsonl`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ month, site }) {
    return month.articles.toReversed().map((each) => `${JSON.stringify(tell(each, site))}\n`).join("");
  }
}
