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
/** Characters of one around which tldraw has room for 400 insertions at one spot. */
export const ROOMY_INDEX = 48;

/**
 * What may be written; what was taken before these is read, and shown as near to them as it goes.
 */

/** Page units of a shape in each direction, and of its points from its place: some fourteen screens. */
export const MAX_EXTENT = 20_000;
/** The least side of a shape: what is smaller nobody finds, and nobody can take away. */
export const LEAST_EXTENT = 1;
/** The least scale: strokes and letters of a tenth, at the nearest zoom as large as usual. */
export const LEAST_SCALE = 0.1;
/** A letter as tall as two screens. */
export const MOST_SCALE = 50;
/** tldraw's own weakest. */
export const LEAST_OPACITY = 0.1;
/** How strongly that is shown which was written weaker. */
export const SHOWN_OPACITY = 0.5;
/** tldraw only makes a note's letters smaller than its size says, which is 32 at most. */
export const MAX_FONT = 64;
/** Marks on one letter: some scripts stack four or five, nobody reads more than these. */
export const MAX_MARKS = 8;

/** What one shape may cost to be drawn, in units of `drawn.ts`: some 60 ms on one core. */
export const MAX_DRAWN = 20_000;

/**
 * What a member, and a board, may hold of it all: nobody fills a board alone. There is no rate beside it: whoever comes back
 * from an afternoon without a connection brings all they drew in one go, and what was brought goes in one step.
 */
export const SHARES = {
  /** In units of `drawn.ts`: a board opens within some seconds. Members beside mediators. */
  drawn: { board: 600_000, member: 300_000 },
  /**
   * Shapes that are neither cards nor clusters; each costs a viewer some 3 ms to be there at all. A member's
   * third is a quarter of an hour of writing by hand without a pause.
   */
  drawings: { board: 3_000, member: 1_000 },
  /** Cards and clusters: every position and every cluster that a board may have, each once, and some more. */
  cards: { board: 6_000, member: 3_000 },
  /** Ends of arrows on shapes: two for each drawing. */
  holds: { board: 6_000, member: 3_000 },
  /** Of the bytes that a canvas may have. */
  bytes: { board: 1, member: 1 / 4 },
} as const;

/** The part of each of a board's shares that is kept for those who mediate. */
export const KEPT_FOR_MEDIATORS = 0.1;
