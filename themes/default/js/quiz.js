// Quizzes: choose, check, understand; a score for each run of questions, remembered on this device.

import './site.js';
import strings from 'gen:strings/quiz';
import look from 'gen:text/css/checked.css';
import { above, all, announce, chapter, click, make, one, say, style, up, visit } from './dom.js';
import { enabled, held, meant, typing } from './keys.js';
import { count, groups } from './quiz-score.js';
import { get, set } from './state.js';

style(look);

/** Attaches to every item, and shows what was answered here before. */
export function attach() {
  /** @type {Record<string, string>} */
  const given = get('quiz:' + chapter(), {});
  for (const item of all('.question--quiz')) {
    if (!item.classList.contains('scripted')) equip(item);
    const letters = String(given[item.id] ?? '');
    if (letters === (isChecked(item) ? chosen(item) : '')) continue;
    clear(item);
    if (!letters) continue;
    choose(item, letters);
    judge(item);
  }
  groups();
}

/** @param {HTMLElement} item */
function equip(item) {
  item.classList.add('scripted');
  const check = make('button', { type: 'button', className: 'button quiz-check' }, say(strings.check));
  one('.options', item)?.after(make('div', { className: 'quiz-row' }, check, make('output')));
}

/** @param {HTMLElement} item @returns {HTMLInputElement[]} */
const inputs = (item) => /** @type {HTMLInputElement[]} */ (all('.option > input', item));

/** The letters of what is chosen. @param {HTMLElement} item */
const chosen = (item) => inputs(item).filter((i) => i.checked).map((i) => i.value).join(' ');

/** @param {HTMLElement} item */
const key = (item) => one('.key', item)?.dataset.key?.split(' ') ?? [];

/** @param {HTMLElement} item */
const isChecked = (item) => item.classList.contains('is-checked');

/** @param {HTMLElement} item @param {string} letters */
function choose(item, letters) {
  for (const input of inputs(item)) input.checked = letters.split(' ').includes(input.value);
}

/** Shows right and wrong, in words. @param {HTMLElement} item */
function judge(item) {
  const right = key(item);
  item.classList.add('is-checked');
  for (const input of inputs(item)) {
    const option = /** @type {HTMLElement} */ (input.closest('.option'));
    const correct = right.includes(input.value);
    input.disabled = true;
    if (!correct && !input.checked) continue;
    const [name, word] = !input.checked ? ['missed', strings.missed] : correct ? ['right', strings.yours] : ['wrong', strings.wrongYours];
    option.classList.add('is-' + name);
    option.append(make('p', { className: 'verdict' }, say(word)));
  }
  const solution = one('.solution', item);
  if (solution instanceof HTMLDetailsElement) solution.open = true;
  item.classList.toggle('is-passed', inputs(item).every((i) => i.checked === right.includes(i.value)));
  /** @type {HTMLElement} */ (one('.quiz-check', item)).textContent = say(strings.next);
}

/** Takes an item back to where it was before, and forgets its answer. @param {HTMLElement} item */
export function reset(item) {
  clear(item);
  remember(item, undefined);
}

/** @param {HTMLElement} item */
function clear(item) {
  item.classList.remove('is-checked', 'is-passed');
  for (const input of inputs(item)) [input.checked, input.disabled] = [false, false];
  for (const option of all('.option', item)) option.classList.remove('is-right', 'is-wrong', 'is-missed');
  for (const verdict of all('.verdict', item)) verdict.remove();
  const solution = one('.solution', item);
  if (solution instanceof HTMLDetailsElement) solution.open = false;
  /** @type {HTMLElement} */ (one('.quiz-check', item)).textContent = say(strings.check);
  /** @type {HTMLElement} */ (one('.quiz-row output', item)).textContent = '';
}

/** @param {HTMLElement} item @param {string | undefined} letters */
function remember(item, letters) {
  set('quiz:' + chapter(), { ...get('quiz:' + chapter(), {}), [item.id]: letters });
}

/** @param {HTMLElement} item */
function check(item) {
  const letters = chosen(item);
  const output = /** @type {HTMLElement} */ (one('.quiz-row output', item));
  if (!letters) {
    output.textContent = say(strings.choose);
    return;
  }
  judge(item);
  remember(item, letters);
  output.textContent = item.classList.contains('is-passed') ? say(strings.right) : say(strings.wrong, { key: key(item).join(', ') });
  count();
}

/** Checks everything that has an answer, as when the time is up. @param {HTMLElement[]} items */
export function checkAll(items) {
  for (const item of items) {
    if (!isChecked(item) && inputs(item).some((i) => i.checked)) check(item);
  }
}

/** Goes to the next open item, or to the score. @param {HTMLElement} item */
function onward(item) {
  const items = all('.question--quiz');
  const next = items.slice(items.indexOf(item) + 1).find((i) => !isChecked(i)) ?? items.find((i) => !isChecked(i));
  visit(next ?? one('.score') ?? item);
  if (next) inputs(next)[0]?.focus({ preventScroll: true });
  else announce(all('.score output').map((o) => o.textContent).join(' '));
}

click('.quiz-check', (el) => {
  const item = /** @type {HTMLElement} */ (el.closest('.question--quiz'));
  if (isChecked(item)) onward(item);
  else check(item);
});
click('.option--block .option-body', (el) => {
  const input = one('input', el.parentElement ?? undefined);
  if (!getSelection()?.toString()) input?.click();
});

/** The item that has the focus; where nothing has it, the one in view. @param {Event} event */
function itemOf(event) {
  if (event.target !== document.body) return up(event, '.question--quiz');
  const items = all('.question--quiz');
  return items[above(items)] ?? null;
}

/** Letters choose, Enter checks. */
document.addEventListener('keydown', (event) => {
  const item = itemOf(event);
  if (!item || event.defaultPrevented || held(event) || typing(event)) return;
  const letter = meant(event).length === 1 ? meant(event).toUpperCase() : '';
  const input = inputs(item).find((i) => i.value === letter);
  if (input && !input.disabled && enabled()) {
    event.preventDefault();
    input.focus();
    input.click();
  } else if (event.key === 'Enter' && event.target instanceof Element && (event.target === item || event.target.matches('input'))) {
    event.preventDefault();
    const button = one('.quiz-check', item);
    button?.focus({ preventScroll: true });
    button?.click();
  }
});
