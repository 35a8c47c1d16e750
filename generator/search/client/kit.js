// What later.js is handed.

import { VISIT } from './arrive.js';
import { button, element, marks, set } from './dom.js';
import { marked, matcher } from './mark.js';
import { stem } from './query.js';
import { facetValue } from './rank.js';
import { recall } from './recent.js';
import { fold, stemmer, words } from './tokens.js';

export const kit = { VISIT, button, element, marks, set, marked, matcher, stem, facetValue, recall, fold, stemmer, words };
