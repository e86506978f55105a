/** Every limit on what people write, in letters as people count them (`letters.ts`) unless the name says otherwise. Known to the fields on screen and to the server alike. */

export const LIMITS = {
  title: 120,
  objective: 300,
  name: 60,
  organization: 80,
  brings: 200,
  position: 280,
  reason: 400,
  condition: 400,
  sentence: 160,
  wording: 1200,
  why: 400,
  commitment: 280,
  /** Positions that a version of an agreement names as its sources. */
  sources: 200,
  /** Members named as taking part in a commitment. */
  withMembers: 30,
  membersPerBoard: 1000,
  positionsPerBoard: 5000,
  clustersPerBoard: 500,
  agreementsPerBoard: 500,
  versionsPerAgreement: 100,
  /** In a hundred of each limit of a board: whoever mediates must always find room to word, to test and to come in. */
  keptForMediators: 10,
  /** What one voice may have on a board: far more than a person writes, far below what would fill it. Mediators write for others too, and have no such limit. */
  positionsPerVoice: 200,
  clustersPerVoice: 50,
  /** Begun by one voice and not let go. */
  agreementsPerVoice: 30,
  /** Of one agreement, by one voice. */
  versionsPerVoice: 20,
  /** By one voice on a board in an hour: each ends the answers to the version before. */
  versionsPerHour: 10,
  commitmentsPerMember: 50,
  /** Changes of a member's name or organisation: each is kept, because something may have been said under it. */
  namesPerMember: 20,
  /** Times its limit that a voice may make anew what it has taken back. */
  everPerVoice: 5,
} as const;
