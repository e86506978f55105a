import { type Identity, type Intent, type Ledger, type MemberId, type Refusal, refuse } from "@acuerdo/shared";

/**
 * How fast texts of a board are withheld: for each the whole record is read, while everybody who asks for something waits. Who asks
 * too soon is told to slow down, and a device asks again by itself.
 */

/** From one to the next, for each event of the record: of a thousand half a second, of fifty thousand twenty-five. */
const APART_MS = 0.5;
/** More in an hour than a room takes back by mistake. */
const IN_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

/** Whether it asks for words to be taken out. */
export const isWithholding = ({ kind }: Pick<Intent, "kind">): boolean =>
  kind === "words.withhold" || kind === "line.withhold";

export class WithholdingPace {
  readonly #now: () => number;
  #asked: { readonly by: MemberId; readonly at: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Null where it does not come too soon; it is counted then. Whoever mediates has no number in an hour. */
  refuses({ seq }: Pick<Ledger, "seq">, intent: Intent, { memberId, role }: Identity): Refusal | null {
    if (!isWithholding(intent)) return null;
    const now = this.#now();
    this.#asked = this.#asked.filter(({ at }) => Math.abs(now - at) < HOUR_MS);
    const last = this.#asked.at(-1);
    const own = this.#asked.filter(({ by }) => by === memberId).length;
    if ((last && Math.abs(now - last.at) < seq * APART_MS) || (role !== "mediator" && own >= IN_AN_HOUR))
      return refuse("slow-down");
    this.#asked.push({ by: memberId, at: now });
    return null;
  }
}
