// Holds the stream for all pages, as long as there is one.

import { connect } from './stream.js';

const ports = new Set();
let last = null;
let stop = null;

const tell = (message) => {
  last = message;
  for (const port of ports) port.postMessage(message);
};

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = () => {
    ports.delete(port);
    if (ports.size) return;
    stop?.();
    stop = last = null;
  };
  if (last) port.postMessage(last);
  stop ??= connect(tell, () => (last = null)); // the server that comes back may be another
};
