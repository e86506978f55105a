/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = { position: 280, positionsPerBoard: 5000, positionsPerVoice: 200 } as const;
