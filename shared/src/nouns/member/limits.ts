/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = {
  name: 60,
  organization: 80,
  brings: 200,
  membersPerBoard: 1000,
  /** Changes of a member's name or organisation: each is kept, because something may have been said under it. */
  namesPerMember: 20,
} as const;
