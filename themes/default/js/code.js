// Tools of a block of code: copy what would be typed, wrap what is too long.

import strings from 'gen:strings/core';
import { all, announce, click, make, one, say } from './dom.js';

/** How a session begins of which no lexer marked the prompts, and what lines begin with that are typed in it. */
const FIRST = /^(>>>|\$|In \[\d+\]:|PS [^>]*>|\S+@\S+[$#%])( |$)/;
const PROMPT = /^(>>>|\.\.\.|\$|In \[\d+\]:| +\.\.\.:|PS [^>]*>|\S+@\S+[$#%])(?= |$)/gm;
const MARK = '\x01'; // stands for a prompt
const SAID = 2000; // milliseconds a button shows what happened

/** Gives every figure its tools. */
export function attach() {
  for (const figure of all('figure.code')) {
    for (const block of all('pre', figure)) watch.observe(block);
    if (one('.code-tools', figure)) continue;
    (one(':scope > figcaption', figure) ?? figure).append(make('div', { className: 'code-tools' }, button('wrap', { hidden: true, 'aria-pressed': false }), button('copy')));
  }
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} [more]
 */
const button = (name, more) => make('button', { type: 'button', className: 'code-' + name, ...more }, say(strings[name]));

/**
 * Shows the wrap tool where a line is longer than its block. The browser tells when a block has got its width, so
 * that what is far from the screen need not be laid out to be measured.
 */
const watch = new ResizeObserver((entries) => {
  const figures = [...new Set(entries.map((e) => e.target.closest('figure')))].filter((f) => f != null);
  const wide = figures.filter((f) => all('pre', f).some((p) => p.scrollWidth > p.clientWidth + 1 || p.classList.contains('wrap')));
  for (const f of figures) {
    const tool = one('.code-wrap', f);
    if (tool) tool.hidden = !wide.includes(f);
  }
});

/**
 * The code as it would be typed: of a session only what stands behind prompts, and lines that a backslash carries on.
 * @param {HTMLElement} source
 */
function typed(source) {
  const copy = /** @type {HTMLElement} */ (source.cloneNode(true));
  for (const p of all('.p', copy)) p.textContent = (p.textContent ?? '').replace(/.+/g, MARK);
  let text = (copy.textContent ?? '').trimEnd();
  if (FIRST.test(text)) text = text.replace(PROMPT, MARK);
  if (!text.includes(MARK)) return text;
  const lines = text.split('\n').filter((line, i, all) => line.startsWith(MARK) || all[i - 1]?.endsWith('\\'));
  return lines.map((line) => line.replace(/^\x01 ?/, '')).join('\n');
}

click('.code-copy', async (el) => {
  const source = one('pre code, pre', el.closest('figure') ?? undefined);
  if (!source) return;
  let word = strings.copied;
  try {
    await navigator.clipboard.writeText(typed(source));
  } catch {
    getSelection()?.selectAllChildren(source);
    word = strings.copyFailed;
  }
  el.textContent = say(word);
  announce(say(word));
  setTimeout(() => (el.textContent = say(strings.copy)), SAID);
});

click('.code-wrap', (el) => {
  const wrapped = el.getAttribute('aria-pressed') !== 'true';
  el.setAttribute('aria-pressed', String(wrapped));
  for (const pre of all('pre', el.closest('figure') ?? undefined)) pre.classList.toggle('wrap', wrapped);
});
