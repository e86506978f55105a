import {
  type Actor,
  EMPTY_LEDGER,
  type Ledger,
  type Member,
  type MemberId,
  memberName,
  memberOrganization,
  sayNamed,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { Random } from "../sim/random.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";

/** People who would like to be taken for somebody else (suite 39). What looks alike is written down a second time on purpose. */

const CASES = count(300, 20_000);
const PEOPLE = ["Ana Pérez", "Mara", "Lucía Ochoa", "Xoco Pax", "Ivo", "Paco Sosa (UAM)"];

/** Each of these is drawn as the first. */
const TWINS = [
  "aаａ𝐚𝖆",
  "eеｅ𝑒",
  "oоοօｏ0",
  "pрρ",
  "cсϲⅽ",
  "xхⅹ",
  "yу",
  "iіⅰ",
  "IlⅠ1|",
  "AАΑᎪ",
  "MМΜᎷⅯ",
  "PРΡ",
  "XХΧ",
  "OОΟՕ",
];
const UNSEEN = ["\u200b", "\u00ad", "\u2060", "\ufe0f", "\u034f", "\u{e0041}", "\u180e", "\u3164", "\u2064"];
const BLANKS = ["\u00a0", "\u2003", "  ", "\u3000", "\u2009 "];

const twins = new Map(TWINS.flatMap((all) => Array.from(all, (letter) => [letter, Array.from(all)[0] ?? ""])));
/** What an eye sees of a name. */
const seen = (name: string): string =>
  Array.from(name.normalize("NFD").replace(/[\u0300-\u0339]/g, ""), (letter) => twins.get(letter) ?? letter)
    .filter((letter) => !UNSEEN.includes(letter))
    .join("")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();

const SPOILS: readonly ((next: Random, name: string) => string)[] = [
  (next, name) =>
    Array.from(name, (letter) => {
      const all = TWINS.find((twin) => twin.includes(letter));
      return all && next.chance(0.5) ? next.pick(Array.from(all)) : letter;
    }).join(""),
  (next, name) => Array.from(name, (letter) => (next.chance(0.2) ? letter + next.pick(UNSEEN) : letter)).join(""),
  (next, name) => name.replace(/ /g, () => next.pick(BLANKS)),
  (next, name) => (next.chance(0.5) ? name.toUpperCase() : name.toLowerCase()),
  (_, name) => name.normalize("NFD"),
  (_, name) => name.normalize("NFD").replace(/[\u0300-\u036f]/g, ""),
  (next, name) => `${next.pick(["", " ", "\u2800"])}${name}${next.pick(["", " ", "\u3164"])}`,
  (next, name) => `${name} (${next.pick(["2", "UAM", "1"])})`,
  (next, name) => `${name} ${next.pick(["◆", "♦", "◆\ufe0f", "🔷"])}`,
  (_, name) => name,
];

function spoilt(next: Random, name: string): string {
  let made = name;
  for (let n = next.below(3); n >= 0; n -= 1) made = next.pick(SPOILS)(next, made);
  return made;
}

function boardOf(next: Random): Ledger {
  const members = new Map<MemberId, Member>();
  const come = (name: string, isRival: boolean) => {
    const seq = members.size + 2;
    const id = `m${seq}` as MemberId;
    const role = !isRival && next.chance(0.3) ? "mediator" : "participant";
    const organization = next.chance(0.3) ? next.pick(["UAM", "U.A.M.", "2"]) : null;
    const before = isRival && next.chance(0.2) ? [{ name: "Otra", organization: null, until: seq + 100 }] : [];
    members.set(id, {
      ...{ id, role, name, organization, brings: "", takesPart: true, excused: false, removed: false },
      ...{ joinedAt: seq, seq, before },
    });
  };
  const name = next.pick(PEOPLE);
  const rivals = Array.from({ length: 1 + next.below(3) }, () => spoilt(next, name));
  const first = next.below(rivals.length + 1);
  for (const [index, rival] of rivals.entries()) {
    if (index === first) come(name, false);
    come(rival, true);
  }
  if (first === rivals.length) come(name, false);
  return { ...EMPTY_LEDGER, members, seq: 1_000 };
}

type Shown = (ledger: Ledger, id: Actor["memberId"]) => string;
const asShown: Shown = (ledger, id) => {
  const name = memberName(ledger, id) ?? "";
  return sayNamed({ name, organization: memberOrganization(ledger, id) });
};
const asWritten: Shown = ({ members }, id) => members.get(id)?.name ?? "";

/** Boards on which two people are shown under names that look the same, or a mark stands beside whoever does not mediate. */
function confused(cases: number, shown: Shown): string[] {
  const found: string[] = [];
  for (let n = 0; n < cases; n += 1) {
    const ledger = boardOf(random(n));
    const names = [...ledger.members.keys()].map((id) => shown(ledger, id));
    const marked = [...ledger.members.values()].filter(({ id }) => /[◆♦🔷]/u.test(shown(ledger, id)));
    if (new Set(names.map(seen)).size < names.length || marked.some(({ role }) => role !== "mediator"))
      found.push(names.map((name) => JSON.stringify(name)).join(" · "));
  }
  return found;
}

test(`[AT39] seed ${SEED}: on ${CASES} boards nobody is shown under a name that looks like another's`, () => {
  const found = confused(CASES, asShown);
  report("39 names", { cases: CASES, confused: found.length });
  expect(found).toEqual([]);
});

test("[AT39] control: people whose names differ are shown under their own", () => {
  const members = new Map(
    PEOPLE.map((name, index) => {
      const id = `m${index}` as MemberId;
      const member: Member = {
        ...{ id, role: "participant", name, organization: null, brings: "", takesPart: true, excused: false },
        ...{ removed: false, joinedAt: index, seq: index + 2, before: [] },
      };
      return [id, member] as const;
    }),
  );
  const ledger = { ...EMPTY_LEDGER, members };
  expect([...members.keys()].map((id) => asShown(ledger, id))).toEqual(PEOPLE);
});

test("[AT39] names that are shown as they are written are caught", () => {
  const found = confused(count(50, 500), asWritten);
  report("39 weakened", { confused: found.length });
  expect(found).not.toEqual([]);
});
