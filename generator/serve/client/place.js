// Where the reader is. Kept in view while the document changes, and across a reload.

const name = 'gen-serve';

/** Runs a change of the document while what is at the top of the window stays there. */
export async function keep(change) {
  const marks = inView();
  const { style } = document.documentElement;
  const { overflowAnchor } = style;
  style.overflowAnchor = 'none'; // or else the browser does the same, and both is too much
  await change();
  const mark = marks.find(([el]) => el.isConnected);
  if (mark) scrollBy({ top: mark[0].getBoundingClientRect().top - mark[1], behavior: 'instant' });
  style.overflowAnchor = overflowAnchor;
  if (document.documentElement.getAttribute('style') === '') document.documentElement.removeAttribute('style');
}

/** The first few blocks that are in view and move with the page, with their distance from the top. */
function inView() {
  const marks = [];
  for (const el of document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, pre, tr, summary, figure, label')) {
    const { top, bottom, height } = el.getBoundingClientRect();
    if (height && bottom > 0 && top < innerHeight && scrolls(el)) marks.push([el, top]);
    if (marks.length === 12) break;
  }
  return marks;
}

/** Whether an element moves with the page, as one in a fixed bar or a sticky column does not. */
function scrolls(el) {
  for (; el; el = el.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(el).position)) return false;
  }
  return true;
}

const fields = 'input, textarea, select';

/** A name for an element that the next document knows: its id, or its number among its kind. */
const nameOf = (el) => (el.id ? `#${CSS.escape(el.id)}` : [el.localName, [...document.getElementsByTagName(el.localName)].indexOf(el)]);
const find = (key) => (typeof key === 'string' ? document.querySelector(key) : document.getElementsByTagName(key[0])[key[1]]);

/** Remembers scrolling, opened answers, filled fields and the focus for the next window. */
export function save() {
  const open = [...document.querySelectorAll('details')].map((el) => [nameOf(el), el.open]);
  const filled = [...document.querySelectorAll(fields)].map((el) => [nameOf(el), el.type === 'file' ? '' : el.value, el.checked]);
  const focus = document.activeElement === document.body ? null : nameOf(document.activeElement);
  try {
    sessionStorage.setItem(name, JSON.stringify({ at: location.href, top: scrollY, open, filled, focus }));
  } catch {
    // Storage is blocked or full: the page begins anew.
  }
}

/** Goes back to what save has remembered, if it was on this page. */
export function restore() {
  let saved = null;
  try {
    saved = JSON.parse(sessionStorage.getItem(name));
    sessionStorage.removeItem(name);
  } catch {
    return;
  }
  if (saved?.at !== location.href) return;
  for (const [key, open] of saved.open) {
    const el = find(key);
    if (el && 'open' in el) el.open = open;
  }
  for (const field of saved.filled) refill(...field);
  if (saved.focus) find(saved.focus)?.focus({ preventScroll: true });
  scrollTo({ top: saved.top, behavior: 'instant' });
}

function refill(key, value, checked) {
  const el = find(key);
  if (!el?.matches(fields) || el.type === 'file' || (el.value === value && el.checked === checked)) return;
  el.value = value;
  if (checked !== undefined) el.checked = checked;
  el.dispatchEvent(new Event('change', { bubbles: true }));
}
