import {
  type Actor,
  apply,
  type BoardId,
  decide,
  EMPTY_LEDGER,
  type EventDraft,
  type Intent,
  type IntentId,
  isRefusal,
  LEDGER_FORM,
  type Ledger,
  type LedgerEvent,
  type MemberId,
  personOf,
  type RefusalCode,
  type Role,
  seal,
  type VoiceId,
  type Voices,
} from "@acuerdo/shared";
import { sha256 } from "../../../server/src/digest.ts";

/** A board in memory, run by the shared rules alone: what the server does, without the server. */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;

const NOBODY = { mediators: 0, participants: 0, observers: 0, expected: 0, excused: 0, off: 0 };

export class Table {
  ledger: Ledger = EMPTY_LEDGER;
  readonly events: LedgerEvent[] = [];
  #clock = 1_800_000_000_000;
  #intents = 0;

  constructor(voices: Voices = "named") {
    this.#append([
      {
        kind: "board.opened",
        actor: "server",
        data: {
          title: "Volver a casa",
          objective: "Que nadie vuelva a casa sin apoyo",
          language: "es",
          voices,
          form: LEDGER_FORM,
        },
      },
    ]);
  }

  /** @param id given where two people bear one name. */
  member(
    name: string,
    role: Role = "participant",
    organization: string | null = null,
    id: string = `member-${name}`,
  ): Actor {
    const memberId = id as MemberId;
    const takesPart = role === "participant";
    if (this.ledger.board.voices === "anonymous") {
      this.#count(role);
      const apart = { voiceId: `voice-${name}` as VoiceId, signature: `signature-${name}` as MemberId };
      return { memberId, ...apart, role, takesPart };
    }
    const data = { memberId, role, name, organization, brings: "" };
    this.#append([{ kind: "member.joined", actor: memberId, data }]);
    return { memberId, voiceId: memberId as string as VoiceId, signature: memberId, role, takesPart };
  }

  /** On a board with anonymous voices nobody is named: one more is there. */
  #count(role: Role): void {
    const { excused: _, off: __, ...before } = this.ledger.board.people ?? NOBODY;
    const name = `${role}s` as const;
    const expected = before.expected + (role === "participant" ? 1 : 0);
    const data = { ...before, expected, [name]: before[name] + 1 };
    this.#append([{ kind: "people.counted", actor: "server", data }]);
  }

  /** Asks as a member: the code of the refusal, or null when it was done. */
  ask(actor: Actor, asked: Omitted<Intent>): RefusalCode | null {
    this.#intents += 1;
    const intent = { ...asked, id: `intent-${this.#intents}`.padEnd(8, "0") } as Intent;
    const decision = decide(this.ledger, intent, personOf(this.ledger, actor));
    if (isRefusal(decision)) return decision.refused;
    this.#append(decision);
    return null;
  }

  /** As `ask`, for steps that a test takes for granted. */
  do(actor: Actor, asked: Omitted<Intent>): this {
    const refused = this.ask(actor, asked);
    if (refused) throw new Error(`${asked.kind} refused: ${refused}`);
    return this;
  }

  #append(drafts: readonly EventDraft[]): void {
    this.#clock += 1000;
    const after = { board: "board-0001" as BoardId, seq: this.ledger.seq, hash: this.ledger.hash };
    for (const event of seal(drafts, after, this.#clock, sha256)) {
      this.ledger = apply(this.ledger, event);
      this.events.push(event);
    }
  }
}

/** An id of the right shape from a short name. */
export const named = <Id extends string>(name: string) => name.padEnd(8, "_") as Id;
