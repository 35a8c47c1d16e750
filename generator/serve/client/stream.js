// One stream of events for all pages of the browser: HTTP/1.1 allows six connections to a server, and
// a stream in each tab would use them up.

const url = new URL('events', import.meta.url).href;

/** Calls back with every message of the server, beginning with what is now. */
export function listen(hear) {
  let stop = null;
  const start = () => (stop ??= shared(hear) ?? connect(hear));
  const end = () => {
    stop?.();
    stop = null;
  };
  addEventListener('pagehide', end);
  addEventListener('pageshow', start); // also when a page comes back out of the browser's cache
  start();
}

function shared(hear) {
  let end = null;
  try {
    const worker = new SharedWorker(new URL('worker.js', import.meta.url), { type: 'module', name: 'gen' });
    worker.port.onmessage = ({ data }) => hear(data);
    worker.onerror = () => (end = connect(hear)); // it could not be loaded
    end = () => {
      worker.port.postMessage('leave');
      worker.port.close();
    };
  } catch {
    return null; // no such thing in this browser: a stream of its own has to do
  }
  return () => end();
}

const shortest = 300; // milliseconds until a lost stream is opened again,
const longest = 5000; // doubled up to here while that fails

/** Opens the stream and keeps it open, and says when it is lost; gives the function that ends it. */
export function connect(hear, lost = () => {}) {
  let source = null;
  let timer = 0;
  let wait = shortest;
  const open = () => {
    source = new EventSource(url);
    source.onmessage = ({ data }) => {
      wait = shortest;
      hear(JSON.parse(data));
    };
    source.onerror = () => {
      source.close();
      lost();
      timer = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(longest, wait * 2);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
