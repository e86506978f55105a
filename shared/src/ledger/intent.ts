import type { IntentId } from "../ids.ts";
import type { Intents } from "../nouns/noun.ts";

/**
 * What a member may ask of the ledger: each noun's own, in its `shape.ts`. Each intent carries an id of its own: the same id
 * again gives the same answer. `base` is what it was decided on, as the asker saw it: where that has changed meanwhile the
 * intent is refused. Whoever sends none acts on what stands. A noun's `ground.ts` says what it is for each kind.
 */

export type IntentKind = keyof Intents;
type Kinds = { [Kind in IntentKind]: { readonly id: IntentId; readonly kind: Kind } & Intents[Kind] };
export type IntentOf<Kind extends IntentKind> = Kinds[Kind];
export type Intent = Kinds[IntentKind];

type WithoutId<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;
/** An intent without its id: what the screens ask. */
export type Asked = WithoutId<Intent>;
export type AskedOf<Kind extends IntentKind> = Extract<Asked, { kind: Kind }>;
