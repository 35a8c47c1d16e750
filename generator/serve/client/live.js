// The first thing that gen serve adds to a page. It stands at the end of the document and runs before
// the page's own modules, so what it copies is the document as the server sent it: the base from which
// the next version is told apart, whatever scripts do to the page meanwhile.
{
  const { currentScript: script, documentElement: live } = document;
  const base = live.cloneNode(true);
  const nodes = new Map(); // node of the base -> node on the page
  const pair = (a, b) => {
    nodes.set(a, b);
    for (a = a.firstChild, b = b.firstChild; a; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  };
  pair(base, live);
  const { session, serial, report, tag } = script.dataset;
  import(new URL('follow.js', script.src).href).then((m) => m.follow({ base, nodes, session, serial: Number(serial), report: Number(report), tag }));
}
