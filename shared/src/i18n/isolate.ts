/** The blocks in which Unicode puts what is written from right to left (DerivedBidiClass, defaults R and AL). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Words that run from right to left stand between U+2068 and U+2069, so that what stands beside them keeps its place. */
export const isolated = (written: string): string =>
  RIGHT_TO_LEFT.test(written) && !written.includes("\u2068") ? `\u2068${written}\u2069` : written;
