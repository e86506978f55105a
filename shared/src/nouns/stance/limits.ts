/** In letters as people count them (`letters.ts`). */
export const limits = { reason: 400, condition: 400 } as const;
