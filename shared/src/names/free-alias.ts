import { aliasOf, sayAlias } from "../i18n/aliases.ts";
import type { MemberId } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { skeletonsOf } from "./skeleton.ts";

/** Friendly names for whoever gives none, and names that are a voice's. */

type Known = Pick<Ledger, "members" | "aliases" | "board">;

/** Whether a name looks like that of one of these. */
function isAmong(names: Iterable<string>): (name: string) => boolean {
  const taken = new Set([...names].flatMap(skeletonsOf));
  return (name) => skeletonsOf(name).some((skeleton) => taken.has(skeleton));
}

const aliasNames = ({ aliases, board }: Known): string[] =>
  [...aliases.values()].map((alias) => sayAlias(alias, board.language));

/** Whether a name looks like that of a voice on the board. */
export const isAlias = (ledger: Known, name: string): boolean => isAmong(aliasNames(ledger))(name);

/** A friendly name, in the board's language, that looks like nobody's on the board. */
export function freeAlias(ledger: Known, id: MemberId): string {
  const names = [...ledger.members.values()].map(({ name }) => name);
  return aliasOf(id, ledger.board.language, isAmong([...names, ...aliasNames(ledger)]));
}
