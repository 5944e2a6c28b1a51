import { cite, describe, linkedData } from "../../citing.js";

export default {
  layout: "article.njk",
  permalink: ({ slug }) => `a/${slug}/`,
  eleventyComputed: {
    linkedData: (data) => linkedData(data),
    citations: (data) => cite(data),
    coins: (data) => describe(data),
  },
};
