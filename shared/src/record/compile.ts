import type { Card } from "../canvas/read.ts";
import { STANDS, wordsOf } from "../convergence/judgement.ts";
import { readable } from "../i18n/in-place.ts";
import { memberOrganization, memberThen, memberWithNames } from "../i18n/names.ts";
import { speakerName } from "../i18n/speakers.ts";
import type { AgreementId, ClusterId, MemberId, VersionId, VoiceId } from "../ids.ts";
import { objectionId } from "../ids.ts";
import { mayBreakDown, presentMembers } from "../ledger/asked.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { judgeStatement, layFloor, modeOf } from "../ledger/weigh.ts";
import { byOrganization } from "../names/organizations.ts";
import type { Agreement, Version } from "../nouns/agreement/agreement.ts";
import type { Language } from "../nouns/board/board.ts";
import { type Comment, commentsAbout } from "../nouns/comment/comment.ts";
import type { Commitment } from "../nouns/commitment/commitment.ts";
import type { Member } from "../nouns/member/member.ts";
import type { Position } from "../nouns/position/position.ts";
import type { Removal } from "../nouns/removal/removal.ts";
import { GRADES, type Grade, type Stance } from "../nouns/stance/stance.ts";
import { oldestFirst } from "../order.ts";

import type {
  AgreementMinutes,
  ClusterMinutes,
  CommentMinutes,
  CommitmentMinutes,
  Minutes,
  PersonMinutes,
  PositionMinutes,
  RemovalMinutes,
  Said,
  VersionMinutes,
} from "./minutes.ts";
import { peopleOf } from "./people.ts";

/**
 * The minutes as a structure: what the screen shows, what is printed and what is exported are made from this one, so
 * that what people read is what they take away. Nothing is left out because it was not agreed.
 */

function countGrades(given: Iterable<Stance>): { grade: Grade; people: number }[] {
  const people = new Map<Grade, number>();
  for (const { grade } of given) people.set(grade, (people.get(grade) ?? 0) + 1);
  return GRADES.flatMap((grade) => (people.has(grade) ? [{ grade, people: people.get(grade) ?? 0 }] : []));
}

/** What is said of a name is in the language of the minutes; a pseudonym is the same in every copy of them. */
class Compiler {
  readonly #ledger: Ledger;
  readonly #language: Language;
  constructor(ledger: Ledger, language: Language) {
    this.#ledger = ledger;
    this.#language = language;
  }

  /** As it was when something was said. */
  name(voice: VoiceId, seq: number): string {
    return speakerName(this.#ledger, voice, this.#language, seq);
  }

  organization(voice: VoiceId, seq: number): string | null {
    if (this.#ledger.board.voices === "anonymous") return null;
    return memberOrganization(this.#ledger, voice, seq);
  }

  members(ids: readonly MemberId[]): string[] {
    return ids.map((id) => memberThen(this.#ledger, id, this.#language, 0) ?? "");
  }

  person(member: Member): PersonMinutes {
    return { member, who: memberWithNames(this.#ledger, member.id, this.#language) };
  }

  /** Fewer than three answers are not broken down where voices are anonymous. */
  counts(given: readonly Stance[]): { grade: Grade; people: number }[] {
    return mayBreakDown(this.#ledger, given.length) ? countGrades(given) : [];
  }

  said(stance: Stance): Said {
    const { by, seq, grade, reason, condition } = stance;
    return { who: this.name(by, seq), organization: this.organization(by, seq), grade, reason, condition };
  }

  setAside(version: VersionId): Stance[] {
    const all = [...this.#ledger.removed.values()].flatMap(({ stances }) => stances);
    return all.filter(({ statementId }) => statementId === version).sort(oldestFirst);
  }

  removal({ id, reason }: Removal): RemovalMinutes {
    const who = memberWithNames(this.#ledger, id as MemberId, this.#language);
    return { who: who || this.name(id as VoiceId, 0), reason };
  }

  version(version: Version): VersionMinutes {
    const given = [...(this.#ledger.stances.get(version.id)?.values() ?? [])].sort(oldestFirst);
    const judgement = judgeStatement(this.#ledger, version.id);
    const eased = (stance: Stance) =>
      this.#ledger.objections.get(objectionId(version.id, stance.by))?.state === "eased" && stance.grade === "object";
    const aside = this.setAside(version.id);
    const isShown = mayBreakDown(this.#ledger, given.length + aside.length);
    const [shown, shownAside] = isShown ? [given, aside] : [[], []];
    const pick = (keep: (stance: Stance) => boolean) => shown.filter(keep).map((stance) => this.said(stance));
    const worded = (stance: Stance) => stance.reason !== "" || stance.condition !== "";
    return {
      version,
      by: this.name(version.by, version.seq),
      judgement,
      words: wordsOf(judgement),
      counts: this.counts(given),
      reservations: pick((stance) => stance.grade === "reserve"),
      objections: pick((stance) => stance.grade === "object" && !eased(stance)),
      eased: pick(eased),
      asides: pick((stance) => stance.grade === "stand-aside" || stance.grade === "need-to-talk"),
      voices: pick((stance) => worded(stance) && ["endorse", "agree", "accept"].includes(stance.grade)),
      setAside: shownAside.map((stance) => this.said(stance)),
    };
  }

  agreement(agreement: Agreement): AgreementMinutes | null {
    const versions = agreement.versionIds.flatMap((id) => this.#ledger.versions.get(id) ?? []);
    const all = versions.map((version) => this.version(version));
    const current = all.at(-1);
    return current ? { agreement, current, earlier: all.slice(0, -1) } : null;
  }

  commitment(commitment: Commitment): CommitmentMinutes {
    const { by, seq } = commitment;
    return {
      commitment,
      who: memberThen(this.#ledger, by, this.#language, seq) ?? "",
      organization: memberOrganization(this.#ledger, by, seq),
      companions: {
        joined: this.members(commitment.joined),
        asked: this.members(commitment.asked),
        named: this.members(commitment.with),
      },
      agreementNumber: this.#ledger.agreements.get(commitment.agreementId)?.number ?? 0,
    };
  }

  position(position: Position): PositionMinutes {
    const counts = this.counts([...(this.#ledger.stances.get(position.id)?.values() ?? [])]);
    const { by, said } = position;
    const comments = commentsAbout(this.#ledger.comments, position).map((comment) => this.comment(comment));
    return { position, who: this.name(by, said), organization: this.organization(by, said), counts, comments };
  }

  comment(comment: Comment): CommentMinutes {
    const { by, seq } = comment;
    return { comment, who: this.name(by, seq), organization: this.organization(by, seq) };
  }
}

function compileClusters(ledger: Ledger, cards: readonly Card[], compiler: Compiler): ClusterMinutes[] {
  const home = new Map(cards.map((card) => [card.positionId, card.clusterId]));
  const known = (id: ClusterId | null | undefined) => (id && ledger.clusters.has(id) ? id : null);
  const positionsOf = (clusterId: ClusterId | null) =>
    [...ledger.positions.values()]
      .filter((position) => known(home.get(position.id)) === clusterId && (!position.withdrawn || clusterId === null))
      .map((position) => compiler.position(position));
  const agreementsOf = (clusterId: ClusterId) =>
    [...ledger.agreements.values()]
      .filter((a) => a.clusterId === clusterId && a.versionIds.length > 0)
      .map((a) => a.number);
  const named = [...ledger.clusters.values()].map((cluster) => ({
    sentence: cluster.sentence,
    agreements: agreementsOf(cluster.id),
    positions: positionsOf(cluster.id),
  }));
  const loose = { sentence: null, agreements: [], positions: positionsOf(null) };
  const kept = named.filter(({ sentence, agreements, positions }) => sentence || agreements.length || positions.length);
  return loose.positions.length > 0 ? [...kept, loose] : kept;
}

/**
 * @param at when the minutes are made, milliseconds since 1970.
 * @param cards where the positions lie on the canvas.
 * @param language in which they will be read.
 */
export function compileMinutes(on: Ledger, cards: readonly Card[], at: number, language?: Language): Minutes {
  const ledger = readable(on, language);
  const compiler = new Compiler(ledger, language ?? ledger.board.language);
  const isAnonymous = ledger.board.voices === "anonymous";
  // Whoever signed a commitment is named there, and in no list.
  const members = isAnonymous ? [] : presentMembers(ledger);
  const people = (keep: (member: Member) => boolean, among: readonly Member[] = members) =>
    among.filter(keep).map((member) => compiler.person(member));
  const agreements = [...ledger.agreements.values()].sort((a, b) => a.number - b.number);
  const tested = agreements.flatMap((agreement) => compiler.agreement(agreement) ?? []);
  const live = tested.filter(({ agreement }) => agreement.letGo === null);
  const commitments = [...ledger.commitments.values()].filter(({ withdrawn }) => !withdrawn);
  const carried = new Set<AgreementId>(commitments.map(({ agreementId }) => agreementId));
  const laid = layFloor(ledger).filter(({ words }) => STANDS.has(words));
  return {
    board: ledger.board,
    mode: modeOf(ledger),
    compiledAt: at,
    seq: ledger.seq,
    hash: ledger.hash,
    people: isAnonymous ? peopleOf(ledger) : null,
    groups: byOrganization(
      ledger.members,
      members.filter(({ takesPart }) => takesPart),
    ).map(([organization, grouped]) => ({ organization, members: people(() => true, grouped) })),
    mediators: people(({ role, takesPart }) => role === "mediator" && !takesPart),
    observers: members.filter(({ role }) => role === "observer").length,
    excused: people(({ excused, left }) => excused && !left),
    removed: [...ledger.removed.values()].map((removal) => compiler.removal(removal)),
    standing: live.filter(({ current }) => STANDS.has(current.words)),
    unsettled: live.filter(({ current }) => !STANDS.has(current.words)),
    letGo: tested.filter(({ agreement }) => agreement.letGo !== null),
    drafts: agreements.filter(({ versionIds, letGo }) => versionIds.length === 0 && letGo === null),
    commitments: commitments.map((commitment) => compiler.commitment(commitment)),
    withoutHands: laid.filter(({ agreement }) => !carried.has(agreement.id)).map(({ agreement }) => agreement.number),
    clusters: compileClusters(ledger, cards, compiler),
  };
}

/** Whether anybody in the minutes has the mark of who mediates. */
export function hasMediators({ groups, mediators }: Minutes): boolean {
  return mediators.length > 0 || groups.some(({ members }) => members.some(({ member }) => member.role === "mediator"));
}
