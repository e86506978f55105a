import * as agreement from "./agreement/index.ts";
import * as board from "./board/index.ts";
import * as canvas from "./canvas/index.ts";
import * as cluster from "./cluster/index.ts";
import * as comment from "./comment/index.ts";
import * as commitment from "./commitment/index.ts";
import * as member from "./member/index.ts";
import * as position from "./position/index.ts";
import * as removal from "./removal/index.ts";
import * as stance from "./stance/index.ts";
import * as withholding from "./withholding/index.ts";

/**
 * The rooms of the ledger: what each is made of, which everybody needs. What follows from it is in three more lists, for those
 * who need it: `rules.ts`, `events.ts`, `said.ts`. A room that is missing in one of them does not compile.
 */
const NOUNS = [
  board,
  member,
  removal,
  position,
  stance,
  cluster,
  agreement,
  commitment,
  comment,
  withholding,
  canvas,
] as const;

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Both) => void
  ? Both
  : never;
type In<Noun, Name extends string> = Noun extends { readonly [N in Name]: infer Piece } ? Piece : object;

/** What all nouns have of something. Those that have none of it add nothing. */
export type Facet<Name extends FacetName> = All<In<(typeof NOUNS)[number], Name>>;
type FacetName = "intents" | "tables" | "limits" | "said";

export function facet<Name extends FacetName>(name: Name): Facet<Name> {
  const pieces = NOUNS.map((noun) => (noun as { readonly [N in FacetName]?: object })[name]);
  return Object.assign({}, ...pieces) as Facet<Name>;
}
