import { sayCounts, sayWhoAnswered } from "../i18n/answers.ts";
import { type Companions, commit, sayCompanions } from "../i18n/commit.ts";
import { kinds } from "../i18n/kinds.ts";
import { minutes as m } from "../i18n/minutes.ts";
import { names } from "../i18n/names.ts";
import { type Params, type Sentence, say, sayDate, sayList } from "../i18n/say.ts";
import { sayCrowd, sayDay } from "../i18n/say-people.ts";
import { sayThresholds } from "../i18n/thresholds.ts";
import { commitmentStates, hands, standings } from "../i18n/vocabulary.ts";
import { MEDIATOR_MARK } from "../names/mark.ts";
import type { Board, Language, People } from "../nouns/board/board.ts";
import { hasMediators } from "./compile.ts";
import { inBlock, inLine, inLines } from "./markdown-words.ts";
import type {
  AgreementMinutes,
  ClusterMinutes,
  CommitmentMinutes,
  Minutes,
  PersonMinutes,
  Said,
  VersionMinutes,
} from "./minutes.ts";

/** The minutes as Markdown (CommonMark). What people wrote stands in it by `markdown-words.ts`: it can never become markup. */

class Writer {
  readonly lines: string[] = [];
  readonly #language: Language;
  readonly #timeZone: string | undefined;

  constructor(language: Language, timeZone?: string) {
    this.#language = language;
    this.#timeZone = timeZone;
  }

  t(sentence: Sentence, params: Params = {}): string {
    return say(this.#language, sentence, params);
  }
  date(at: number | string, style: "day" | "moment" = "day"): string {
    return sayDate(this.#language, at, style, this.#timeZone);
  }
  /** On which day the board was opened. */
  day(board: Board): string {
    return board.voices === "anonymous" ? sayDay(this.#language, board, board.openedAt) : this.date(board.openedAt);
  }
  list(items: readonly string[]): string {
    return sayList(this.#language, items);
  }
  counts(counts: VersionMinutes["counts"]): string {
    return sayCounts(this.#language, counts);
  }
  answered(who: string, grade: Said["grade"]): string {
    return sayWhoAnswered(this.#language, who, grade);
  }
  crowd(people: People): string {
    return sayCrowd(this.#language, people);
  }
  /** @param by as it is written. */
  companions(by: string, companions: Companions): string {
    const [joined, asked, named] = [companions.joined, companions.asked, companions.named].map((who) =>
      who.map(inLine),
    );
    return sayCompanions(this.#language, by, { joined, asked, named } as Companions);
  }
  thresholds({ board, mode }: Minutes): string {
    return sayThresholds(this.#language, board.thresholds, mode);
  }
  add(...lines: string[]): void {
    this.lines.push(...lines);
  }
  /** A paragraph, or an item of a list (`- `), of words that were made with `inLines`. */
  block(written: string, first = "", rest = " ".repeat(first.length)): void {
    this.lines.push(...inBlock(first, rest, written));
  }
  quote(text: string): void {
    this.block(inLines(text), "> ", "> ");
  }
  heading(level: number, text: string): void {
    this.add("", `${"#".repeat(level)} ${text}`, "");
  }
}

const speaker = ({ who, organization }: { who: string; organization: string | null }) =>
  organization ? `${inLine(who)} (${inLine(organization)})` : inLine(who);

function writeSaid(w: Writer, title: Sentence, said: readonly Said[], params: Params = {}): void {
  if (said.length === 0) return;
  w.add("", `**${w.t(title, params)}**`, "");
  for (const one of said) {
    const words = one.reason ? inLines(one.reason) : `*${w.t(m.noReason)}*`;
    w.block(`${w.answered(speaker(one), one.grade)} ${words}`, "- ");
    if (one.condition) w.block(w.t(m.condition, { condition: inLines(one.condition) }), "  - ");
  }
}

/** @param by the number of the version that took its place; null where none did. */
function writeSupport(w: Writer, { judgement, words, counts }: VersionMinutes, by: number | null): void {
  const { answered, expected, late, groupsNotHeard, groupsBelow } = judgement;
  const status = w.t(standings[words]);
  const parts = [by ? w.t(m.replaced, { n: by, answered, expected }) : w.t(m.support, { status, answered, expected })];
  if (late && !by) parts.push(w.t(m.late, { late }));
  if (groupsNotHeard.length) parts.push(w.t(m.notHeard, { groups: w.list(groupsNotHeard.map(inLine)) }));
  if (groupsBelow.length) parts.push(w.t(m.below, { groups: w.list(groupsBelow.map(inLine)) }));
  const isHeld = !groupsNotHeard.length && !groupsBelow.length && words.startsWith("standing");
  if (isHeld && !by) parts.push(w.t(m.heldByAll));
  w.add("", parts.join(" "));
  if (counts.length) w.add("", w.t(m.answers, { list: w.counts(counts) }));
}

function writeVersion(w: Writer, version: VersionMinutes, by: number | null = null): void {
  w.add("");
  w.quote(version.version.text);
  if (version.version.why) {
    w.add("");
    w.block(w.t(m.why, { why: inLines(version.version.why) }));
  }
  writeSupport(w, version, by);
  if (by) writeSaid(w, m.objectionsBefore, version.objections, { v: version.version.number, n: by });
  else writeSaid(w, m.objections, version.objections);
  writeSaid(w, m.reservations, version.reservations);
  writeSaid(w, m.eased, version.eased);
  writeSaid(w, m.asides, version.asides);
  writeSaid(w, m.voices, version.voices);
  writeSaid(w, m.setAside, version.setAside);
}

function writeAgreement(w: Writer, { agreement, current, earlier }: AgreementMinutes): void {
  const version = (n: number) => w.t(m.version, { n });
  w.heading(3, `${w.t(m.agreement, { n: agreement.number })} · ${version(current.version.number)}`);
  if (agreement.letGo !== null) w.block(w.t(m.letGoBecause, { why: inLines(agreement.letGo) }));
  writeVersion(w, current);
  if (current.version.sources.length) w.add("", w.t(m.madeFrom, { n: current.version.sources.length }));
  for (const old of earlier) {
    w.heading(4, `${w.t(m.agreement, { n: agreement.number })} · ${version(old.version.number)}`);
    writeVersion(w, old, old.version.number + 1);
  }
}

function writePeople(w: Writer, minutes: Minutes): void {
  const person = ({ member, who }: PersonMinutes) =>
    `- ${inLine(who)}${member.brings ? `, ${w.t(m.brings, { what: inLine(member.brings) })}` : ""}`;
  const people = minutes.groups.reduce((sum, group) => sum + group.members.length, 0);
  const organizations = minutes.groups.filter(({ organization }) => organization !== null).length;
  w.heading(2, w.t(m.who));
  if (minutes.people) {
    w.add(w.crowd(minutes.people));
    return;
  }
  w.add(w.t(organizations > 0 ? m.counts : m.countsAlone, { people, organizations }));
  if (minutes.observers > 0) w.add(w.t(m.observed, { n: minutes.observers }));
  const named: [string, readonly PersonMinutes[]][] = [
    ...minutes.groups.map(
      ({ organization, members }) => [organization ?? w.t(m.onTheirOwn), members] as [string, readonly PersonMinutes[]],
    ),
    [w.t(m.mediators), minutes.mediators],
    [w.t(m.excused), minutes.excused],
  ];
  if (hasMediators(minutes)) w.add("", w.t(names.mark, { mark: MEDIATOR_MARK }));
  for (const [name, members] of named) {
    if (members.length) w.add("", `**${inLine(name)}**`, "", ...members.map(person));
  }
  if (minutes.removed.length === 0) return;
  w.add("", `**${w.t(m.removed)}**`, "");
  for (const { who, reason } of minutes.removed)
    w.add(`- ${w.t(m.removedBecause, { who: inLine(who), why: inLine(reason) })}`);
}

function writeAgreements(w: Writer, minutes: Minutes): void {
  w.heading(2, w.t(m.standing));
  w.add(w.thresholds(minutes));
  if (minutes.standing.length === 0) w.add("", w.t(m.noneStanding));
  for (const agreement of minutes.standing) writeAgreement(w, agreement);
  for (const [title, list] of [
    [m.unsettled, minutes.unsettled],
    [m.letGo, minutes.letGo],
  ] as const) {
    if (list.length === 0) continue;
    w.heading(2, w.t(title));
    for (const agreement of list) writeAgreement(w, agreement);
  }
  if (minutes.drafts.length === 0) return;
  w.heading(2, w.t(m.drafts));
  for (const { draft } of minutes.drafts) {
    if (!draft) continue;
    w.quote(draft.text);
    w.add("");
  }
}

/** A list, because only there a commitment stands in as many lines as it was written in. */
function writeCommitment(w: Writer, minutes: CommitmentMinutes): void {
  const { commitment: c, organization, companions, agreementNumber } = minutes;
  const name = inLine(minutes.who);
  const who = c.asOrganization && organization ? w.t(commit.byFor, { name, organization: inLine(organization) }) : name;
  const facts: readonly (readonly [Sentence, string])[] = [
    [m.whoCommits, who],
    [m.how, w.t(hands[c.hands])],
    [m.withWhom, w.companions(name, companions)],
    [m.due, c.due ? w.date(c.due) : ""],
    [m.forAgreement, String(agreementNumber)],
    [m.state, w.t(commitmentStates[c.state])],
  ];
  const told = facts.flatMap(([title, fact]) => (fact ? [`${w.t(title)}: ${fact}`] : []));
  w.block(inLines(c.text), "- ");
  w.add(`  - ${told.join(" · ")}`);
}

function writeCommitments(w: Writer, minutes: Minutes): void {
  w.heading(2, w.t(m.commitments));
  if (minutes.commitments.length === 0) w.add(w.t(m.noCommitments));
  for (const commitment of minutes.commitments) writeCommitment(w, commitment);
  if (minutes.withoutHands.length) w.add("", w.t(m.withoutHands, { list: w.list(minutes.withoutHands.map(String)) }));
}

function writeClusters(w: Writer, clusters: readonly ClusterMinutes[]): void {
  const open = clusters.filter(({ sentence, agreements }) => sentence !== null && agreements.length === 0);
  if (open.length) {
    w.heading(2, w.t(m.onTheTable));
    for (const { sentence } of open) w.add(`- ${inLine(sentence || w.t(m.unnamed))}`);
  }
  w.heading(2, w.t(m.positions));
  for (const { sentence, positions } of clusters) {
    w.heading(3, sentence === null ? w.t(m.unclustered) : inLine(sentence || w.t(m.unnamed)));
    for (const { position, counts, comments, ...by } of positions) {
      const gone = position.withdrawn ? ` (${w.t(position.removed ? m.off : m.withdrawn)})` : "";
      w.block(`**${w.t(kinds[position.kind])}.** ${inLines(position.text)} — ${speaker(by)}${gone}`, "- ");
      if (counts.length) w.add(`  - ${w.counts(counts)}`);
      for (const { comment, ...whose } of comments) w.block(`${inLines(comment.text)} — ${speaker(whose)}`, "  - ");
    }
  }
}

/** The minutes in a language; dates in `timeZone` (an IANA name), else in the machine's. */
export function minutesMarkdown(minutes: Minutes, language: Language, timeZone?: string): string {
  const w = new Writer(language, timeZone);
  const { board, compiledAt, seq, hash } = minutes;
  w.add(`# ${w.t(m.title)}: ${inLine(board.title)}`, "");
  w.add(w.t(m.opened, { date: w.day(board) }), "", w.t(m.compiled, { date: w.date(compiledAt, "moment"), seq }));
  if (board.phase !== "close") w.add("", w.t(m.draft));
  w.heading(2, w.t(m.objective));
  w.quote(board.objective);
  writePeople(w, minutes);
  writeAgreements(w, minutes);
  writeCommitments(w, minutes);
  writeClusters(w, minutes.clusters);
  w.add("", "---", "", w.t(m.checksum, { seq: String(seq), hash }));
  return `${w.lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}
