/** In letters as people count them (`letters.ts`). */
export const limits = { title: 120, objective: 300 } as const;
