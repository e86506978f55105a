export const limits = {
  /** Who is taken off by one intent: each is an event, and all are written in one turn of the server's. */
  removedAtOnce: 200,
} as const;
