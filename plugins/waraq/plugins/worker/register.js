// @ts-check
// Registers the service worker. A classic script: `import.meta` would not do in a site that is opened
// from a folder, where there are no workers and this does nothing.
(function () {
  "use strict";

  const workers = navigator.serviceWorker;
  const script = document.currentScript;
  if (!workers || !(script instanceof HTMLScriptElement) || !location.protocol.startsWith("http")) return;

  /** What this page loaded before there was a worker to see it. */
  function tell() {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    workers.controller?.postMessage([location.href, ...loaded]);
  }

  if (workers.controller === null) workers.addEventListener("controllerchange", tell, { once: true });
  // Browsers refuse in private windows and where the address is not secure: then nothing is kept.
  workers.register(new URL("sw.js", script.src), { updateViaCache: "none" }).catch(() => undefined);
})();
