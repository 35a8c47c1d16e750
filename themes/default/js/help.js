// The list of keys, and what this device remembers: save it, load it, forget it.

import './site.js';
import strings from 'gen:strings/help';
import look from 'gen:text/css/help.css';
import { make, one, say, style } from './dom.js';
import { enabled } from './keys.js';
import { scope, set, unsaved } from './state.js';

style(look);

const KEYS = [
  ['/', 'search'], ['j', 'next'], ['k', 'previous'], [']', 'nextChapter'], ['[', 'previousChapter'],
  ['p', 'practice'], ['1–4', 'grade'], ['A–F', 'letters'], ['t', 'outline'], ['?', 'help'],
];

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Opens the dialog. */
export function open() {
  if (!dialog?.isConnected) document.body.append((dialog = build()));
  /** @type {HTMLInputElement} */ (one('input[type="checkbox"]', dialog)).checked = enabled();
  if (!dialog.open) dialog.showModal();
}

function build() {
  const keys = KEYS.flatMap(([key, word]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, say(strings[word]))]);
  const use = make('input', { type: 'checkbox' });
  use.addEventListener('change', () => set('keys', use.checked));
  const said = make('output');
  const file = make('input', { type: 'file', accept: 'application/json', hidden: true });
  file.addEventListener('change', async () => {
    if (file.files?.[0]) await load(file.files[0], said);
    file.value = ''; // so that the same file can be chosen again
  });
  const el = make('dialog', { className: 'help', autofocus: true, 'aria-labelledby': 'help-title' },
    make('h2', { id: 'help-title' }, say(strings.title)),
    make('dl', {}, ...keys),
    make('label', {}, use, say(strings.use)),
    make('h2', {}, say(strings.state)),
    make('p', {}, say(strings.stateText)),
    make('div', { className: 'row' }, action('export', save), action('import', () => file.click()), action('forget', () => forget(said)), file),
    make('p', {}, said),
    make('div', { className: 'row' }, action('close', () => el.close(), 'button--main')));
  el.addEventListener('click', (event) => event.target === el && el.close());
  return el;
}

/** @param {string} name @param {() => void} act @param {string} [more] */
function action(name, act, more = '') {
  const b = make('button', { type: 'button', className: 'button ' + more }, say(strings[name]));
  b.addEventListener('click', act);
  return b;
}

/** Everything remembered of this guide, under keys without the scope. */
export function remembered() {
  return { ...stored(), ...Object.fromEntries(unsaved) };
}

function stored() {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith(scope)).map(([k, v]) => [k.slice(scope.length), value(v)]));
  } catch {
    return {};
  }
}

/** @param {string} text */
function value(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function save() {
  const text = JSON.stringify({ format: 'gen', version: 1, state: remembered() }, null, 1);
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href, download: (one('.bar-title')?.textContent?.trim() || 'guide') + '.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** @param {File} file @param {HTMLOutputElement} said */
async function load(file, said) {
  try {
    const { format, version, state } = JSON.parse(await file.text());
    if (format !== 'gen' || version !== 1 || typeof state !== 'object') throw new Error('format');
    for (const [key, value] of Object.entries(state)) set(key, value);
    said.textContent = say(strings.imported);
    changed();
  } catch {
    said.textContent = say(strings.importFailed);
  }
}

/** @param {HTMLOutputElement} said */
function forget(said) {
  for (const key of Object.keys(remembered())) set(key, undefined);
  said.textContent = say(strings.forgotten);
  changed();
}

/** Lets the page show what is remembered now. */
const changed = () => document.dispatchEvent(new CustomEvent('gen:patched'));
