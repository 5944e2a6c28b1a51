export default {
  layout: "article.njk",
  permalink: ({ slug }) => `a/${slug}/`,
};
