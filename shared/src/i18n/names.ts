import type { MemberId, VoiceId } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Named, namedAt } from "../names/book.ts";
import { MEDIATOR_MARK } from "../names/mark.ts";
import { skeletonsOf } from "../names/skeleton.ts";
import type { Language } from "../nouns/board/board.ts";
import { isolated } from "./isolate.ts";
import { type Sentence, say } from "./say.ts";

/** Names as people read them: told apart, with the mark of who mediates, and as they were when something was said. */

export const names = {
  since: { en: "{before}, then {now}", es: "{before}, luego {now}" },
  formerly: { en: "{name} (before: {before})", es: "{name} (antes: {before})" },
  removed: { en: "{name} (taken off)", es: "{name} (fuera)" },
  mark: { en: "{mark} beside a name: this person mediates.", es: "{mark} junto a un nombre: esta persona media." },
} as const satisfies Record<string, Sentence>;

type Known = Pick<Ledger, "members">;

/** The name with what is said of the person now. */
function marked({ members }: Known, id: MemberId, name: string): string {
  return members.get(id)?.role === "mediator" ? `${name} ${MEDIATOR_MARK}` : name;
}

/** A member's name at the event of this number, or now (0); null for whoever is no member. */
export function memberName(ledger: Known, id: MemberId, seq = 0): string | null {
  const named = namedAt(ledger.members, id, seq);
  return named && marked(ledger, id, named.name);
}

const looksTheSame = (a: string, b: string): boolean => skeletonsOf(a)[0] === skeletonsOf(b)[0];

/** 'Mara, then Mallory': under which name something was said, and who that is now. */
export function memberThen(ledger: Known, id: MemberId, language: Language, seq: number): string | null {
  const [before, now] = [namedAt(ledger.members, id, seq), namedAt(ledger.members, id)];
  if (!before || !now) return null;
  const name = marked(ledger, id, now.name);
  const both = looksTheSame(before.name, now.name)
    ? name
    : say(language, names.since, { before: before.name, now: name });
  return ledger.members.get(id)?.removed ? say(language, names.removed, { name: both }) : both;
}

/** 'Mallory (before: Mara)': a member's name with those that they had before; empty for whoever is no member. */
export function memberWithNames(ledger: Known, id: MemberId, language: Language): string {
  const now = namedAt(ledger.members, id);
  if (!now) return "";
  const former = (ledger.members.get(id)?.before ?? []).map(
    ({ until }) => namedAt(ledger.members, id, until - 1)?.name ?? "",
  );
  const others = [...new Set(former)].filter((name) => !looksTheSame(name, now.name));
  const name = marked(ledger, id, now.name);
  return others.length === 0 ? name : say(language, names.formerly, { name, before: others.map(isolated).join(", ") });
}

/** Where a member came from when something was said; null where the name says it, and for those on their own account. */
export function memberOrganization(ledger: Known, id: MemberId | VoiceId, seq = 0): string | null {
  return namedAt(ledger.members, id as MemberId, seq)?.organization ?? null;
}

/** 'Ana (UAM)', or the name alone. */
export const sayNamed = ({ name, organization }: Named): string =>
  organization ? `${isolated(name)} (${isolated(organization)})` : name;
