// What is wrong with the last build, over a page that stays usable.

let host = null;
let shown = '[]';

/** Shows problems, or takes them away when there are none. One that was closed stays so until they change. */
export function overlay(problems) {
  const text = JSON.stringify(problems);
  if (text === shown) return;
  shown = text;
  close();
  if (problems.length) open(problems);
}

function open(problems) {
  host = document.createElement('gen-problems'); // with a shadow, so that styles of the page stay out
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = make('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('overlay.css', import.meta.url).href;
  const box = make('section', 'overlay');
  box.setAttribute('role', 'alert');
  box.setAttribute('aria-label', 'Problems of the last build');
  box.tabIndex = 0; // it scrolls
  const heading = make('h2', '', problems.length === 1 ? '1 problem keeps the guide from building' : `${problems.length} problems keep the guide from building`);
  const button = make('button', 'close', '×');
  button.type = 'button';
  button.setAttribute('aria-label', 'Close (Esc)');
  button.onclick = close;
  const list = make('ul');
  list.append(...problems.map(entry));
  box.append(heading, button, list);
  shadow.append(sheet, box);
  document.documentElement.append(host);
  addEventListener('keydown', escape);
}

function entry({ file, line, col, message, hint }) {
  const li = make('li');
  const place = [file, line, col].filter(Boolean).join(':');
  if (place) li.append(make('p', 'place', place));
  li.append(make('p', 'message', message));
  if (hint) li.append(make('p', 'hint', hint));
  return li;
}

function close() {
  host?.remove();
  host = null;
  removeEventListener('keydown', escape);
}

function escape(event) {
  if (event.key === 'Escape') close();
}

function make(tag, className = '', text = '') {
  const el = document.createElement(tag);
  if (className) el.className = className;
  el.textContent = text;
  return el;
}
