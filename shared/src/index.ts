/** The only way in: what the server, the client and the tests may use. */

export type { Agreement, Version, Wording } from "./agreement.ts";
export { type Board, LANGUAGES, type Language, VOICES, type Voices } from "./board.ts";
export type { Cluster } from "./cluster.ts";
export { COMMITMENT_STATES, type Commitment, type CommitmentState, HANDS, type Hands } from "./commitment.ts";
export { refusals } from "./i18n/refusals.ts";
export { type Params, type Sentence, say, sayDate, sayList } from "./i18n/say.ts";
export * from "./ids.ts";
export { invariant, unreachable } from "./invariant.ts";
export { apply, applyData } from "./ledger/apply.ts";
export { type Decision, decide } from "./ledger/decide.ts";
export { LEDGER_CLIENT, ROOTS, type Root, readLedger, writeLedger } from "./ledger/document.ts";
export type { EventActor, EventData, EventDraft, EventKind, LedgerEvent } from "./ledger/event.ts";
export { id, line, text, words, wordsInLine } from "./ledger/fields.ts";
export { type Intent, type IntentKind, type IntentOf, intentSchema } from "./ledger/intent.ts";
export { EMPTY_LEDGER, type Ledger, NO_HASH, RECORD_LENGTH, type RecordEntry } from "./ledger/ledger.ts";
export { mayAsk, mayWriteCanvas, POLICY } from "./ledger/policy.ts";
export { LIMITS } from "./limits.ts";
export { type Actor, higherRole, type Member, ROLES, type Role } from "./member.ts";
export { OBJECTION_STATES, type Objection, type ObjectionState } from "./objection.ts";
export { PHASES, type Phase } from "./phase.ts";
export { POSITION_KINDS, type Position, type PositionKind } from "./position.ts";
export { type ChainFault, canonicalJson, checkChain, hashEvent, seal } from "./record/chain.ts";
export { isRefusal, REFUSALS, type Refusal, type RefusalCode, refuse } from "./refusal.ts";
export { type Answer, answerOf, GRADES, type Grade, type Score, type Stance } from "./stance.ts";
export { CLOSE, type CloseCode } from "./wire/close-codes.ts";
export { BEARER_PREFIX, FRAME, SUBPROTOCOL, SYNC, WIRE_VERSION } from "./wire/frames.ts";
export { DOCUMENTS, type DocumentName, EXPORT_FORMATS, type ExportFormat, pathOf, ROUTES, syncBase } from "./wire/routes.ts";
