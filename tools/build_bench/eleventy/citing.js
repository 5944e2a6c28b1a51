// How an article is cited, and told to machines.

const SITE = { name: "مشرق نامہ", url: "https://paper.example" };
const TYPES = { people: "Person", places: "Place", organisations: "Organization" };
const KINDS = {
  people: "person",
  places: "place",
  organisations: "organisation",
  publications: "publication",
  sections: "section",
  days: "date",
  yeardays: "date/on",
};

/** The address of the list of a name. */
export const address = (name, key) => `/${KINDS[key] ?? "date"}/${name.replaceAll(" ", "-")}/`;

const article = ({ slug }) => `${SITE.url}/a/${slug}/`;

/** An article as schema.org has it. */
export const linkedData = (data) => ({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: data.title,
  datePublished: data.days[0],
  articleSection: data.sections[0],
  identifier: data.slug,
  inLanguage: "ur",
  isPartOf: { "@type": "Newspaper", name: data.publication },
  mentions: Object.keys(TYPES).flatMap((key) =>
    data[key].map((name) => ({ "@type": TYPES[key], name, url: SITE.url + address(name, key) })),
  ),
  mainEntityOfPage: article(data),
  url: article(data),
});

/** A list's name as schema.org has it; null for what is none. */
export const thing = ({ key, name, url }) =>
  TYPES[key] ? { "@context": "https://schema.org", "@type": TYPES[key], name, url: SITE.url + url } : null;

/** Files for reference managers, in their links. */
export function cite(data) {
  const [day] = data.days;
  const [year, month, number] = day.split("-");
  const name = new Date(day).toLocaleString("en", { month: "short", timeZone: "UTC" }).toLowerCase();
  const bibtex = `@article{article-${data.slug},\n  title = {{${data.title}}},\n  journal = {${data.publication}},\n  date = {${day}},\n  year = {${year}},\n  month = ${name},\n  url = {${article(data)}},\n  language = {ur},\n  entrysubtype = {newspaper}\n}\n`;
  const ris = `TY  - NEWS\r\nID  - ${data.slug}\r\nTI  - ${data.title}\r\nT2  - ${data.publication}\r\nPY  - ${year}\r\nDA  - ${day.replaceAll("-", "/")}/\r\nSE  - ${data.sections[0]}\r\nLA  - ur\r\nDP  - ${SITE.name}\r\nUR  - ${article(data)}\r\nER  - \r\n`;
  const csl = JSON.stringify([
    {
      id: data.slug,
      type: "article-newspaper",
      title: data.title,
      "container-title": data.publication,
      issued: { "date-parts": [[Number(year), Number(month), Number(number)]] },
      section: data.sections[0],
      language: "ur",
      source: SITE.name,
      URL: article(data),
    },
  ]);
  return [
    ["BibTeX", "bib", "application/x-bibtex", bibtex],
    ["RIS", "ris", "application/x-research-info-systems", ris],
    ["CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl],
  ].map(([label, end, type, text]) => ({ label, end, address: `data:${type};charset=utf-8,${encodeURIComponent(text)}` }));
}

/** An article as COinS. */
export const describe = (data) =>
  `ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&${new URLSearchParams({
    "rft.type": "newspaperArticle",
    "rft.title": data.title,
    "rft.source": data.publication,
    "rft.date": data.days[0],
    "rft.language": "ur",
    "rft.identifier": article(data),
  })}`;

/** What other programs are told of an article. */
export const tell = ({ url, data, rawInput }, site) => ({
  id: data.slug,
  url: site.url + url,
  headline: data.title,
  date: data.days[0],
  publication: data.publication,
  section: data.sections[0],
  lang: "ur",
  people: data.people,
  places: data.places,
  organisations: data.organisations,
  source_file: data.source,
  lead: data.description,
  text: rawInput.trim(),
});
