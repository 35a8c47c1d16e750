// From a result to the page it leads to.

/** @typedef {{anchor: string, anchors: string[], quiz: boolean, stems: string[], langs: import('./tokens.js').Rules[]}} Visit */

export const VISIT = 'gen-search';

/** Remembers a visit for the page that is about to be opened. @param {Visit} visit */
export function leave(visit) {
  try {
    sessionStorage.setItem(VISIT, JSON.stringify(visit));
  } catch {
    // Storage is blocked: the page opens without marks.
  }
}
