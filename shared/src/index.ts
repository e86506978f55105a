/** The only way in: what the server, the client and the tests may use. */

export { type Alias, type Aliases, aliasIn, BIRDS, type Bird } from "./alias.ts";
export { CARD_SIZE, cardOf } from "./canvas/card.ts";
export type { RecordFault } from "./canvas/check.ts";
export { drawn } from "./canvas/drawn.ts";
export { indexAbove, indexBelow, isFractionalIndex, isRoomyIndex, orderly } from "./canvas/fractional-index.ts";
export {
  type BindingKey,
  bindingKey,
  CANVAS_ID,
  type CanvasKey,
  isBindingKey,
  isShapeKey,
  type PlaceKey,
  RECORDS,
  type ShapeKey,
  shapeKey,
  splitKey,
  xyKey,
} from "./canvas/keys.ts";
export {
  KEPT_FOR_MEDIATORS,
  MAX_COORDINATE,
  MAX_DRAWN,
  MAX_EXTENT,
  MAX_POINTS,
  MAX_RECORD_BYTES,
  MAX_TEXT,
  SHARES,
  SHOWN_OPACITY,
} from "./canvas/limits.ts";
export { CLUSTER_SIZE, clusterPlace, freePlaces, placeInside } from "./canvas/places.ts";
export { type Card, type ClusterHull, ORIGIN, readCards, readClusters } from "./canvas/read.ts";
export { checkRecord, isPlace, readRecord } from "./canvas/records.ts";
export type { ShapeType } from "./canvas/shapes.ts";
export {
  type BindingRecord,
  type CanvasValue,
  type CardShape,
  type ClusterShape,
  PAGE,
  type Place,
  type ShapeRecord,
} from "./canvas/value.ts";
export { weigh as weighRecord } from "./canvas/weight.ts";
export { cleanWords } from "./canvas/words.ts";
export { cleanLine, cleanText } from "./clean.ts";
export { type Plank, plankOf } from "./convergence/floor.ts";
export { type OpinionGroups, opinionGroupsInSteps, type Verdict } from "./convergence/groups.ts";
export { judge, modeFor } from "./convergence/judge.ts";
export {
  FAILS,
  type Fail,
  type Judgement,
  type Mode,
  STANDS,
  type Status,
  type Words,
  wordsOf,
} from "./convergence/judgement.ts";
export { neighbours, type Pair, type Placed, suggestedGroups } from "./convergence/neighbours.ts";
export { drawInCrowd, queueInRoom, type Waiting } from "./convergence/next.ts";
export { type Portraits, portraitsOf, type Telling } from "./convergence/portrait.ts";
export { randomOf } from "./convergence/random.ts";
export { type Counted, type Counts, type Tally, tallyOf } from "./convergence/tally.ts";
export { moreLike, type Note, wordNotes } from "./convergence/text/vectors.ts";
export { isDay, LAST_DAY } from "./day.ts";
export { fits } from "./fields/fits.ts";
export { agree } from "./i18n/agree.ts";
export { aliasOf, sayAlias } from "./i18n/aliases.ts";
export { anonymity } from "./i18n/anonymity.ts";
export { sayCounts, sayWhoAnswered } from "./i18n/answers.ts";
export { arrive } from "./i18n/arrive.ts";
export { sayAsked } from "./i18n/asked.ts";
export {
  CANVAS_TOOLS,
  type CanvasTool,
  canvas,
  canvasColours,
  canvasSizes,
  canvasTools,
} from "./i18n/canvas.ts";
export { bareCanvas, canvasHistory, sayMoment, sayThings, type Things } from "./i18n/canvas-history.ts";
export { languageOf, languageTags } from "./i18n/choose.ts";
export { clipped, cluster, sayWeakest, type Weakest, weakestOf } from "./i18n/cluster.ts";
export { comments } from "./i18n/comments.ts";
export { type Companions, commit, commitExamples, sayCompanions } from "./i18n/commit.ts";
export { common } from "./i18n/common.ts";
export { crowd } from "./i18n/crowd.ts";
export * as dayWords from "./i18n/day-words.ts";
export { ended } from "./i18n/ended.ts";
export { facilitate, phaseHints } from "./i18n/facilitate.ts";
export { faults } from "./i18n/faults.ts";
export { floor, footings, planks } from "./i18n/floor.ts";
export { gather } from "./i18n/gather.ts";
export { gradeWords, stanceBar } from "./i18n/grades.ts";
export { hand } from "./i18n/hand.ts";
export { home } from "./i18n/home.ts";
export { inPlaceOf, isInPlace, isNameless, readable } from "./i18n/in-place.ts";
export { isolated } from "./i18n/isolate.ts";
export { joining } from "./i18n/joining.ts";
export { kindHints, kinds } from "./i18n/kinds.ts";
export { leaving } from "./i18n/leaving.ts";
export { lists } from "./i18n/lists.ts";
export { mapVerdicts, opinionMap } from "./i18n/map.ts";
export { meanwhile, sayGround } from "./i18n/meanwhile.ts";
export { membership } from "./i18n/membership.ts";
export { minutes } from "./i18n/minutes.ts";
export { NAME_PARTICLES, SECOND_GIVEN } from "./i18n/name-words.ts";
export {
  memberName,
  memberOrganization,
  memberThen,
  memberWithNames,
  names,
  sayNamed,
} from "./i18n/names.ts";
export { near, type Silent, sayMissing, saySilent, saySilentCount } from "./i18n/nearest.ts";
export { neighbours as neighbourWords } from "./i18n/neighbours.ts";
export { opening } from "./i18n/opening.ts";
export { organizing } from "./i18n/organizing.ts";
export { pasted } from "./i18n/pasted.ts";
export { ownPosition, positionList } from "./i18n/positions.ts";
export { profile } from "./i18n/profile.ts";
export { reading } from "./i18n/reading.ts";
export { reasonOf } from "./i18n/reasons.ts";
export { record } from "./i18n/record.ts";
export { refusals } from "./i18n/refusals.ts";
export { saved } from "./i18n/saved.ts";
export { type Params, type Sentence, say, sayDate, sayList, sayNumber, sayParts, sayPercent } from "./i18n/say.ts";
export { sayDone } from "./i18n/say-done.ts";
export { sayEvent } from "./i18n/say-event.ts";
export { isNews, sayNews, sayStandingNews } from "./i18n/say-news.ts";
export { sayCrowd, sayDay, sayPeople } from "./i18n/say-people.ts";
export { speakerName } from "./i18n/speakers.ts";
export { spoken } from "./i18n/spoken.ts";
export { spread } from "./i18n/spread.ts";
export { sayAnswered, sayCount, sayFloor, sayNotHeard, sayStanding, standing } from "./i18n/standing.ts";
export { table } from "./i18n/table.ts";
export { type Mark, partsOf, theirsIn, unmarked } from "./i18n/theirs.ts";
export { presetRules, presets, sayThresholds, thresholds } from "./i18n/thresholds.ts";
export { titles } from "./i18n/titles.ts";
export { turnedAway } from "./i18n/turned-away.ts";
export { commitmentStates, grades, hands, parts, phases, roles, standings } from "./i18n/vocabulary.ts";
export { wall } from "./i18n/wall.ts";
export { onPlank, ways } from "./i18n/ways.ts";
export { weigh } from "./i18n/weigh.ts";
export { withholding } from "./i18n/withholding.ts";
export * from "./ids.ts";
export { invariant, unreachable } from "./invariant.ts";
export * from "./ledger/asked.ts";
export type { Decision } from "./ledger/decider.ts";
export { LEDGER_CLIENT, ROOTS, type Root, readLedger, writeLedger } from "./ledger/document.ts";
export { EMPTY_LEDGER } from "./ledger/empty.ts";
export type { EventActor, EventData, EventDraft, EventKind, LedgerEvent } from "./ledger/event.ts";
export { id, line, text, words, wordsInLine } from "./ledger/fields.ts";
export type { Asked, AskedOf, Intent, IntentKind, IntentOf } from "./ledger/intent.ts";
export { intentSchema } from "./ledger/intent-schema.ts";
export {
  LEDGER_FORM,
  type Ledger,
  NO_HASH,
  RECORD_LENGTH,
  type RecordEntry,
} from "./ledger/ledger.ts";
export { idsOf, isLastMediator, isSelf, personId } from "./ledger/persons.ts";
export { isFull, PLACES, placesFor } from "./ledger/places.ts";
export { mayAsk, mayWriteCanvas, POLICY } from "./ledger/policy.ts";
export type { Rules } from "./ledger/rules.ts";
export { TABLES, type TableName } from "./ledger/tables.ts";
export {
  countedAs,
  type Heard,
  judgeStatement,
  type Laid,
  layFloor,
  modeOf,
  nearestOnFloor,
  silentMembers,
  tallyStatement,
  thresholdsOf,
  weighStatement,
} from "./ledger/weigh.ts";
export { WITHHELD } from "./ledger/withheld.ts";
export { wordsSeen } from "./ledger/words-seen.ts";
export {
  cleanAsked,
  doesNotFit,
  type FieldOf,
  FORMS,
  type FormName,
  faultIn,
  WRITTEN,
  type Written,
  writtenIn,
  writtenWords,
} from "./ledger/written.ts";
export { beginning, isLonger, lengthOf, lettersOf } from "./letters.ts";
export { LIMITS } from "./limits.ts";
export { freeAlias } from "./names/free-alias.ts";
export { MEDIATOR_MARK, withoutMark } from "./names/mark.ts";
export { byOrganization, organizationName } from "./names/organizations.ts";
export { foldOrganization, skeletonsOf } from "./names/skeleton.ts";
export type { Agreement, Version, Wording } from "./nouns/agreement/agreement.ts";
export { type Board, LANGUAGES, type Language, type People, VOICES, type Voices } from "./nouns/board/board.ts";
export { PHASES, type Phase } from "./nouns/board/phase.ts";
export { PRESET_NAMES, type Preset } from "./nouns/board/presets.ts";
export type { Cluster } from "./nouns/cluster/cluster.ts";
export { type Comment, type CommentId, commentsAbout, commentsOn } from "./nouns/comment/comment.ts";
export {
  COMMITMENT_STATES,
  type Commitment,
  type CommitmentState,
  HANDS,
  type Hands,
} from "./nouns/commitment/commitment.ts";
export { EVENTS } from "./nouns/events.ts";
export { FIRST_RULES, type FirstKind } from "./nouns/first-rules.ts";
export { decideJoin } from "./nouns/member/joining.ts";
export {
  type Actor,
  type FormerName,
  higherRole,
  type Identity,
  type Member,
  ROLES,
  type Role,
} from "./nouns/member/member.ts";
export {
  type Organization,
  type OrganizationId,
  type Organizations,
  organizationId,
  rootOf,
} from "./nouns/member/organization.ts";
export { type MemberChanges, mayRename, namesBefore } from "./nouns/member/renaming.ts";
export { POSITION_KINDS, type Position, type PositionKind } from "./nouns/position/position.ts";
export { goesWith } from "./nouns/removal/goes-with.ts";
export type { Removal, RemovedId } from "./nouns/removal/removal.ts";
export { saidNothing } from "./nouns/removal/silent.ts";
export { ALL_RULES, apply, applyAll, applyData, askedAnew, decide, withBase } from "./nouns/rules.ts";
export type { HeldAnswers } from "./nouns/stance/held.ts";
export { OBJECTION_STATES, type Objection, type ObjectionState } from "./nouns/stance/objection.ts";
export { type Answer, answerOf, GRADES, type Grade, type Score, type Stance } from "./nouns/stance/stance.ts";
export { hasWords } from "./nouns/withholding/has-words.ts";
export { meantIn, saysAgain, withoutTexts } from "./nouns/withholding/meant.ts";
export { type InTime, newestFirst, oldestFirst } from "./order.ts";
export {
  type ChainFault,
  canonicalJson,
  checkChain,
  type Digest,
  hashEvent,
  seal,
  sealedData,
  sha256Hex,
} from "./record/chain.ts";
export { compileMinutes, hasMediators } from "./record/compile.ts";
export { minutesMarkdown } from "./record/markdown.ts";
export { escapeMarkdown } from "./record/markdown-words.ts";
export type {
  AgreementMinutes,
  ClusterMinutes,
  CommitmentMinutes,
  Minutes,
  PersonMinutes,
  PositionMinutes,
  RemovalMinutes,
  Said,
  VersionMinutes,
} from "./record/minutes.ts";
export { textAt, withTexts, writtenPlaces } from "./record/texts.ts";
export { isRefusal, REFUSALS, type Refusal, type RefusalCode, refuse } from "./refusal.ts";
export { addressOf, type BoardPage, isNotToBeKept, KEY_LENGTH, type PageAddress, splitPath } from "./wire/address.ts";
export { CLOSE, type CloseCode } from "./wire/close-codes.ts";
export { BEARER_PREFIX, FRAME, SUBPROTOCOL, SYNC, WIRE_VERSION } from "./wire/frames.ts";
export { admissionIn, type Invitation } from "./wire/invitation.ts";
export { readUint, type Source, writeNumbers } from "./wire/numbers.ts";
export { BOARD_ID_LENGTH, invitationIn } from "./wire/pasted-invitation.ts";
export { type Pointer, readPointer, readPointers, writePointer, writePointers } from "./wire/pointers.ts";
export {
  ASK_HEADER,
  DOCUMENTS,
  type DocumentName,
  EXPORT_FORMATS,
  type ExportFormat,
  pathOf,
  ROUTES,
  syncBase,
  TOKEN_HEADER,
} from "./wire/routes.ts";
export { codeAmong, isWholeCode, plainCode } from "./wire/written-code.ts";
