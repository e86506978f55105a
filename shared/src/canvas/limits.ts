/** What one record of the canvas may be at most. The server refuses beyond these, the client does not write beyond them. */

/** Bytes of one record in Yjs' own encoding: everybody who opens the board loads every record. */
export const MAX_RECORD_BYTES = 64 * 1024;
/** Page units in each direction: beyond about 1e7 browsers begin to draw wrongly. */
export const MAX_COORDINATE = 1_000_000;
/** The least extent and scale: what is divided by less grows beyond all numbers that a viewer can draw. */
export const MIN_EXTENT = 0.001;
/** A shape's scale: a text enlarged a thousandfold is already larger than any screen. */
export const MAX_SCALE = 1_000;
/** Points of one stroke or line: tldraw itself starts a new shape after 600. */
export const MAX_POINTS = 5_000;
/** Points that a viewer makes of one straight stroke, and bumps of one cloud: more of them hold every viewer's tab for seconds. */
export const MAX_DRAWN_POINTS = 100_000;
export const MAX_CLOUD_BUMPS = 20_000;
/** UTF-16 units of one label or rich text. */
export const MAX_TEXT = 5_000;
/** Nodes of one rich text, the document itself not counted. */
export const MAX_RICH_NODES = 500;
/** Levels below the document: three nested lists with their text. */
export const MAX_RICH_DEPTH = 8;
/** UTF-16 units of an address. */
export const MAX_URL = 2_048;
/** Characters of a fractional index. Beyond 172 tldraw's arithmetic reaches Infinity and never returns. */
export const MAX_INDEX = 128;
