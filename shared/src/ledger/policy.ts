import { facet } from "../nouns/index.ts";
import type { Role } from "../nouns/member/member.ts";
import type { Asking, Who } from "../nouns/noun.ts";
import type { IntentKind } from "./intent.ts";

/** Who may ask what. Phases guide and never lock, so no phase is in it; the wheel is the mediators' until it can be lent. */

const INTENTS: Readonly<Record<IntentKind, Asking>> = facet("intents");

export const POLICY = Object.fromEntries(Object.entries(INTENTS).map(([kind, { who }]) => [kind, who])) as Readonly<
  Record<IntentKind, Who>
>;

const MAY = {
  anyone: { mediator: true, participant: true, observer: true },
  voice: { mediator: true, participant: true, observer: false },
  wheel: { mediator: true, participant: false, observer: false },
} as const satisfies Record<Who, Record<Role, boolean>>;

export function mayAsk(kind: IntentKind, role: Role): boolean {
  return MAY[POLICY[kind]][role];
}

/** A role that is none, such as `constructor`, may nothing. */
export function mayWriteCanvas(role: Role): boolean {
  return MAY.voice[role] === true;
}
