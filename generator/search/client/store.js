// The index as it lies on the server: a root that is asked for afresh, and
// pieces named by their content that never change (root.go, shard.go, text.go).

import { stemmer } from './tokens.js';

/** @typedef {(path: string, fresh?: boolean, signal?: AbortSignal) => Promise<ArrayBuffer>} Load fetches a file below search/ */
/** @typedef {{df: number, ids: Uint32Array, impacts: Uint8Array, nexts: Uint8Array}} Postings nexts: followers in titles */
/** @typedef {{id: number, chapter: string, page: string, title: string, type: string, level: string, above: string, excerpt: string, anchor: string, anchors: string[], url: string}} Text */

const VERSION = 3;
const NONE = 255; // the word is not in the title
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
        if (at > bytes.length) throw Error('stale');
        n += (b & 127) * shift;
        if (b < 128) return n;
      }
    },
    /** @param {number} n */
    take(n) {
      return bytes.subarray(at, (at += n));
    },
    /** A string that omits what it shares with the one before. */
    front() {
      last = Uint8Array.of(...last.subarray(0, c.number()), ...c.take(c.number()));
      return decoder.decode(last);
    },
    /** @param {number} n */
    fronts(n) {
      last = new Uint8Array(0);
      return times(n, c.front);
    },
  };
  return c;
}

/**
 * Decodes the postings of a term (bits.go): gaps by Rice, impacts above a least one.
 * @param {Uint8Array} bytes @param {number} n @param {number} df
 * @returns {Postings}
 */
function postings(bytes, n, df) {
  const ids = new Uint32Array(n);
  const impacts = new Uint8Array(n);
  const nexts = new Uint8Array(n);
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
    nexts[i] = impacts[i] > 15 ? bits(7) : NONE;
  }
  return { df, ids, impacts, nexts };
}

/**
 * Reads the terms of a shard, their postings when they are asked for.
 * @param {ArrayBuffer} buffer @param {Map<string, () => Postings>} terms
 * @returns {string[]} its keys
 */
function shard(buffer, terms) {
  const c = cursor(new Uint8Array(buffer));
  /** @type {[string, number, number, number][]} */
  const heads = times(c.number(), () => {
    const key = c.front();
    const df = c.number();
    return [key, df >> 1, df & 1 ? c.number() : df >> 1, c.number()];
  });
  return heads.map(([key, df, n, size]) => {
    const bytes = c.take(size);
    /** @type {Postings} */
    let done;
    terms.set(key, () => (done ||= postings(bytes, n, df)));
    return key;
  });
}

/** A number of some bytes, as file names have it. @param {Uint8Array} b */
const print = (b) => b.reduce((n, x) => n * 256 + x, 0).toString(36);

/** @template T @param {number} n @param {(i: number) => T} f */
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));

/** Reads the texts of slots, in whose rows 0 stands for what the row before has. @param {ArrayBuffer} b */
function texts(b) {
  const slots = JSON.parse(decoder.decode(b));
  for (const [, , , rows] of slots.filter(Boolean)) rows.reduce((/** @type {any[]} */ last, /** @type {any[]} */ row) => row.map((v, i) => (row[i] = v === 0 ? last[i] : v)));
  return slots;
}

/** The anchor of a document: 1 stands for what follows from its title. @param {any[]} row */
const anchor = ([id, title]) => (id === 1 ? title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') : id);

/**
 * Opens the index: reads its root, and what else is asked for as it is needed.
 * @param {Load} fetched
 */
export async function openStore(fetched) {
  const c = cursor(new Uint8Array(await fetched('root.bin', true)));
  const facts = JSON.parse(decoder.decode(c.take(c.number())));
  if (facts.v !== VERSION) throw Error('stale');
  const from = c.fronts(c.number());
  const hashes = times(from.length, () => print(c.take(4)));
  const prints = times(c.number(), () => print(c.take(3)));
  const lexicon = c.fronts(c.number());
  /** @type {Map<number, string[]>} keys of the shards that are loaded */
  const shards = new Map();
  /** @type {Map<string, () => Postings>} */
  const terms = new Map();
  /** @type {Map<string, Promise<any>>} */
  const pieces = new Map();

  /** @template T @param {string} path @param {(b: ArrayBuffer) => T} read @param {AbortSignal} [signal] @returns {Promise<T>} */
  const piece = (path, read, signal) => {
    let p = pieces.get(path);
    if (!p) {
      p = fetched('data/' + path, false, signal).then(read);
      p.catch(() => pieces.delete(path));
      pieces.set(path, p);
    }
    return p;
  };

  /** The number of the shard that a key is in. @param {string} key */
  const place = (key) => {
    let n = from.length;
    while (n-- && from[n] > key);
    return n;
  };

  /** The file of what is shown of a document. @param {number} id */
  const file = (id) => `t${(id / facts.chunk) | 0}-${prints[(id / facts.chunk) | 0]}.json`;

  /** Gives what is shown of a document. @param {number} id @param {AbortSignal} [signal] @returns {Promise<Text>} */
  const text = async (id, signal) => {
    const at = id % facts.slot;
    const [chapter, page, , rows] = (await piece(file(id), texts, signal))[((id % facts.chunk) / facts.slot) | 0];
    const anchors = rows.map(anchor);
    const own = anchors[at];
    const [, title, type, level, above, excerpt] = rows[at];
    return { id, chapter, page, title, type, level, above, excerpt, anchors, anchor: own, url: page + (own && '#' + encodeURIComponent(own)) };
  };

  /** Loads the shards of keys. @param {string[]} keys */
  const load = (keys) =>
    Promise.all([...new Set(keys.map(place))].map(async (n) => n < 0 || shards.has(n) || shards.set(n, await piece(hashes[n] + '.bin', (b) => shard(b, terms)))));
  /** The postings of a key whose shard is loaded. @param {string} key */
  const get = (key) => terms.get(key)?.();

  return {
    facts,
    lexicon,
    languages: facts.langs.map(stemmer),
    place,
    text,
    /** The file that the text of a document is still to be loaded from, or "". @param {number} id */
    missing: (id) => (pieces.has(file(id)) ? '' : file(id)),
    load,
    get,
    /** The keys beside a key whose shard is loaded. @param {string} key */
    beside: (key) => shards.get(place(key)) || [],
  };
}
/** @typedef {Awaited<ReturnType<typeof openStore>>} Store */
