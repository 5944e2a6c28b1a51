// The newest articles, and those of each section and name, as JSON Feed.

export default class {
  data() {
    return {
      pagination: { data: "collections.jsonFeeds", size: 1, alias: "list" },
      permalink: ({ list }) => `${list.url}feed.json`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ list, site }) {
    const items = list.articles.slice(0, site.feedItems).map(({ url, date, data }) => ({
      id: site.url + url,
      url: site.url + url,
      title: data.title,
      content_text: data.description,
      date_published: date.toISOString(),
      authors: [{ name: data.publication }],
      language: "ur",
      tags: data.sections,
    }));
    const address = site.url + list.url;
    const feed = { version: "https://jsonfeed.org/version/1.1", title: list.name, home_page_url: address };
    return JSON.stringify({ ...feed, feed_url: `${address}feed.json`, language: "ur", items }, null, 1);
  }
}
