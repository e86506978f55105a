import "../sync/ledger/all-rules.ts";
import { type ClusterId, invariant, type PositionId, type Sentence } from "@acuerdo/shared";
import {
  type Atom,
  atom,
  type Computed,
  computed,
  type Editor,
  type TLShape,
  type TLShapeId,
  type TLStore,
  type VecLike,
} from "@tldraw/tldraw";
import type { Presence } from "../sync/presence/presence.ts";
import type { Session } from "../sync/session.ts";
import { Faces } from "./faces.ts";
import type { PositionShape } from "./shape-props.ts";

/**
 * What shapes and tools of one canvas share with the board around it. They are classes that tldraw makes itself, out of
 * React's reach, so they find it by their store.
 */

export interface CanvasSelection {
  readonly positionId?: PositionId;
  readonly clusterId?: ClusterId;
}

export interface Runtime {
  readonly faces: Faces;
  /** Which positions' cards lie in which cluster. */
  readonly members: Computed<ReadonlyMap<ClusterId, readonly PositionId[]>>;
  /** Where, on the page, a position is being written. */
  readonly composer: Atom<VecLike | null>;
  /** What the board did not take, until it is dismissed. */
  readonly hint: Atom<Sentence | null>;
  /** A text of several lines that was just pasted: each could be a position. */
  readonly pasted: Atom<PastedText | null>;
  /** What is on the canvas and not shown. */
  readonly left: Atom<Left>;
  readonly presence: Presence;
  readonly submit: Session["submit"];
  /** Set anew with each render of the board. */
  open: (selection: CanvasSelection) => void;
  /** Takes away, for everybody, what is not shown because it is not sound or too much. */
  removeLeft: () => void;
}

export interface PastedText {
  readonly id: TLShapeId;
  readonly at: VecLike;
  readonly statements: readonly string[];
}

export interface Left {
  readonly unsound: number;
  readonly hidden: number;
}

const runtimes = new WeakMap<TLStore, Runtime>();

export const isCard = (shape: TLShape): shape is PositionShape => shape.type === "position";

function membersOf(store: TLStore): ReadonlyMap<ClusterId, readonly PositionId[]> {
  const members = new Map<ClusterId, PositionId[]>();
  for (const shape of store.query.records("shape").get()) {
    if (!isCard(shape) || shape.props.clusterId === null) continue;
    const { clusterId, positionId } = shape.props;
    const known = members.get(clusterId) ?? [];
    if (!known.includes(positionId)) members.set(clusterId, [...known, positionId]);
  }
  return members;
}

type Members = ReadonlyMap<ClusterId, readonly PositionId[]>;

function sameMembers(a: Members, b: Members): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([id, positions]) => {
    const others = b.get(id);
    return others?.length === positions.length && positions.every((position, i) => position === others[i]);
  });
}

export function equip(store: TLStore, session: Session, presence: Presence): Runtime {
  const runtime: Runtime = {
    faces: new Faces(),
    members: computed("members", () => membersOf(store), { isEqual: sameMembers }),
    composer: atom<VecLike | null>("composer", null),
    hint: atom<Sentence | null>("hint", null),
    pasted: atom<PastedText | null>("pasted", null),
    left: atom<Left>("left", { unsound: 0, hidden: 0 }),
    presence,
    submit: session.submit,
    open: () => undefined,
    removeLeft: () => undefined,
  };
  runtimes.set(store, runtime);
  return runtime;
}

export function runtimeOf(editor: Editor): Runtime {
  const runtime = runtimes.get(editor.store);
  invariant(runtime, "a canvas without its runtime");
  return runtime;
}
