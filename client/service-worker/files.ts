/** The build that this service worker came with, written in by it: names of files below `assets/`. */

export interface Files {
  /** Of the page's own text. */
  readonly mark: string;
  /** With which every page begins, its script first. */
  readonly page: readonly string[];
  /** Scripts and styles that a phone may want. */
  readonly hand: readonly string[];
  /** Those that only a laptop wants; the first of them is the one with which its board begins. */
  readonly table: readonly string[];
  /** Workers, which any screen may begin. */
  readonly workers: readonly string[];
  /** Fonts, pictures, words of the drawing: kept where they were used. */
  readonly others: readonly string[];
}

declare const __FILES__: Files;
export const FILES = __FILES__;

export const ALL: readonly string[] = [...FILES.page, ...FILES.hand, ...FILES.table, ...FILES.workers, ...FILES.others];
