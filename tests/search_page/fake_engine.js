/** An engine with sixty articles in memory, for tests of the page around it. */

const WORDS = ["سیلاب", "پاکستان", "انتخابات"];
const SECTIONS = ["قومی خبریں", "عالمی خبریں", "سائنس اور ٹیکنالوجی"];
const PEOPLE = ["عمران خان", "ولادیمیر پیوٹن", "مسعود پزیشکیان"];
const PLACES = ["لاہور", "کراچی", "عشق آباد", "New York"];

const ARTICLES = Array.from({ length: 60 }, (_, number) => ({
  number,
  id: `article${String(number).padStart(3, "0")}`,
  url: "a/3kq7m2x9tb/",
  headline: `${WORDS[number % 3]} کی خبر ${number}`,
  body: `یہ ${WORDS[number % 3]} کی ایک خبر ہے، ${PLACES[number % 4]} سے۔`,
  date: number < 3 ? "" : `${2008 + Math.floor(number / 5)}-${String((number % 12) + 1).padStart(2, "0")}-14`,
  dateText: number < 3 ? `تاریخ نامعلوم، ${1990 + number}ء کے بعد` : "",
  lang: { 4: "fa-AF", 7: "en" }[number] ?? "",
  section: [SECTIONS[number % 3]],
  publication: [number % 2 ? "Dawn" : "مشرق نامہ"],
  person: PEOPLE.slice(0, number % 4),
  place: [PLACES[number % 4]],
  organisation: number % 5 === 0 ? ["اقوام متحدہ"] : [],
}));
const FIXES = {
  "پاکستتان": { words: "پاکستان", kind: "spelling" },
  "pakistan": { words: "پاکستان", kind: "roman" },
};

const asked = globalThis.asked = [];

export async function openIndex() {
  return new Index();
}

class Index {
  #latest = [];

  async search(text, { limit = 10, offset = 0, sort = "relevance", from = "", to = "", chosen = [], signal } = {}) {
    asked.push({ text, sort, from, to, chosen, offset });
    await pause(signal);
    if (text.includes("خراب")) throw new Error("broken");
    const corrections = text.split(" ").flatMap((typed) => (FIXES[typed] ? [{ typed, ...FIXES[typed] }] : []));
    const words = text.split(" ").filter((word) => word !== "").map((word) => FIXES[word]?.words ?? word);
    const missing = words.filter((word) => !ARTICLES.some(({ body }) => body.includes(word)));
    const fields = [...new Set(chosen.map(({ field }) => field))];
    const found = ARTICLES.filter((article) => words.some((word) => article.body.includes(word))
      && fields.every((field) => chosen.some((one) => one.field === field && article[field].includes(one.value)))
      && (from === "" || (article.date !== "" && article.date.slice(0, from.length) >= from))
      && (to === "" || (article.date !== "" && article.date.slice(0, to.length) <= to)));
    const all = found.filter(({ body }) => words.every((word) => body.includes(word)));
    const ordered = [...all, ...found.filter((article) => !all.includes(article))];
    if (sort === "newest") ordered.reverse();
    this.#latest = found;
    return {
      total: found.length,
      totalAll: all.length,
      hits: ordered.slice(offset, offset + limit).map((article) => makeHit(article, words)),
      missing,
      note: "",
      unread: text.includes("گم") ? 2 : 0,
      partial: false,
      corrections,
      searched: text.replace(/[^\s"-]+/gu, (word) => FIXES[word]?.words ?? word),
    };
  }

  async countPeriods() {
    return countPeriods(this.#latest);
  }

  async countFacets(_answer, field) {
    asked.push({ facet: field });
    await pause();
    const counts = new Map();
    for (const value of this.#latest.flatMap((article) => article[field])) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  }

  async suggest(text, { limit = 5, signal } = {}) {
    await pause(signal);
    const last = text.split(" ").at(-1);
    const begins = (word) => word.startsWith(last);
    const names = [...PEOPLE.map((name) => ({ name, kind: "person", count: 3 })),
      ...PLACES.map((name) => ({ name, kind: "place", count: 2 }))];
    return {
      words: ["پاکستان", "پاکستانی", "پانی", "سیلاب"].filter(begins).slice(0, limit).map((word) => ({ word, count: 9 })),
      names: names.filter(({ name }) => name.split(" ").some(begins)).slice(0, limit),
    };
  }

  async findNumber(id, date) {
    return ARTICLES.findIndex((article) => article.id === id && article.date === date);
  }

  async moreLike(number, { limit = 10, signal } = {}) {
    asked.push({ like: number });
    await pause(signal);
    const like = ARTICLES.filter((article) => article.number % 3 === number % 3 && article.number !== number);
    const hits = like.slice(0, limit).map((article) => makeHit(article, []));
    return { total: like.length, totalAll: like.length, hits, missing: [], note: "", unread: 0, partial: false, corrections: [], searched: "" };
  }
}

function makeHit({ section, publication, body, headline, date, dateText, ...article }, words) {
  const has = (word) => body.includes(word);
  return {
    ...article, headline, date, dateText: dateText || date, section: section[0], publication: publication[0], score: 1,
    matchedAll: words.every(has), missing: words.filter((word) => !has(word)),
    title: [{ text: headline, marked: false }],
    excerpt: body.split(/(\s+)/u).map((text) => ({ text, marked: words.includes(text) })),
  };
}

function countPeriods(articles) {
  const counts = new Map();
  for (const { date } of articles) {
    const [year, month] = date === "" ? [0, 0] : date.split("-").map(Number);
    counts.set(year * 100 + month, (counts.get(year * 100 + month) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b)
    .map(([key, count]) => ({ year: Math.floor(key / 100), month: key % 100, count }));
}

async function pause(signal) {
  await new Promise((done) => setTimeout(done, 5));
  signal?.throwIfAborted();
}
