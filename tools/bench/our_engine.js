// Run by engines.py in our search page: asks the client's index directly, `runs` times after a first time that
// fetches the files. Gives the milliseconds of each run, the total, and the dates of the first results.
async ({ query, options, runs }) => {
  const page = document.querySelector("[data-search]");
  const manifest = new URL(page.dataset.manifest, document.baseURI);
  page.querySelector("input[name=q]").focus(); // the page fetches what it has not fetched of its client
  const index = await (await findOpenIndex())(manifest);
  let answer = await index.search(query, options);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    answer = await index.search(query, options);
    times.push(performance.now() - started);
  }
  return { times, total: answer.total, dates: answer.hits.map((hit) => hit.date) };

  // Whatever module the page has it from: they are all there already, and run no second time.
  async function findOpenIndex() {
    for (let tries = 0; tries < 100; tries += 1) {
      for (const { name } of performance.getEntriesByType("resource")) {
        if (!new URL(name).pathname.endsWith(".js")) continue;
        const { openIndex } = await import(name);
        if (openIndex !== undefined) return openIndex;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("no script of the search page exports openIndex");
  }
}
