import { z } from "zod";
import { LANGUAGES } from "../board.ts";
import { MAX_COORDINATE } from "../canvas/limits.ts";
import { COMMITMENT_STATES, HANDS } from "../commitment.ts";
import { PRESET_NAMES } from "../convergence/thresholds.ts";
import type {
  AgreementId,
  ClusterId,
  CommitmentId,
  IntentId,
  MemberId,
  PositionId,
  StatementId,
  VersionId,
} from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { PHASES } from "../phase.ts";
import { POSITION_KINDS } from "../position.ts";
import type { RemovedId } from "../removal.ts";
import { GRADES } from "../stance.ts";
import { day, id, line, personName, text, words, wordsInLine } from "./fields.ts";

/**
 * What a member may ask of the ledger. Each intent carries an id of its own: the same id again gives the same answer. `base` is
 * what it was decided on, as the asker saw it: where that has changed meanwhile the intent is refused. Whoever sends none
 * acts on what stands. `base.ts` says what it is for each kind.
 */

const intent = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ id: id<IntentId>(), kind: z.literal(kind), ...shape });

const organization = line(LIMITS.organization)
  .transform((value) => (value === "" ? null : value))
  .nullable();

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);

/** Words that were seen, as they stand in the ledger: compared, never kept. */
const seen = z.string();

const boardFields = {
  title: wordsInLine(LIMITS.title).optional(),
  objective: wordsInLine(LIMITS.objective).optional(),
  language: z.enum(LANGUAGES).optional(),
  thresholds: z.enum(PRESET_NAMES).optional(),
};
const memberFields = {
  name: personName(LIMITS.name).optional(),
  organization: organization.optional(),
  brings: line(LIMITS.brings).optional(),
  takesPart: z.boolean().optional(),
};
const boardSeen = z.strictObject({ ...boardFields, title: seen.optional(), objective: seen.optional() });
const memberSeen = z.strictObject({
  name: seen.optional(),
  organization: seen.nullable().optional(),
  brings: seen.optional(),
  takesPart: z.boolean().optional(),
});
/** The revision of the words that were seen. */
const revision = z.int().min(1);

export const intentSchema = z.discriminatedUnion("kind", [
  intent("board.change", { ...boardFields, base: boardSeen.optional() }),
  intent("phase.move", { phase: z.enum(PHASES), base: z.enum(PHASES).optional() }),
  intent("door.set", { open: z.boolean(), base: z.boolean().optional() }),
  intent("member.change", { ...memberFields, base: memberSeen.optional() }),
  intent("member.excuse", { memberId: id<MemberId>(), excused: z.boolean(), base: z.boolean().optional() }),
  /** Where voices are anonymous: so many of those who take part are not waited for any more. */
  intent("people.excuse", {
    count: z.int().min(0).max(LIMITS.membersPerBoard),
    base: z.int().min(0).optional(),
  }),
  intent("member.remove", { memberId: id<RemovedId>(), reason: words(LIMITS.reason) }),
  intent("member.restore", { memberId: id<RemovedId>() }),
  intent("position.place", {
    positionId: id<PositionId>(),
    positionKind: z.enum(POSITION_KINDS),
    text: words(LIMITS.position),
    /** Where on the canvas the server puts its card, in units of the page; without it, it lies in the tray. */
    place: z.tuple([coordinate, coordinate]).readonly().optional(),
  }),
  intent("position.reword", {
    positionId: id<PositionId>(),
    positionKind: z.enum(POSITION_KINDS),
    text: words(LIMITS.position),
    base: revision.optional(),
  }),
  intent("position.withdraw", { positionId: id<PositionId>() }),
  intent("stance.take", {
    statementId: id<StatementId>(),
    grade: z.enum(GRADES),
    reason: text(LIMITS.reason).default(""),
    condition: text(LIMITS.condition).default(""),
    /** Of a position. A version is its own words. */
    base: revision.optional(),
  }),
  intent("stance.withdraw", { statementId: id<StatementId>() }),
  intent("objection.ease", { versionId: id<VersionId>() }),
  intent("cluster.name", {
    clusterId: id<ClusterId>(),
    sentence: line(LIMITS.sentence),
    /** The sentence that stood; empty for none. */
    base: seen.optional(),
  }),
  intent("agreement.word", {
    agreementId: id<AgreementId>(),
    clusterId: id<ClusterId>().nullable(),
    text: words(LIMITS.wording),
    /** The revision that this wording was made from; 0 for a new draft. */
    base: z.int().min(0),
  }),
  intent("version.test", {
    agreementId: id<AgreementId>(),
    versionId: id<VersionId>(),
    /** The revision of the draft that is put to the test: never a wording that the asker has not seen. */
    base: revision,
    /** The version whose place it takes, and whose answers it ends; null where there was none. */
    over: id<VersionId>().nullable().optional(),
    why: text(LIMITS.why).default(""),
    sources: z.array(id<PositionId>()).max(LIMITS.sources).default([]),
  }),
  intent("agreement.let-go", {
    agreementId: id<AgreementId>(),
    why: words(LIMITS.why),
    /** The version that was being tested, null for none, and the revision of the draft, 0 for none. */
    base: z.strictObject({ versionId: id<VersionId>().nullable(), revision: z.int().min(0) }).optional(),
  }),
  intent("commitment.make", {
    commitmentId: id<CommitmentId>(),
    agreementId: id<AgreementId>(),
    hands: z.enum(HANDS),
    text: words(LIMITS.commitment),
    due: day.nullable().default(null),
    /** Who is asked to join in. */
    with: z.array(id<MemberId>()).max(LIMITS.withMembers).default([]),
    asOrganization: z.boolean().default(false),
    /** Where voices are anonymous: the name that it is signed with, and the organisation. */
    name: line(LIMITS.name).optional(),
    organization: organization.optional(),
    /** The version that it is made for. */
    base: id<VersionId>().optional(),
  }),
  intent("commitment.accept", { commitmentId: id<CommitmentId>() }),
  intent("commitment.decline", { commitmentId: id<CommitmentId>() }),
  intent("commitment.report", {
    commitmentId: id<CommitmentId>(),
    state: z.enum(COMMITMENT_STATES),
    base: z.enum(COMMITMENT_STATES).optional(),
  }),
  intent("commitment.withdraw", { commitmentId: id<CommitmentId>() }),
]);

export type Intent = z.output<typeof intentSchema>;
export type IntentKind = Intent["kind"];
export type IntentOf<Kind extends IntentKind> = Extract<Intent, { kind: Kind }>;

type WithoutId<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;
/** An intent without its id: what the screens ask. */
export type Asked = WithoutId<Intent>;
export type AskedOf<Kind extends IntentKind> = Extract<Asked, { kind: Kind }>;
