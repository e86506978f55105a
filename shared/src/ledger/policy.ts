import type { Role } from "../member.ts";
import type { IntentKind } from "./intent.ts";

/**
 * Who may ask what. Phases guide and never lock, so no phase is in this table; the wheel is the mediators' until it can
 * be lent. What depends on the thing asked about (one's own position, one's own objection) is decided in `decide/`.
 */

/** `anyone`: also those who only look. `voice`: participants and mediators. `wheel`: those who hold the wheel. */
type Who = "anyone" | "voice" | "wheel";

export const POLICY = {
  "board.change": "wheel",
  "phase.move": "wheel",
  "door.set": "wheel",
  "member.change": "anyone",
  "member.excuse": "wheel",
  "people.excuse": "wheel",
  "member.remove": "wheel",
  "member.restore": "wheel",
  "position.place": "voice",
  "position.reword": "voice",
  "position.withdraw": "voice",
  "stance.take": "voice",
  "stance.withdraw": "voice",
  "objection.ease": "voice",
  "cluster.name": "voice",
  "agreement.word": "voice",
  "version.test": "voice",
  "agreement.let-go": "wheel",
  "commitment.make": "voice",
  "commitment.accept": "voice",
  "commitment.decline": "voice",
  "commitment.report": "voice",
  "commitment.withdraw": "voice",
} as const satisfies Record<IntentKind, Who>;

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
