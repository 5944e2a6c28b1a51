// What `make bench` builds with Eleventy: the pages that Waraq makes of the same articles.

import { address, thing } from "./citing.js";

const SITE_NAME = "مشرق نامہ";
const PER_PAGE = 20;
const NAME_FEEDS = 5; // a name has a feed from so many articles on
const FEED_ITEMS = 20;
const NAMES = ["people", "organisations", "places"];
const LISTS = [...NAMES, "publications", "sections", "days"];
const RELATED = 4;
const COMMON = 0.02; // names that more of a year's articles share say little

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
    .map(([name, articles]) => ({ key, name, url: address(name, key), articles, count: articles.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Whether the list of a name has a feed. */
const hasFeed = ({ key, count }) =>
  key === "sections" || key === "publications" || (key !== "days" && count >= NAME_FEEDS);

/** The pages of a list, each with its articles and its neighbours. */
function paginate(list) {
  const { key, name, url, articles, count } = list;
  const total = Math.ceil(articles.length / PER_PAGE);
  const pageUrl = (number) => (number === 1 ? url : `${url}page/${number}/`);
  const years = NAMES.includes(key) ? group(articles, "years") : [];
  return Array.from({ length: total }, (_, at) => ({
    key,
    name,
    count,
    years,
    url: pageUrl(at + 1),
    number: at + 1,
    total,
    feed: hasFeed(list) ? `${url}feed.atom` : null,
    thing: thing(list),
    yearday: key === "days" ? address(name.slice(5), "yeardays") : null,
    articles: articles.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    newer: at > 0 ? pageUrl(at) : null,
    older: at + 1 < total ? pageUrl(at + 2) : null,
    newest: url,
    oldest: pageUrl(total),
  }));
}

/** A month as weeks of days, each with its list if it has articles, and null beside it. */
function calendar(month, days) {
  const found = new Map(days.map((day) => [day.name, day]));
  const first = new Date(`${month}-01T00:00:00Z`);
  const before = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = [...Array(before).fill(null)];
  for (let day = 1; day <= length; day++) {
    cells.push({ day, list: found.get(`${month}-${String(day).padStart(2, "0")}`) });
  }
  return { month, first, weeks: Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7)) };
}

/** Years with their months and calendars, or months with theirs: one entry for each. */
function periods(articles, key) {
  return group(articles, key).map(({ name, url, articles, count }) => {
    const months = group(articles, "months").sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      name,
      url,
      count,
      parts: key === "years" ? months : [],
      calendars: months.map((month) => calendar(month.name, group(month.articles, "days"))),
    };
  });
}

/** Those that share the rarest names with each article of a year, and these names. */
function relate(articles) {
  const most = Math.max(articles.length * COMMON, RELATED);
  const lists = NAMES.flatMap((key) => group(articles, key)).filter(({ count }) => count <= most);
  const shared = new Map(articles.map((article) => [article, new Map()]));
  for (const { name, articles, count } of lists) {
    for (const article of articles) {
      const found = shared.get(article);
      for (const other of articles) {
        if (other === article) continue;
        const known = found.get(other);
        if (known) {
          known.names.push(name);
          known.weight += 1 / count;
        } else found.set(other, { item: other, names: [name], weight: 1 / count });
      }
    }
  }
  return [...shared].map(([article, found]) => [
    article.url,
    [...found.values()]
      .sort((a, b) => b.weight - a.weight)
      .slice(0, RELATED)
      .map(({ item, names }) => ({ item, shared: names.slice(0, 3) })),
  ]);
}

/** What two collections ask for, made once a build. */
function once(make) {
  let known, made;
  return (articles) => {
    if (known?.length !== articles.length || known[0] !== articles[0]) [known, made] = [articles, make(articles)];
    return made;
  };
}

export default function (config) {
  let around = new Map();
  const newest = (api) => api.getFilteredByGlob("content/articles/**/*.md").reverse();
  const lists = once((articles) => LISTS.flatMap((key) => group(articles, key)));

  config.addPassthroughCopy({ "static/theme": "theme" });
  config.addCollection("newest", (api) => {
    const articles = newest(api);
    const related = new Map(group(articles, "years").flatMap((year) => relate(year.articles)));
    around = new Map(
      articles.map(({ url }, at) => [url, { newer: articles[at - 1], older: articles[at + 1], related: related.get(url) }]),
    );
    return articles;
  });
  for (const key of [...NAMES, "publications", "sections", "years", "months", "yeardays"]) {
    config.addCollection(key, (api) => group(newest(api), key));
  }
  config.addCollection("onYeardays", (api) =>
    group(newest(api), "yeardays").map((each) => ({ ...each, days: group(each.articles, "days").sort((a, b) => (a.name < b.name ? 1 : -1)) })),
  );
  config.addCollection("lists", (api) => lists(newest(api)).flatMap(paginate));
  config.addCollection("feeds", (api) => lists(newest(api)).filter(hasFeed));
  config.addCollection("jsonFeeds", (api) => {
    const articles = newest(api);
    return [{ name: SITE_NAME, url: "/", articles }, ...lists(articles).filter(hasFeed)];
  });
  config.addCollection("periods", (api) => {
    const articles = newest(api);
    return [...periods(articles, "years"), ...periods(articles, "months")];
  });

  const urdu = new Intl.DateTimeFormat("ur-u-nu-latn", { day: "numeric", month: "long", timeZone: "UTC" });
  const monthName = new Intl.DateTimeFormat("ur-u-nu-latn", { month: "long", timeZone: "UTC" });
  const english = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
  config.addFilter("address", address);
  config.addFilter("around", (url) => around.get(url) ?? {});
  config.addFilter("head", (list, count) => list.slice(0, count));
  config.addFilter("byName", (list) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1)));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("longDate", (date) => `${urdu.format(date)} ${date.getUTCFullYear()}ء`);
  config.addFilter("longMonth", (date) => `${monthName.format(date)} ${date.getUTCFullYear()}ء`);
  config.addFilter("englishDate", (date) => english.format(date));
  config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  config.addFilter("countIn", (articles, name) => articles.filter(({ data }) => data.sections[0] === name).length);
  config.addGlobalData("site", {
    name: SITE_NAME,
    tagline: "اردو اخبار کا مستقل اور قابلِ تلاش ذخیرہ",
    url: "https://paper.example",
    feedItems: FEED_ITEMS,
  });

  return {
    dir: { input: ".", includes: "templates/_includes", output: "_site" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk", "11ty.js"],
  };
}
