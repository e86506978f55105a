import {
  type AgreementId,
  type MemberId,
  type PositionId,
  SOMEBODY,
  type StatementId,
  type VersionId,
  type VoiceId,
  WHEEL,
} from "../ids.ts";
import type { EventData, EventKind } from "../ledger/event.ts";
import type { AskedOf, IntentKind } from "../ledger/intent.ts";
import type { Ledger, RecordEntry } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import type { RemovedId } from "../nouns/removal/removal.ts";
import { clipped } from "./cluster.ts";
import { memberName, memberThen } from "./names.ts";
import { record } from "./record.ts";
import { type Params, type Sentence, say } from "./say.ts";
import { speakerName } from "./speakers.ts";
import type { Mark } from "./theirs.ts";

/** What the sentences about what happens are made with. What an event names is looked up in the ledger as it stands now. */

const TEXT_LENGTH = 120;
const NAME_LENGTH = 60;

/** An event that is being told. */
export interface Told {
  readonly language: Language;
  readonly ledger: Ledger;
  readonly entry: RecordEntry;
  readonly who: string;
  readonly mark: Mark;
}

/** How the record says an event: its sentence, and what stands in it; or a sentence of its own where it has variants. */
export interface Saying<Kind extends EventKind> {
  readonly says: Sentence;
  readonly with?: (data: EventData[Kind], told: Told) => Params | string;
}
export type Sayings<Kind extends EventKind> = { readonly [K in Kind]: Saying<K> };

/** One's own act that is being told, with the ledger that has it already. */
export type Done = Pick<Told, "language" | "ledger" | "mark">;
/** How an intent is said to whoever asked it, the moment it is done. */
export type SayDone<Kind extends IntentKind> = (
  asked: AskedOf<Kind>,
  done: Done,
) => readonly [Sentence, Params?] | Sentence;
export type SaysDone<Kind extends IntentKind> = { readonly [K in Kind]: Sentence | SayDone<K> };

/** What an intent is called: the words of the button by which it is asked for. */
export type NamingOf<Kind extends IntentKind> = (asked: AskedOf<Kind>) => Sentence;
export type NamesAsked<Kind extends IntentKind> = { readonly [K in Kind]: Sentence | NamingOf<K> };

/** What somebody wrote, as far as it goes into a sentence. */
export const quote = ({ mark }: Pick<Told, "mark">, text: string, length = TEXT_LENGTH): string =>
  mark(clipped(text, length));

/** '“More light”', 'version 2 of agreement 1'. */
export function sayStatement(told: Told, id: StatementId): string {
  const { language, ledger } = told;
  const version = ledger.versions.get(id as VersionId);
  if (version) return say(language, record.onVersion, { n: numberOf(told, version.agreementId), v: version.number });
  const position = ledger.positions.get(id as PositionId);
  return position
    ? say(language, record.onPosition, { text: quote(told, position.text, NAME_LENGTH) })
    : say(language, record.positionGone);
}

/** A member's name then; nobody's where voices are anonymous. */
export function nameOf({ language, ledger, entry, mark }: Told, id: MemberId): string {
  const name = ledger.board.voices === "named" ? memberThen(ledger, id, language, entry.seq) : null;
  return name === null ? say(language, record.somebody) : mark(name);
}

/** An agreement's number; 0 where it is not known. */
export const numberOf = ({ ledger }: Pick<Told, "ledger">, id: AgreementId | undefined): number =>
  (id && ledger.agreements.get(id)?.number) ?? 0;

/**
 * Without what is said of them since: the sentence says it. Where voices are anonymous, a voice or the name that was signed.
 * @param seq the event in which they are named; 0 for the name as it is.
 */
export function whoWas(told: Done, id: RemovedId, seq = 0): string {
  const name = memberName(told.ledger, id as MemberId, seq);
  return name === null ? speakerOf(told, id as VoiceId) : told.mark(name);
}

/** The name of a voice; what stands for nobody is ours. */
export function speakerOf({ language, ledger, mark }: Done, voice: VoiceId, seq?: number): string {
  const name = speakerName(ledger, voice, language, seq);
  return [WHEEL, SOMEBODY].includes(voice as string) ? name : mark(name);
}
