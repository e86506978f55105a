import {
  type Actor,
  type Asked,
  apply,
  EMPTY_LEDGER,
  invariant,
  type Ledger,
  type LedgerEvent,
  PHASES,
  type Role,
  withBase,
} from "@acuerdo/shared";
import type { Random } from "../../sim/random.ts";
import { type Answer, ask, type Door, join, newId, openBoard, type Seat } from "../server/client.ts";
import type { startServer } from "../server/server.ts";

/** People who ask at the same time, each on the board as it was when they last looked. */

/** How many events ago somebody last looked, at most. */
const LAG = 50;
/** Versions of one agreement before another is begun: well below what an agreement takes. */
const VERSIONS = 50;
const PAGE = 1_000;

type Server = Awaited<ReturnType<typeof startServer>>;

/** What whoever asks has looked at, written down a second time on purpose: not by revisions, by what can be read. */
function seen({ board, ...ledger }: Ledger, asked: Asked, { memberId }: Seat): unknown {
  switch (asked.kind) {
    case "stance.take":
      return ledger.positions.get(asked.statementId as never)?.text;
    case "position.reword":
      return ledger.positions.get(asked.positionId)?.text;
    case "board.change":
      return [asked.title === undefined || board.title, asked.objective === undefined || board.objective];
    case "phase.move":
      return board.phase;
    case "door.set":
      return board.doorOpen;
    case "member.change":
      return ledger.members.get(memberId)?.brings;
    case "member.excuse":
      return ledger.members.get(asked.memberId)?.excused;
    case "cluster.name":
      return ledger.clusters.get(asked.clusterId)?.sentence;
    case "version.test": {
      const { draft, versionIds } = ledger.agreements.get(asked.agreementId) ?? {};
      return [draft?.text, versionIds?.at(-1)];
    }
    case "commitment.make":
      return ledger.agreements.get(asked.agreementId)?.versionIds.at(-1);
    case "commitment.report":
      return ledger.commitments.get(asked.commitmentId)?.state;
    default:
      return null;
  }
}

/** Whoever has a seat takes part, on a board with names. */
const actorOf = (seat: Seat): Actor => ({ ...(seat as unknown as Actor), takesPart: true });

const familyOf = (kind: string) => kind.split(".")[0];

interface Request {
  readonly seat: Seat;
  readonly asked: Asked;
  readonly view: Ledger;
}

interface Answered extends Request {
  readonly answer: Answer;
}

export class Crossing {
  readonly #server: Server;
  readonly #door: Door;
  readonly #next: Random;
  readonly #mediators: readonly Seat[];
  readonly #people: readonly Seat[];
  /** The board after each event; the first before all. */
  readonly #states: Ledger[] = [EMPTY_LEDGER];
  readonly #events: LedgerEvent[] = [];
  readonly #done = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #sent = new Set<string>();
  readonly #harm: string[] = [];
  #counts = { sent: 0, done: 0, refused: 0 };
  #agreement = newId();
  readonly #cluster = newId();
  readonly #commitment = newId();
  #words = 0;

  private constructor(server: Server, door: Door, next: Random, mediators: readonly Seat[], people: readonly Seat[]) {
    this.#server = server;
    this.#door = door;
    this.#next = next;
    this.#mediators = mediators;
    this.#people = people;
  }

  static async begin(server: Server, next: Random): Promise<Crossing> {
    const door = await openBoard(server.url);
    const enter = (role: Role) => join(server.url, door, role);
    const mediators = [await enter("mediator"), await enter("mediator")];
    const people = await Promise.all(Array.from({ length: 4 }, () => enter("participant")));
    const crossing = new Crossing(server, door, next, mediators, people);
    await crossing.#beginAgreement();
    await crossing.#now({ kind: "cluster.name", clusterId: crossing.#cluster, sentence: "Juntas" } as never);
    await crossing.#now(crossing.#commit(crossing.#commitment));
    return crossing;
  }

  get figures() {
    const kinds = { sent: [...this.#sent].sort(), done: [...this.#done].sort(), refused: [...this.#refused].sort() };
    return { ...this.#counts, harm: this.#harm, kinds };
  }

  /** A position that nobody has answered, and everything about it and around it at the same time. */
  async round(): Promise<void> {
    const positionId = await this.#place();
    const requests = this.#all(positionId).map(({ seat, asked }) => ({ seat, asked, view: this.#looked(positionId) }));
    const shuffled = requests.map((request) => ({ request, at: this.#next.next() })).sort((a, b) => a.at - b.at);
    await this.#send(shuffled.map(({ request }) => request));
    const { draft, versionIds = [] } = this.#state.agreements.get(this.#agreement as never) ?? {};
    if (versionIds.length >= VERSIONS) await this.#beginAgreement();
    else if (draft) await this.#now(this.#word(draft.revision));
  }

  /** One of all of these, with nobody else about. */
  async alone(): Promise<void> {
    const positionId = await this.#place();
    const { seat, asked } = this.#next.pick(this.#all(positionId));
    await this.#send([{ seat, asked, view: this.#state }]);
  }

  get #state(): Ledger {
    return this.#states.at(-1) as Ledger;
  }

  /** The board as it was a while ago, but with what is asked about on it. */
  #looked(positionId: string): Ledger {
    const view = this.#states.at(-1 - this.#next.below(LAG));
    if (!view?.positions.has(positionId as never) || !view.agreements.has(this.#agreement as never)) return this.#state;
    return view;
  }

  #text(): string {
    this.#words += 1;
    return `Palabras ${this.#words}`;
  }

  #all(positionId: string): { seat: Seat; asked: Asked }[] {
    const [mara, mia] = this.#mediators as [Seat, Seat];
    const next = this.#next;
    const by = (seat: Seat, ...many: unknown[]) => many.map((asked) => ({ seat, asked: asked as Asked }));
    const report = { kind: "commitment.report", commitmentId: this.#commitment };
    return [
      ...by(mara, { kind: "position.reword", positionId, positionKind: "idea", text: this.#text() }),
      ...by(mara, { kind: "position.reword", positionId, positionKind: "idea", text: this.#text() }),
      ...this.#people.flatMap((seat) => by(seat, { kind: "stance.take", statementId: positionId, grade: "agree" })),
      ...by(mara, { kind: "board.change", title: this.#text() }, { kind: "phase.move", phase: next.pick(PHASES) }),
      ...by(mia, { kind: "board.change", title: this.#text() }, { kind: "board.change", objective: this.#text() }),
      ...by(mia, { kind: "phase.move", phase: next.pick(PHASES) }, { kind: "door.set", open: next.chance(0.5) }),
      ...by(mara, { kind: "door.set", open: next.chance(0.5) }, { ...report, state: "done" }),
      ...by(mara, { ...report, state: "stuck" }, this.#test()),
      ...this.#mediators.flatMap((seat) =>
        by(seat, { kind: "member.excuse", memberId: this.#people[0]?.memberId, excused: next.chance(0.5) }),
      ),
      ...this.#people.slice(0, 2).flatMap((seat) => by(seat, this.#name(), this.#bring())),
      ...by(mia, this.#commit(newId()), this.#bring(), this.#bring(), this.#test()),
    ];
  }

  #name = () => ({ kind: "cluster.name", clusterId: this.#cluster, sentence: this.#text() });
  #bring = () => ({ kind: "member.change", brings: this.#text() });

  #word = (base: number) =>
    ({ kind: "agreement.word", agreementId: this.#agreement, clusterId: null, text: this.#text(), base }) as never;

  /** Of the draft that its sender sees. */
  #test = () =>
    ({ kind: "version.test", agreementId: this.#agreement, versionId: newId(), why: "", sources: [] }) as never;

  #commit(commitmentId: string): Asked {
    const made = { kind: "commitment.make", commitmentId, agreementId: this.#agreement, hands: "do" };
    return { ...made, text: this.#text(), due: null, with: [], asOrganization: false } as never;
  }

  async #beginAgreement(): Promise<void> {
    this.#agreement = newId();
    await this.#now(this.#word(0));
    await this.#now(this.#test());
  }

  async #place(): Promise<string> {
    const positionId = newId();
    await this.#now({ kind: "position.place", positionId, positionKind: "idea", text: this.#text() } as never);
    return positionId;
  }

  /** By the first mediator, on the board as it stands; the board is as it is afterwards. */
  async #now(asked: Asked): Promise<void> {
    const seat = this.#mediators[0] as Seat;
    await ask(this.#server.url, this.#door, seat, withBase(this.#state, asked, actorOf(seat)) as never);
    await this.#read();
  }

  /** From the store: whoever reads as often as this over HTTP is told to wait. */
  async #read(): Promise<void> {
    const { store } = this.#server.running.services;
    for (;;) {
      const events = await store.events(this.#door.id, this.#state.seq, PAGE);
      if (events.length === 0) return;
      this.#events.push(...events);
      for (const event of events) this.#states.push(apply(this.#state, event));
    }
  }

  async #send(requests: readonly Request[]): Promise<void> {
    const sending = requests.map(async ({ seat, asked, view }) => {
      const based = withBase(view, asked, actorOf(seat));
      return { seat, asked, view, answer: await ask(this.#server.url, this.#door, seat, based as never) };
    });
    const answered = await Promise.all(sending);
    await this.#read();
    for (const one of answered) this.#note(one);
    const done = answered.filter((one) => this.#isDone(one));
    for (const seq of new Set(done.map(({ answer }) => answer.body.seq as number))) {
      const before = this.#states[seq - 1] as Ledger;
      const claims = done.filter(({ answer }) => answer.body.seq === seq);
      const told = claims.map(({ seat, asked, view }) => {
        const [then, now] = [view, before].map((ledger) => JSON.stringify(seen(ledger, asked, seat)));
        return then === now ? null : `${asked.kind} decided on ${then}, done on ${now}`;
      });
      // what stood already is answered with the number of the event that made it so, and does nothing
      if (!told.includes(null)) this.#harm.push(told.join("; "));
    }
  }

  #isDone({ seat, asked, answer }: Answered): boolean {
    const event = this.#events[answer.body.seq - 1];
    if (answer.status !== 200 || event?.actor !== seat.memberId) return false;
    return familyOf(event.kind) === familyOf(asked.kind);
  }

  #note(one: Answered): void {
    const { kind } = one.asked;
    invariant(one.answer.status !== 400, `${kind} is a request: ${JSON.stringify(one.answer.body)}`);
    this.#counts.sent += 1;
    this.#sent.add(kind);
    if (one.answer.body.error?.code === "changed-meanwhile") {
      this.#counts.refused += 1;
      this.#refused.add(kind);
    }
    if (!this.#isDone(one)) return;
    this.#counts.done += 1;
    this.#done.add(kind);
  }
}
