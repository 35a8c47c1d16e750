// Words of a query, cut exactly as the index builder cuts those of a chapter
// (fold.go, words.go, code.go, stem.go); testdata/vectors.txt binds the two.

/** @typedef {{a: number, z: number, r: string[]}} Rules a language of stems.txt */
/** @typedef {(word: string) => string} Step */

const DROPPED = /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufeff]/g;
const RESPELLED = /[ßæœøđðþłħıςىیةٱکँ]/g;
/** @type {Record<string, string>} */
const SPELLING = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ', ى: 'ي', ی: 'ي', ة: 'ه', ٱ: 'ا', ک: 'ك', 'ँ': 'ं' };
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
const CODE = /(?<![\p{L}\p{N}\p{M}_])o\(([ -'*-~]{1,20})\)|((?:(?<![\p{L}\p{N}\p{M}_)\]])[*@]{1,2})?)((?![0-9])[\p{L}\p{N}\p{M}_]+(?:(?:\.|::|->)(?![0-9])[\p{L}\p{N}\p{M}_]+)*)((?:(?:\+\+|#)(?![\p{L}\p{N}\p{M}_]))?)|(\d+(?:\.\d+)*)|(\[[\d-]*:[\d:-]*\])|([-+*/%=<>!&|^~:?.@$#\\()[\]{}]+)/gu;
const EDGE = /^[\s`'",;]?$/;
const LONGEST = 40;

/** Makes spellings comparable: case, diacritics, compatibility forms. @param {string} s */
export function fold(s) {
  return s.normalize('NFKD').toLowerCase().replace(DROPPED, '').replace(RESPELLED, (c) => SPELLING[c]).normalize('NFC');
}

/** @param {string} s */
const length = (s) => (s.length > LONGEST ? [...s].length : s.length);

/** Gives the words of folded text; unspaced scripts as pairs. @param {string} s */
export function words(s) {
  const list = [];
  for (const [run] of s.matchAll(WORD)) {
    for (const [i, part] of run.split(UNSPACED).entries()) {
      if (i % 2) {
        const c = [...part];
        for (let j = 0; j < Math.max(c.length - 1, 1); j++) list.push(c[j] + (c[j + 1] || ''));
      } else if (part && length(part) <= LONGEST) list.push(part);
    }
  }
  return list;
}

/** Gives the code names of folded text. @param {string} s */
export function names(s) {
  /** @type {string[]} */
  const list = [];
  const emit = (/** @type {string} */ name) => length(name) <= LONGEST && list.push(name);
  for (const m of s.matchAll(CODE)) {
    const [whole, order, prefix, bare, suffix, version, slice, operator] = m;
    if (order) emit('o(' + order.replaceAll(' ', '') + ')');
    else if (bare) {
      const dotted = /\.|::|->/.test(bare);
      if (!prefix && !suffix && !dotted && !bare.includes('_')) continue;
      emit(whole);
      const shorter = bare !== whole && /[._]/.test(bare);
      if (shorter) emit(bare);
      for (const piece of bare.split(/\.|::|->/)) {
        if (piece.includes('_') && piece !== (shorter ? bare : whole)) emit(piece);
      }
    } else if (version) version.includes('.') && emit(version);
    else if (slice) emit(slice);
    else {
      const at = /** @type {number} */ (m.index);
      let op = operator;
      const alone = EDGE.test(s.charAt(at - 1)) && EDGE.test(s.charAt(at + op.length));
      if (/^.{1,3}[?.]$/.test(op) && op !== '...' && op !== '?.') op = op.slice(0, -1);
      if (alone && op.length < 4 && (op.length > 1 || !/[-:?!.()[\]{}\\#$]/.test(op))) emit(op);
    }
  }
  return list;
}

/**
 * Gives what stems a folded word by the rules of a language.
 * @param {Rules} rules
 * @returns {{fits: (word: string) => boolean, stem: Step, stop: Set<string>}}
 */
export function stemmer({ a, z, r }) {
  /** @type {Set<string>} */
  let stop = new Set();
  /** @type {string[][][]} */
  const steps = [];
  for (const line of r) {
    const fields = line.split(/ +/);
    if (fields[0] === 'stop') stop = new Set(fields.slice(1));
    else steps.push(fields.map((f) => f.split('/')));
  }
  return {
    stop,
    fits: (word) => a <= /** @type {number} */ (word.codePointAt(0)) && /** @type {number} */ (word.codePointAt(0)) <= z,
    stem(word) {
      for (const step of steps) {
        for (const [affix, put, keep] of step) {
          const prefix = affix[0] === '^';
          const cut = prefix ? affix.slice(1) : affix;
          if (!(prefix ? word.startsWith(cut) : word.endsWith(cut))) continue;
          const rest = prefix ? word.slice(cut.length) : word.slice(0, word.length - cut.length);
          if ([...rest].length < +keep) continue;
          word = prefix ? put + rest : rest + put;
          break;
        }
      }
      return word;
    },
  };
}
