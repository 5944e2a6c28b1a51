// Run by engines.py in our search page: asks the client's index directly, `runs` times after a first time that
// fetches the files. Gives the milliseconds of each run, the total, and the dates of the first results.
async ({ query, options, runs }) => {
  const manifest = new URL(document.querySelector("[data-search]").dataset.manifest, document.baseURI);
  const { openIndex } = await import(new URL("client/index-reader.js", manifest).href);
  const index = await openIndex(manifest);
  let answer = await index.search(query, options);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    answer = await index.search(query, options);
    times.push(performance.now() - started);
  }
  return { times, total: answer.total, dates: answer.hits.map((hit) => hit.date) };
}
