// @ts-check
// The service worker: what a reader has seen of the archive can be seen without a network. Files with a
// hash in their address never change and are taken from the cache first; everything else comes from the
// network as long as there is one.
(function () {
  "use strict";

  /**
   * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} WorkEvent
   * @typedef {WorkEvent & { request: Request, respondWith(answer: Promise<Response>): void }} FetchEvent
   * @typedef {WorkEvent & { data: unknown }} TellEvent
   * @typedef {{ name: string, pattern: RegExp, most: number, lasting: boolean, versioned: boolean }} Kind
   */

  const FORMAT = 1;
  // The first that fits is meant. Each has a cache of its own, so that many cards push out no script.
  /** @type {readonly Kind[]} */
  const KINDS = [
    { name: "index", pattern: /^search\/[a-z]+-[0-9a-f]{10}\//, most: 2000, lasting: true, versioned: true },
    { name: "client", pattern: /^search\/(?:client\/)?[a-z]+-[0-9a-f]{10}\.(?:js|bin)$/, most: 40, lasting: true, versioned: false },
    { name: "pictures", pattern: /^images\/(?:pages\/)?[0-9a-f]{2}\/[0-9a-f]{30}\.[a-z]+$/, most: 100, lasting: true, versioned: false },
    { name: "pages", pattern: /^/, most: 400, lasting: false, versioned: false },
  ];
  // Downloads for other programs, which may be larger than all that is kept of an archive.
  const DOWNLOADS = /^data\/[^/]+$/;
  // How many files may be too many before the oldest are looked for and deleted.
  const SLACK = 50;
  const worker = /** @type {any} */ (globalThis);
  /** @type {string} */
  const scope = worker.registration.scope;
  // Other archives may stand at the same host, each with caches of its own.
  const prefix = `waraq ${scope} `;
  let put = 0;

  /** @param {Kind} kind */
  function nameCache(kind) {
    return `${prefix}${FORMAT} ${kind.name}`;
  }

  /**
   * The address under which something is kept: what is asked of a page makes no other page of it, but a
   * file of the index may have a version there.
   * @param {string} address
   * @returns {string} nothing for what is not of this archive, or not kept
   */
  function findKey(address) {
    const url = new URL(address, scope);
    const version = /^\?[0-9a-f]{1,10}$/.test(url.search) ? url.search : "";
    url.hash = "";
    url.search = "";
    if (!url.href.startsWith(scope) || DOWNLOADS.test(url.href.slice(scope.length))) return "";
    return findKind(url.href).versioned ? url.href + version : url.href;
  }

  /**
   * @param {string} key
   * @returns {Kind}
   */
  function findKind(key) {
    const path = key.slice(scope.length);
    return /** @type {Kind} */ (KINDS.find((kind) => kind.pattern.test(path)));
  }

  /**
   * Keep an answer as the newest of its kind.
   * @param {string} key
   * @param {Response} response
   */
  async function keep(key, response) {
    // A full disk, or one that is closed to us, is no reason to show nothing.
    try {
      const kind = findKind(key);
      const cache = await caches.open(nameCache(kind));
      await cache.delete(key, { ignoreSearch: true }); // other versions too
      await cache.put(key, response);
      put += 1;
      if (put % SLACK === 0) await Promise.all(KINDS.map(deleteOldest));
    } catch {
      return;
    }
  }

  /** @param {Kind} kind */
  async function deleteOldest(kind) {
    const cache = await caches.open(nameCache(kind));
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - kind.most))) await cache.delete(key);
  }

  /**
   * @param {string} key
   * @returns {Promise<Response | undefined>}
   */
  async function recall(key) {
    try {
      const cache = await caches.open(nameCache(findKind(key)));
      return await cache.match(key, { ignoreVary: true });
    } catch {
      return undefined;
    }
  }

  /**
   * @param {FetchEvent} event
   * @param {string} key
   * @returns {Promise<Response>}
   */
  async function answer(event, key) {
    const { lasting } = findKind(key);
    const kept = lasting ? await recall(key) : undefined;
    if (kept !== undefined) return kept;
    try {
      const response = await fetch(event.request);
      // Kept while the page reads its own copy; a worker may be ended as soon as nobody waits for it.
      if (response.status === 200 && !response.redirected) event.waitUntil(keep(key, response.clone()));
      return response;
    } catch (error) {
      const older = await recall(key);
      if (older !== undefined) return older;
      throw error;
    }
  }

  /**
   * Keep what a page loaded before this worker was there.
   * @param {string[]} addresses
   */
  async function keepSeen(addresses) {
    for (const key of new Set(addresses.map(findKey))) {
      if (key === "" || await recall(key) !== undefined) continue;
      const response = await fetch(key).catch(() => null);
      if (response?.status === 200 && !response.redirected) await keep(key, response);
    }
  }

  async function begin() {
    const wanted = new Set(KINDS.map(nameCache));
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && !wanted.has(name)) await caches.delete(name);
    }
    await Promise.all(KINDS.map(deleteOldest));
    await worker.clients.claim();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {WorkEvent} */ event) => event.waitUntil(begin()));
  worker.addEventListener("message", (/** @type {TellEvent} */ event) => {
    if (Array.isArray(event.data)) event.waitUntil(keepSeen(event.data.map(String)));
  });
  worker.addEventListener("fetch", (/** @type {FetchEvent} */ event) => {
    const key = findKey(event.request.url);
    if (event.request.method === "GET" && key !== "" && !event.request.headers.has("range")) {
      event.respondWith(answer(event, key));
    }
  });
})();
