// Words of a query, cut exactly as the index builder cuts those of a chapter
// (fold.go, words.go, code.go, stem.go); testdata/vectors.txt binds the two.

/** @typedef {{a: string, z: string, r: string[]}} Rules a language of stems.txt */

// Marks that writers leave out, and what has no width; not the marks of Indic
// and South-East Asian scripts, and of kana.
const DROPPED = /(?![\u0901-\u093b\u093d-\u1aaf\u3099\u309a])[\p{Mn}\p{Cf}\u0640]/gu;
const RESPELLED = Object.fromEntries('ßss æae œoe øo đd ðd þth łl ħh ıi ςσ ىي یي ةه ٱا کك ँं'.split(' ').map(([from, ...to]) => [from, to.join('')]));
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
export const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
const CODE =
  /(?<![\p{L}\p{N}\p{M}_])o\([ -'*-~]{1,20}\)|((?<![\p{L}\p{N}\p{M}_)\]])[*@$]{1,2})?(?![0-9])[\p{L}\p{N}\p{M}_]+((\.|::|->)(?![0-9])[\p{L}\p{N}\p{M}_]+)*((\+\+|#)(?![\p{L}\p{N}\p{M}_]))?|\d+(\.\d+)*|\[[\d-]*:[\d:-]*\]|(?<![^ \t-\r`'",;()[\]{}])[-+*/%=<>!&|^~:?.@$#\\]{1,3}[?.]?(?![^ \t-\r`'",;()[\]{}])|(?<![^ \t-\r`'",;])(\(\)|\[\]|\{\})(?![^ \t-\r`'",;])/gu;
const CALL = /(?<![\p{L}\p{N}\p{M}_])[\p{L}\p{N}\p{M}]+\(\)/gu;
const LONGEST = 40;

/** Makes spellings comparable: case, diacritics, compatibility forms. Most text needs but the first. @param {string} s */
export function fold(s) {
  if (!/[^\0-~]/.test(s)) return s.toLowerCase();
  const plain = s.normalize('NFKD').toLowerCase().replace(DROPPED, '');
  return plain.replace(/[^\0-~]/g, (c) => RESPELLED[c] || c).normalize('NFC');
}

/** Gives the words of folded text; unspaced scripts as pairs. @param {string} s */
export function words(s) {
  const list = [];
  for (const [run] of s.matchAll(WORD)) {
    for (const [i, part] of run.split(UNSPACED).entries()) {
      if (i % 2) {
        const c = [...part];
        for (let j = 0; j < Math.max(c.length - 1, 1); j++) list.push(c[j] + (c[j + 1] || ''));
      } else if (part && part.length <= LONGEST) list.push(part);
    }
  }
  return list;
}

/** Gives the code names of folded text. @param {string} s */
export function names(s) {
  /** @type {string[]} */
  const list = [];
  for (const [m] of s.matchAll(CODE)) {
    const whole = /^(\.\.\.|\?[?.])$/.test(m) ? m : m.replaceAll(' ', '').replace(/(?<=.)[?.]$/, '');
    if (/^([\p{L}\p{N}\p{M}]*|[-:?!.\\#$])$/u.test(whole)) continue;
    const bare = whole.replace(/^[*@$]+|(?<=[\p{L}\p{N}\p{M}_])(\+\+|#)$/gu, '');
    const parts = bare.split(/\.|::|->/).filter((p) => p.includes('_'));
    if (/^(?=.*[._])[\p{L}\p{N}\p{M}_]/u.test(bare)) parts.unshift(bare);
    list.push(...new Set([whole, ...parts]));
  }
  return [...list, ...(s.match(CALL) || [])].filter((name) => name.length <= LONGEST);
}

/**
 * Gives what stems a folded word by the rules of a language (stems.txt).
 * @param {Rules} rules
 */
export function stemmer({ a, z, r: [stops, ...lines] }) {
  const stop = new Set(stops.split(' '));
  const steps = lines.map((line) =>
    line.split(' ').map((rule) => {
      const [affix, put, keep] = rule.split('/');
      return /** @type {[RegExp, string]} */ ([RegExp(affix[0] === '^' ? `${affix}(?=.{${keep}})` : `(?<=^.{${keep},})${affix}$`, 'u'), put]);
    }),
  );
  /** @type {Record<string, string>} words of a list of results come again with the next letter */
  const known = Object.create(null);
  return {
    stop,
    fits: (/** @type {string} */ word) => word >= a && word[0] <= z,
    stem: (/** @type {string} */ word) =>
      (known[word] ??= steps.reduce((w, step) => {
        const rule = step.find(([affix]) => affix.test(w));
        return rule ? w.replace(...rule) : w;
      }, word)),
  };
}
