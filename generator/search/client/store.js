// The index as it lies on the server: a root that is asked for afresh, and
// pieces named by their content that never change (root.go, shard.go, text.go).

import { stemmer } from './tokens.js';

/** @typedef {(path: string, fresh: boolean) => Promise<ArrayBuffer>} Load fetches a file below search/ */
/** @typedef {{df: number, ids: Uint32Array, impacts: Uint8Array}} Postings */
/** @typedef {{id: number, chapter: string, page: string, kind: string, title: string, type: string, level: string, above: string, excerpt: string, anchor: string, anchors: string[], url: string}} Text */
/** @typedef {{keys: string[], get: (key: string) => Postings | undefined}} Shard */

const VERSION = 1;
const decoder = new TextDecoder();

/** Reads numbers and strings off bytes. @param {Uint8Array} bytes */
function cursor(bytes) {
  let at = 0;
  let last = new Uint8Array(0);
  const c = {
    number() {
      let n = 0;
      for (let shift = 1; ; shift *= 128) {
        const b = bytes[at++];
        if (b === undefined) throw new Error('short');
        n += (b & 127) * shift;
        if (b < 128) return n;
      }
    },
    /** @param {number} n */
    take(n) {
      if (at + n > bytes.length) throw new Error('short');
      return bytes.subarray(at, (at += n));
    },
    /** A string that omits what it shares with the one before. */
    front() {
      const shared = c.number();
      const added = c.take(c.number());
      const whole = new Uint8Array(shared + added.length);
      whole.set(last.subarray(0, shared));
      whole.set(added, shared);
      last = whole;
      return decoder.decode(whole);
    },
    /** @param {number} n */
    fronts(n) {
      last = new Uint8Array(0);
      return Array.from({ length: n }, c.front);
    },
  };
  return c;
}

/**
 * Decodes the postings of a term: gaps by Rice, impacts above a least one.
 * @param {Uint8Array} bytes @param {number} n @param {number} df
 * @returns {Postings}
 */
function postings(bytes, n, df) {
  const ids = new Uint32Array(n);
  const impacts = new Uint8Array(n);
  let at = 0;
  const bits = (/** @type {number} */ count) => {
    let v = 0;
    for (; count; count--, at++) v = (v << 1) | ((bytes[at >> 3] >> (7 - (at & 7))) & 1);
    return v;
  };
  const k = bits(5);
  const low = bits(5);
  const width = bits(3);
  for (let i = 0, id = -1; i < n; i++) {
    let q = 0;
    while (at < bytes.length * 8 && bits(1)) q++;
    id += q * 2 ** k + bits(k) + 1;
    ids[i] = id;
    impacts[i] = low + bits(width);
  }
  return { df, ids, impacts };
}

/** @param {ArrayBuffer} buffer @returns {Shard} */
function shard(buffer) {
  const c = cursor(new Uint8Array(buffer));
  const n = c.number();
  /** @type {Map<string, [number, number, number]>} */
  const terms = new Map();
  const sizes = [];
  for (let i = 0; i < n; i++) {
    const key = c.front();
    const df = c.number();
    const count = df & 1 ? c.number() : df >> 1;
    const size = c.number();
    terms.set(key, [df >> 1, count, sizes.push(size) - 1]);
  }
  const data = sizes.map((size) => c.take(size));
  /** @type {Map<string, Postings>} */
  const done = new Map();
  return {
    keys: [...terms.keys()],
    get(key) {
      const t = terms.get(key);
      if (t && !done.has(key)) done.set(key, postings(data[t[2]], t[1], t[0]));
      return done.get(key);
    },
  };
}

const hex = (/** @type {Uint8Array} */ b) => [...b].map((x) => x.toString(16).padStart(2, '0')).join('');

/** The index with what was read of it so far. */
export class Store {
  /** @param {Load} load */
  constructor(load) {
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** Reads the root, once; again when asked for a fresh one. @param {boolean} [fresh] */
  open(fresh) {
    if (fresh || !this.opening) {
      this.opening = this.load('root.bin', true).then((b) => this.root(new Uint8Array(b)));
      this.opening.catch(() => (this.opening = undefined));
    }
    return this.opening;
  }

  /** @param {Uint8Array} bytes */
  root(bytes) {
    const c = cursor(bytes);
    this.facts = JSON.parse(decoder.decode(c.take(c.number())));
    if (this.facts.v !== VERSION) throw new Error('version');
    const n = c.number();
    this.from = c.fronts(n);
    this.hashes = Array.from({ length: n }, () => hex(c.take(4)));
    this.prints = Array.from({ length: c.number() }, () => hex(c.take(3)));
    this.lexicon = c.fronts(c.number());
    this.languages = this.facts.langs.map(stemmer);
  }

  /** The shard that a key is in, by number. @param {string} key */
  place(key) {
    let low = 0;
    for (let high = this.from.length; low < high; ) {
      const mid = (low + high) >> 1;
      if (this.from[mid] <= key) low = mid + 1;
      else high = mid;
    }
    return low - 1;
  }

  /** @template T @param {string} path @param {(b: ArrayBuffer) => T} read @returns {Promise<T>} */
  piece(path, read) {
    let p = this.kept.get(path);
    if (!p) {
      p = this.load(path, false).then(read);
      p.catch(() => this.kept.delete(path));
      this.kept.set(path, p);
    }
    return p;
  }

  /** Loads the shards of keys. @param {Iterable<string>} keys @returns {Promise<Map<number, Shard>>} */
  async shards(keys) {
    const wanted = [...new Set([...keys].map((k) => this.place(k)))].filter((i) => i >= 0);
    const list = await Promise.all(wanted.map((i) => this.piece(`data/${this.hashes[i]}.bin`, shard)));
    return new Map(wanted.map((n, i) => [n, list[i]]));
  }

  /** Gives what is shown of a document. @param {number} id @returns {Promise<Text>} */
  async text(id) {
    const size = this.facts.slot - 1;
    const print = this.prints[id >> (this.facts.slot + this.facts.group)];
    const [chapter, page, kind, rows] = await this.piece(`data/t${id >> size}-${print}.json`, (b) => JSON.parse(decoder.decode(b)));
    const [, title, type, level, above, excerpt] = rows[id & ((1 << size) - 1)];
    const anchors = rows.map(anchor);
    const own = anchors[id & ((1 << size) - 1)];
    return { id, chapter, page, kind, title, type, level, above, excerpt, anchors, anchor: own, url: page + (own && '#' + encodeURIComponent(own)) };
  }

  /** Gives a question by chance. @returns {Promise<Text>} */
  async random() {
    const { slot, group } = this.facts;
    const groups = this.prints.flatMap((/** @type {string} */ p, /** @type {number} */ i) => (+('0x' + p) ? [i] : []));
    for (let tries = 0; ; tries++) {
      const at = groups[Math.floor(Math.random() * groups.length)] + Math.random();
      const id = Math.floor(at * 2 ** (slot + group));
      const text = await this.text(id).catch(() => undefined);
      if (text && (text.type === 'question' || tries > 20)) return text;
      if (tries > 60) throw new Error('missing');
    }
  }
}

/** The anchor of a document: 1 stands for what follows from its title. @param {any[]} row */
const anchor = ([id, title]) => (id === 1 ? title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') : id);
