// The search of a guide: the entry that the bundler makes one module of.

export { openDialog, mountPage } from './ui.js';
export { arrive } from './arrive.js';
