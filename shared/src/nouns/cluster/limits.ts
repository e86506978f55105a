/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = { sentence: 160, clustersPerBoard: 500, clustersPerVoice: 50 } as const;
