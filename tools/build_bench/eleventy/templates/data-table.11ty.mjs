// The articles of a month for spreadsheets, without their texts.

import { tell } from "../citing.js";

const cell = (value) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export default class {
  data() {
    return {
      pagination: { data: "collections.months", size: 1, alias: "month" },
      permalink: ({ month }) => `${month.url}articles.csv`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ month, site }) {
    const rows = month.articles.toReversed().map((each) => {
      const { lead, text, ...row } = tell(each, site);
      return row;
    });
    return [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => `${row.map(cell).join(",")}\n`).join("");
  }
}
