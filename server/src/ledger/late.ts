import type { AgreementId } from "@acuerdo/shared";

/** Whether a mark has passed, at which what waits alone is said. */
export interface Late {
  readonly counts: boolean;
  readonly acts: boolean;
  /** Whether what is signed for this agreement may be said. */
  readonly isOver: (agreement: AgreementId) => boolean;
}

/** Some time: whatever waits is said by then. */
export const SOME_TIME: Late = { counts: true, acts: true, isOver: () => true };
