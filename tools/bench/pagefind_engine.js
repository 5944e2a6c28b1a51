// Run by engines.py in Pagefind's search page: the same questions as those of our_engine.js.
async ({ query, options, runs }) => {
  const pagefind = await import("/pagefind/pagefind.js");
  let answer = await pagefind.search(query, options);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    answer = await pagefind.search(query, options);
    times.push(performance.now() - started);
  }
  const articles = await Promise.all(answer.results.slice(0, 10).map((result) => result.data()));
  return { times, total: answer.results.length, dates: articles.map(({ meta }) => meta.date) };
}
