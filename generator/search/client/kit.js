// What later.js is handed.

import { button, element, marks, set } from './dom.js';
import { marked, matcher } from './mark.js';
import { parse, stem, stems } from './query.js';
import { fold, stemmer, words } from './tokens.js';

export const kit = { button, element, marks, set, marked, matcher, parse, stem, stems, fold, stemmer, words };
