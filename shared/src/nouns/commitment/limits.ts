/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = {
  commitment: 280,
  /** Members named as taking part in a commitment. */
  withMembers: 30,
  commitmentsPerMember: 50,
} as const;
