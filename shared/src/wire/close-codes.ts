/** Why a WebSocket was closed. 44xx are final for a y-websocket client, 45xx are not: it comes back by itself. */
export const CLOSE = {
  malformed: 4400,
  tokenInvalid: 4401,
  mayNotWrite: 4403,
  noSuchBoard: 4404,
  removed: 4410,
  overLimit: 4413,
  slowDown: 4429,
  tryAgain: 4503,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
