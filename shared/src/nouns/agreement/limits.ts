/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = {
  wording: 1200,
  why: 400,
  /** Positions that a version of an agreement names as its sources. */
  sources: 200,
  agreementsPerBoard: 500,
  versionsPerAgreement: 100,
  /** Begun by one voice and not let go. */
  agreementsPerVoice: 30,
  /** Of one agreement, by one voice. */
  versionsPerVoice: 20,
  /** By one voice on a board in an hour: each ends the answers to the version before. */
  versionsPerHour: 10,
} as const;
