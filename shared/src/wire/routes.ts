/** Every path of the server in one place, for the server to mount and for clients to call. */

export const DOCUMENTS = ["canvas", "ledger"] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export const EXPORT_FORMATS = ["json", "md"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Carries a token where a proxy before the server wants `Authorization` for itself. */
export const TOKEN_HEADER = "x-acuerdo-token";

/** Carries what the asker has made up for this one request: every answer repeats it, and what somebody else says, or has kept, in its place cannot. */
export const ASK_HEADER = "x-acuerdo-ask";

/** Patterns as fastify mounts them. */
export const ROUTES = {
  boards: "/api/boards",
  opening: "/api/opening",
  codes: "/api/codes",
  members: "/api/boards/:id/members",
  keys: "/api/boards/:id/keys",
  welcome: "/api/boards/:id/welcome",
  intents: "/api/boards/:id/intents",
  me: "/api/boards/:id/me",
  personalCode: "/api/boards/:id/me/code",
  joinAs: "/api/boards/:id/me/join-as",
  events: "/api/boards/:id/events",
  history: "/api/boards/:id/canvas/history",
  restore: "/api/boards/:id/canvas/restore",
  export: "/api/boards/:id/export/:format",
  health: "/healthz",
  page: "/b/:id",
} as const;

/** A path with its parameters filled in and encoded. */
export function pathOf(route: keyof typeof ROUTES, params: Record<string, string> = {}): string {
  return ROUTES[route].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

/** Where the sockets of a board live; y-websocket appends the room, so the base comes first. */
export function syncBase(boardId: string): string {
  return `/sync/${boardId}`;
}
