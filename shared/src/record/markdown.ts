import type { Board, Language, People } from "../board.ts";
import { type Companions, sayCompanions } from "../i18n/commit.ts";
import { minutes as m } from "../i18n/minutes.ts";
import { names } from "../i18n/names.ts";
import { type Params, type Sentence, say, sayDate, sayList } from "../i18n/say.ts";
import { sayCrowd, sayDay } from "../i18n/say-people.ts";
import { sayThresholds } from "../i18n/thresholds.ts";
import { commitmentStates, grades, hands, kinds, standings } from "../i18n/vocabulary.ts";
import { MEDIATOR_MARK } from "../names/book.ts";
import {
  type AgreementMinutes,
  type ClusterMinutes,
  hasMediators,
  type Minutes,
  type PersonMinutes,
  type Said,
  type VersionMinutes,
} from "./compile.ts";

/** The minutes as Markdown (CommonMark with a table). What people wrote is escaped: it can never become markup. */

/** Backslash-escapes what Markdown or HTML could read as markup within a line, bare addresses among it; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~#]/g, "\\$&")
    .replaceAll("://", "\\://")
    .replace(/\s*\n\s*/g, " ");
}

/** A paragraph of somebody's words, each line a quote. */
function quote(text: string): string[] {
  return text.split("\n").map((line) => `> ${startSafe(escapeMarkdown(line))}`);
}

/** A mark that would begin a list or a heading is escaped. */
function startSafe(line: string): string {
  return line.replace(/^(\s*)([-+=]|\d+[.)])/, (_, space: string, mark: string) =>
    mark.length === 1 ? `${space}\\${mark}` : `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
  );
}

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
  crowd(people: People): string {
    return sayCrowd(this.#language, people);
  }
  companions(by: string, companions: Companions): string {
    return sayCompanions(this.#language, by, companions);
  }
  thresholds({ board, mode }: Minutes): string {
    return sayThresholds(this.#language, board.thresholds, mode);
  }
  add(...lines: string[]): void {
    this.lines.push(...lines);
  }
  heading(level: number, text: string): void {
    this.add("", `${"#".repeat(level)} ${text}`, "");
  }
}

const speaker = ({ who, organization }: { who: string; organization: string | null }) =>
  escapeMarkdown(organization ? `${who} (${organization})` : who);

function writeSaid(w: Writer, title: Sentence, said: readonly Said[]): void {
  if (said.length === 0) return;
  w.add("", `**${w.t(title)}**`, "");
  for (const one of said) {
    const words = one.reason ? startSafe(escapeMarkdown(one.reason)) : `*${w.t(m.noReason)}*`;
    w.add(`- ${speaker(one)}, ${w.t(grades[one.grade]).toLowerCase()}: ${words}`);
    if (one.condition) w.add(`  - ${w.t(m.condition, { condition: escapeMarkdown(one.condition) })}`);
  }
}

function writeSupport(w: Writer, { judgement, words, counts }: VersionMinutes): void {
  const { answered, expected, groupsNotHeard, groupsBelow } = judgement;
  const parts = [w.t(m.support, { status: w.t(standings[words]), answered, expected })];
  if (groupsNotHeard.length) parts.push(w.t(m.notHeard, { groups: escapeMarkdown(w.list(groupsNotHeard)) }));
  if (groupsBelow.length) parts.push(w.t(m.below, { groups: escapeMarkdown(w.list(groupsBelow)) }));
  if (!groupsNotHeard.length && !groupsBelow.length && words.startsWith("standing")) parts.push(w.t(m.heldByAll));
  w.add("", parts.join(" "));
  if (counts.length) {
    const list = counts.map(({ grade, people }) => `${w.t(grades[grade]).toLowerCase()} ${people}`).join("; ");
    w.add("", w.t(m.answers, { list }));
  }
}

function writeVersion(w: Writer, version: VersionMinutes): void {
  w.add("", ...quote(version.version.text));
  if (version.version.why) w.add("", w.t(m.why, { why: escapeMarkdown(version.version.why) }));
  writeSupport(w, version);
  writeSaid(w, m.objections, version.objections);
  writeSaid(w, m.reservations, version.reservations);
  writeSaid(w, m.eased, version.eased);
  writeSaid(w, m.asides, version.asides);
  writeSaid(w, m.voices, version.voices);
  writeSaid(w, m.setAside, version.setAside);
}

function writeAgreement(w: Writer, { agreement, current, earlier }: AgreementMinutes): void {
  const version = (n: number) => w.t(m.version, { n });
  w.heading(3, `${w.t(m.agreement, { n: agreement.number })} · ${version(current.version.number)}`);
  if (agreement.letGo !== null) w.add(w.t(m.letGoBecause, { why: escapeMarkdown(agreement.letGo) }));
  writeVersion(w, current);
  if (current.version.sources.length) w.add("", w.t(m.madeFrom, { n: current.version.sources.length }));
  for (const old of earlier) {
    w.heading(4, `${w.t(m.agreement, { n: agreement.number })} · ${version(old.version.number)}`);
    writeVersion(w, old);
  }
}

function writePeople(w: Writer, minutes: Minutes): void {
  const person = ({ member, who }: PersonMinutes) =>
    `- ${escapeMarkdown(who)}${member.brings ? `, ${w.t(m.brings, { what: escapeMarkdown(member.brings) })}` : ""}`;
  const people = minutes.groups.reduce((sum, group) => sum + group.members.length, 0);
  const organizations = minutes.groups.filter(({ organization }) => organization !== null).length;
  w.heading(2, w.t(m.who));
  if (minutes.people) {
    w.add(w.crowd(minutes.people));
    return;
  }
  w.add(w.t(m.counts, { people, organizations }));
  const named: [string, readonly PersonMinutes[]][] = [
    ...minutes.groups.map(
      ({ organization, members }) => [organization ?? w.t(m.onTheirOwn), members] as [string, readonly PersonMinutes[]],
    ),
    [w.t(m.mediators), minutes.mediators],
    [w.t(m.observers), minutes.observers],
    [w.t(m.excused), minutes.excused],
  ];
  if (hasMediators(minutes)) w.add("", w.t(names.mark, { mark: MEDIATOR_MARK }));
  for (const [name, members] of named) {
    if (members.length) w.add("", `**${escapeMarkdown(name)}**`, "", ...members.map(person));
  }
  if (minutes.removed.length === 0) return;
  w.add("", `**${w.t(m.removed)}**`, "");
  for (const { who, reason } of minutes.removed)
    w.add(`- ${w.t(m.removedBecause, { who: escapeMarkdown(who), why: escapeMarkdown(reason) })}`);
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
  for (const { draft } of minutes.drafts) if (draft) w.add(...quote(draft.text), "");
}

function writeCommitments(w: Writer, minutes: Minutes): void {
  w.heading(2, w.t(m.commitments));
  const head = [m.what, m.whoCommits, m.how, m.withWhom, m.due, m.forAgreement, m.state].map((title) => w.t(title));
  if (minutes.commitments.length === 0) w.add(w.t(m.noCommitments));
  else w.add(`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`);
  for (const { commitment: c, who, organization, companions, agreementNumber } of minutes.commitments) {
    const name = c.asOrganization && organization ? w.t(m.forOrganization, { name: who, organization }) : who;
    const due = c.due ? w.date(c.due) : "";
    const cells = [
      c.text,
      name,
      w.t(hands[c.hands]),
      w.companions(who, companions),
      due,
      String(agreementNumber),
      w.t(commitmentStates[c.state]),
    ];
    w.add(`| ${cells.map(escapeMarkdown).join(" | ")} |`);
  }
  if (minutes.withoutHands.length) w.add("", w.t(m.withoutHands, { list: w.list(minutes.withoutHands.map(String)) }));
}

function writeClusters(w: Writer, clusters: readonly ClusterMinutes[]): void {
  const open = clusters.filter(({ sentence, agreements }) => sentence !== null && agreements.length === 0);
  if (open.length) {
    w.heading(2, w.t(m.onTheTable));
    for (const { sentence } of open) w.add(`- ${startSafe(escapeMarkdown(sentence || w.t(m.unnamed)))}`);
  }
  w.heading(2, w.t(m.positions));
  for (const { sentence, positions } of clusters) {
    w.heading(3, sentence === null ? w.t(m.unclustered) : escapeMarkdown(sentence || w.t(m.unnamed)));
    for (const { position, counts, ...by } of positions) {
      const tally = counts.map(({ grade, people }) => `${w.t(grades[grade]).toLowerCase()} ${people}`).join("; ");
      const gone = position.withdrawn ? ` (${w.t(position.removed ? m.off : m.withdrawn)})` : "";
      w.add(`- **${w.t(kinds[position.kind])}.** ${escapeMarkdown(position.text)} — ${speaker(by)}${gone}`);
      if (tally) w.add(`  - ${tally}`);
    }
  }
}

/** The minutes in a language; dates in `timeZone` (an IANA name), else in the machine's. */
export function minutesMarkdown(minutes: Minutes, language: Language, timeZone?: string): string {
  const w = new Writer(language, timeZone);
  const { board, compiledAt, seq, hash } = minutes;
  w.add(`# ${w.t(m.title)}: ${escapeMarkdown(board.title)}`, "");
  w.add(w.t(m.opened, { date: w.day(board) }), "", w.t(m.compiled, { date: w.date(compiledAt, "moment"), seq }));
  w.heading(2, w.t(m.objective));
  w.add(...quote(board.objective));
  writePeople(w, minutes);
  writeAgreements(w, minutes);
  writeCommitments(w, minutes);
  writeClusters(w, minutes.clusters);
  w.add("", "---", "", w.t(m.checksum, { seq, hash }));
  return `${w.lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}
