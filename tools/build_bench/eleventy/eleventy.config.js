// What `make bench` builds with Eleventy: the pages that Waraq makes of the same articles.

const PER_PAGE = 20;
const KINDS = {
  people: "person",
  places: "place",
  organisations: "organisation",
  sections: "section",
  days: "date",
};

/** The address of the list of a name. */
const address = (kind, name) => `/${kind}/${name.replaceAll(" ", "-")}/`;

/** The articles by the names that their front matter lists under `key`: those of most articles first. */
function group(articles, key) {
  const groups = new Map();
  for (const article of articles) {
    for (const name of article.data[key]) {
      const group = groups.get(name);
      if (group) group.push(article);
      else groups.set(name, [article]);
    }
  }
  return [...groups]
    .map(([name, articles]) => ({ name, url: address(KINDS[key] ?? "date", name), articles, count: articles.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The pages of a list, each with its articles and its neighbours. */
function paginate({ name, url, articles, count }) {
  const total = Math.ceil(articles.length / PER_PAGE);
  const pageUrl = (number) => (number === 1 ? url : `${url}page/${number}/`);
  return Array.from({ length: total }, (_, at) => ({
    name,
    count,
    url: pageUrl(at + 1),
    number: at + 1,
    total,
    articles: articles.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    newer: at > 0 ? pageUrl(at) : null,
    older: at + 1 < total ? pageUrl(at + 2) : null,
  }));
}

/** Years with their months, or months with their days: one entry for each, and the part that counts. */
function periods(articles, key, part) {
  return group(articles, key).map(({ name, url, articles, count }) => ({
    name,
    url,
    count,
    parts: group(articles, part).sort((a, b) => (a.name < b.name ? 1 : -1)),
  }));
}

export default function (config) {
  let neighbours = new Map();
  // Asked for by several collections; each is made once a build.
  const newest = (api) => api.getFilteredByGlob("content/articles/**/*.md").reverse();

  config.addCollection("newest", (api) => {
    const articles = newest(api);
    neighbours = new Map(articles.map(({ url }, at) => [url, { newer: articles[at - 1], older: articles[at + 1] }]));
    return articles;
  });
  for (const key of ["people", "places", "organisations", "sections", "years"]) {
    config.addCollection(key, (api) => group(newest(api), key));
  }
  config.addCollection("lists", (api) => {
    const articles = newest(api);
    return Object.keys(KINDS).flatMap((key) => group(articles, key).flatMap(paginate));
  });
  config.addCollection("periods", (api) => {
    const articles = newest(api);
    return [...periods(articles, "years", "months"), ...periods(articles, "months", "days")];
  });

  config.addFilter("address", (name, kind) => address(kind, name));
  config.addFilter("neighbours", (url) => neighbours.get(url) ?? {});
  config.addFilter("head", (list, count) => list.slice(0, count));
  config.addFilter("byName", (list) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1)));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addGlobalData("site", { name: "مشرق نامہ", url: "https://paper.example" });

  return {
    dir: { input: ".", includes: "templates/_includes", output: "_site" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
