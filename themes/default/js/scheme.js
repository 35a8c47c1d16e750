// Runs before the first paint: binds the colours the reader chose, and says whether answers wait to be asked for and the outline is open above the text.
try {
  const e = document.documentElement;
  const scope = 'gen:1:' + new URL(e.dataset.root || './', location.href).pathname + ':';
  const get = (/** @type {string} */ key) => JSON.parse(localStorage[scope + key] || 'null');
  if (get('scheme')) e.dataset.theme = get('scheme');
  if (get('practice')) e.dataset.practice = '';
  if (get('above')) e.dataset.above = '';
} catch {}
