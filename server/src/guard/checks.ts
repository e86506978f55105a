/**
 * The guard's checks by name. All are on; tests switch one off at a time, to see that the attack suite notices. Other
 * roots, right origins and other kinds of content have no switch: what is applied is encoded afresh, and the encoder
 * cannot say them. Nor have origins that are missing or run in a circle, whose structs find no place in
 * any case, or a client's second section, which would leave a gap.
 */
export interface Checks {
  /** New structs only under client ids bound to the writer. */
  readonly own: boolean;
  /** A client id that wrote before belongs to nobody who did not bind it then. */
  readonly sealed: boolean;
  /** A client id bound to one person is not bound to another. */
  readonly claim: boolean;
  /** What is here already is left out of what is applied. */
  readonly known: boolean;
  /** A client's structs follow on what is here without a gap. */
  readonly gap: boolean;
  /** An origin, or a deletion, lies in the records and not elsewhere in the document. */
  readonly place: boolean;
  /** Nothing has the length zero. */
  readonly empty: boolean;
  /** Records pass their check, keys included. */
  readonly record: boolean;
  /** Deletions end where their client's structs end. */
  readonly future: boolean;
  /** Integration walks past a bounded number of items. */
  readonly steps: boolean;
  /** Observers write nothing. */
  readonly role: boolean;
  /** The bytes applied are those that were judged, encoded afresh. */
  readonly canonical: boolean;
}

export const ALL_CHECKS: Checks = {
  own: true,
  sealed: true,
  claim: true,
  known: true,
  gap: true,
  place: true,
  empty: true,
  record: true,
  future: true,
  steps: true,
  role: true,
  canonical: true,
};
