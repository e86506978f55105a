import { indexAbove, type Place } from "@acuerdo/shared";
import {
  DefaultFontStyle,
  type Editor,
  type IndexKey,
  react,
  type StateNode,
  type TLClickEventInfo,
  TLPOINTER_ID,
} from "@tldraw/tldraw";
import type * as Y from "yjs";
import type { Presence } from "../sync/presence/presence.ts";
import { focusMade } from "../ui/focus-made.ts";
import { followClipboard } from "./clipboard.ts";
import { takeOnlyWords } from "./content.ts";
import { followDress } from "./fit.ts";
import { goByTab } from "./keys.ts";
import { showWhatListsMake } from "./made.ts";
import { isCluster, keepMembership } from "./membership.ts";
import { followSight } from "./near.ts";
import { type CanvasSelection, isCard, type Runtime } from "./runtime.ts";
import { holdStill } from "./still.ts";
import { tellRemovals, tellUndoing } from "./telling.ts";
import { firstView, lookClearOfTools } from "./view.ts";
import { fetchFontsInUse } from "./when-needed.tsx";

/** What is done to an editor once it is there. Each part gives back how to stop. */

type Stop = () => void;

export interface Wishes {
  readonly runtime: Runtime;
  readonly doc: Y.Doc;
  readonly readOnly: boolean;
  readonly onSelect: (selection: CanvasSelection | null) => void;
  readonly onFull: () => void;
  /** Where we looked when the canvas was there before: it is loaded afresh after a refusal. */
  readonly view: { current: View | null };
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where nothing lies, a double click writes a position. */
function writeOnDoubleClick(editor: Editor, { composer }: Runtime): void {
  type Idle = StateNode & { handleDoubleClickOnCanvas(info: TLClickEventInfo): void };
  const idle = editor.getStateDescendant<Idle>("select.idle");
  if (!idle) return;
  idle.handleDoubleClickOnCanvas = ({ target }) => {
    if (target !== "canvas" || editor.getIsReadonly()) return;
    const { x, y } = editor.inputs.currentPagePoint;
    composer.set({ x, y });
  };
}

/** Enter opens the chosen card, as a double click does; the keys go with it, to its place in the lists. */
function openOnEnter(editor: Editor, runtime: Runtime): void {
  editor.on("event", (info) => {
    if (info.type !== "keyboard" || info.name !== "key_down" || info.key !== "Enter") return;
    const shape = editor.getOnlySelectedShape();
    if (!shape || !isCard(shape) || !editor.isIn("select.idle")) return;
    runtime.open({ positionId: shape.props.positionId });
    focusMade("chosen");
  });
}

function tellSelection(editor: Editor, onSelect: Wishes["onSelect"]): Stop {
  let told = "";
  return react("tell selection", () => {
    const shape = editor.getOnlySelectedShape();
    const positionId = shape && isCard(shape) ? shape.props.positionId : undefined;
    const clusterId = shape && isCluster(shape) ? shape.props.clusterId : undefined;
    const now = positionId ?? clusterId ?? "";
    if (now === told) return;
    told = now;
    const selection = positionId ? { positionId } : clusterId ? { clusterId } : null;
    queueMicrotask(() => onSelect(selection)); // outside of tldraw's transaction
  });
}

/** Where I point and what I hold, while the pointer is over the canvas and the page is in front. */
function tellPresence(editor: Editor, presence: Presence): Stop {
  const container = editor.getContainer();
  const stroke: Place[] = [];
  const stop = react("tell presence", () => {
    const pointer = editor.store.get(TLPOINTER_ID);
    const selected = editor.getSelectedShapeIds();
    if (!pointer || pointer.lastActivityTimestamp === 0) return;
    const at: Place = [pointer.x, pointer.y];
    if (editor.isIn("draw.drawing")) stroke.push(at);
    else stroke.length = 0;
    presence.point(at, selected, stroke);
  });
  const leave = () => presence.point(null, []);
  const hide = () => document.hidden && leave();
  container.addEventListener("pointerleave", leave);
  document.addEventListener("visibilitychange", hide);
  return () => {
    stop();
    container.removeEventListener("pointerleave", leave);
    document.removeEventListener("visibilitychange", hide);
  };
}

/** Keys belong to the canvas only while it has the focus: Delete in a list must not remove a card. */
function followFocus(editor: Editor): Stop {
  const container = editor.getContainer();
  const follow = ({ target }: Event) => {
    const isFocused = target instanceof Node && container.contains(target);
    if (isFocused !== editor.getInstanceState().isFocused) editor.updateInstanceState({ isFocused });
  };
  document.addEventListener("focusin", follow);
  container.addEventListener("pointerdown", follow);
  return () => {
    document.removeEventListener("focusin", follow);
    container.removeEventListener("pointerdown", follow);
  };
}

/** The first thing on an empty board would be at the same index for everybody who draws first. */
function spreadFirsts(editor: Editor): void {
  const highest = editor.getHighestIndexForParent.bind(editor);
  editor.getHighestIndexForParent = (parent) =>
    editor.getSortedChildIdsForParent(parent).length > 0 ? highest(parent) : (indexAbove([]) as IndexKey);
}

export function setUp(editor: Editor, { runtime, doc, readOnly, onSelect, onFull, view }: Wishes): Stop {
  editor.updateInstanceState({ isReadonly: readOnly });
  editor.setStyleForNextShapes(DefaultFontStyle, "sans");
  takeOnlyWords(editor);
  fetchFontsInUse(editor);
  spreadFirsts(editor);
  lookClearOfTools(editor);
  writeOnDoubleClick(editor, runtime);
  openOnEnter(editor, runtime);
  tellRemovals(editor);
  tellUndoing(editor);
  editor.on("max-shapes", onFull);
  editor.timers.requestAnimationFrame(() => {
    if (view.current) editor.setCamera(view.current);
    else firstView(editor);
    stops.push(followSight(editor)); // no words are drawn where nobody looks yet
  });
  const stops = [
    keepMembership(editor),
    followClipboard(editor),
    tellSelection(editor, onSelect),
    tellPresence(editor, runtime.presence),
    followFocus(editor),
    goByTab(editor),
    followDress(editor),
    showWhatListsMake(editor, doc),
    holdStill(editor),
  ];
  return () => {
    const { x, y, z } = editor.getCamera();
    view.current = { x, y, z };
    for (const stop of stops) stop();
  };
}
