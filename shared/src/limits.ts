/** Every limit on what people write, in UTF-16 units unless the name says otherwise. Known to the fields on screen and to the server alike. */

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
  /** Of those, places that only mediators take. */
  keptForMediators: 20,
  positionsPerBoard: 5000,
  positionsPerVoice: 500,
  clustersPerBoard: 500,
  agreementsPerBoard: 500,
  versionsPerAgreement: 100,
  commitmentsPerMember: 100,
} as const;
