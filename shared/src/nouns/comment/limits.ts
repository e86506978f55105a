/** In letters as people count them (`letters.ts`) unless the name says otherwise. */
export const limits = {
  comment: 280,
  commentsPerBoard: 5000,
  commentsPerVoice: 200,
  commentsPerVoiceOnOne: 20,
} as const;
