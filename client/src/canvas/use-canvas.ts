import { idsOf, type Language, type RecordFault, canvas as words } from "@acuerdo/shared";
import {
  atom,
  createTLStore,
  createTLUser,
  defaultUserPreferences,
  PageRecordType,
  type TLStore,
  type TLUser,
  type TLUserPreferences,
  useValue,
} from "@tldraw/tldraw";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useBare } from "../sync/canvas/bare.ts";
import { CanvasBinding, type CanvasBindingPort } from "../sync/canvas/binding.ts";
import { undoOnlyMine } from "../sync/canvas/binding-undo.ts";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { Presence } from "../sync/presence/presence.ts";
import { wireOf } from "../sync/presence/wire.ts";
import type { Session } from "../sync/session.ts";
import { useLanguage, useMe, useSession, useWholeLedger } from "../sync/use-session.ts";
import { equip, type Runtime } from "./runtime.ts";
import { allShapeUtils, bindingUtils } from "./tldraw-setup.ts";

/** The store of this board's canvas, kept the same as the document, with the faces of its cards kept up to date. */

export interface Canvas {
  readonly store: TLStore;
  readonly runtime: Runtime;
}

const TOO_MUCH: ReadonlySet<RecordFault> = new Set<RecordFault>(["size", "points", "text", "rich-text"]);

type Wishes = Required<Pick<CanvasBindingPort, "mayWrite" | "drawings">>;

function open(session: Session, wishes: Wishes): { canvas: Canvas; close: () => void } {
  const { doc, link } = canvasOf(session);
  const store = createTLStore({ shapeUtils: allShapeUtils, bindingUtils });
  const named = session.state.ledger?.board.voices === "named";
  const frame = (run: () => void) => void requestAnimationFrame(run);
  const presence = new Presence(wireOf(link.provider), store, {
    pageId: PageRecordType.createId("page"),
    mine: () => (named && session.state.ledger ? idsOf(session.state.ledger, session.me.memberId) : []),
    silent: !named,
    frame,
  });
  const runtime = equip(store, session, presence);
  const binding = new CanvasBinding(doc, store, {
    ...wishes,
    frame,
    left: (unsound, hidden) => runtime.left.set({ unsound, hidden }),
    refused: (fault) => runtime.hint.set(TOO_MUCH.has(fault) ? words.tooMuch : words.takenBack),
  });
  runtime.removeLeft = () => binding.removeSkipped();
  undoOnlyMine(store, binding.changedByOthers);
  const leave = () => binding.pushLocal(); // what waits for its 33 ms
  addEventListener("pagehide", leave);
  const close = () => {
    removeEventListener("pagehide", leave);
    presence.close();
    binding.close();
  };
  return { canvas: { store, runtime }, close };
}

export function useCanvas(readOnly: boolean): Canvas | null {
  const session = useSession();
  const bare = useBare(session.boardId);
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  useEffect(() => {
    const opened = open(session, { mayWrite: !readOnly, drawings: !bare });
    setCanvas(opened.canvas);
    return () => {
      setCanvas(null);
      opened.close();
    };
  }, [session, readOnly, bare]);
  return canvas;
}

/** The cards say what the ledger says. */
export function useFaces({ runtime }: Canvas): void {
  const ledger = useWholeLedger();
  const me = useMe();
  const { language } = useLanguage();
  useEffect(() => runtime.faces.update({ ledger, me, language }), [runtime, ledger, me, language]);
}

/** Counts up when the server has refused a change and the canvas is loaded afresh. */
export function useTake(): number {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => session.state.canvasTake);
}

/** `empty`: nothing has come yet; before it has, an empty board would be a lie. */
export function useArrival(canvas: Canvas): "here" | "empty" | "unreachable" {
  const session = useSession();
  const { link } = canvasOf(session);
  const known = useSyncExternalStore(session.subscribe, () => canvasOf(session).isKnown);
  const state = useSyncExternalStore(session.subscribe, () => link.state);
  // what the device has kept is shown at once, also of one that has never come whole
  const some = useValue("some", () => canvas.store.query.ids("shape").get().size > 0, [canvas]);
  if (known || some) return "here";
  return state === "offline" ? "unreachable" : "empty";
}

/** tldraw's idea of who sits here: the language of this screen, and light or dark as the screen is. */
export function useUser(): TLUser {
  const { language } = useLanguage();
  const { memberId } = useMe();
  const [preferences] = useState(() => atom<TLUserPreferences>("preferences", preferencesOf(memberId, language)));
  useEffect(() => {
    preferences.set(preferencesOf(memberId, language));
  }, [preferences, memberId, language]);
  return useMemo(
    () => createTLUser({ userPreferences: preferences, setUserPreferences: () => undefined }),
    [preferences],
  );
}

function preferencesOf(id: string, locale: Language): TLUserPreferences {
  return { ...defaultUserPreferences, id, locale, colorScheme: "system", isPasteAtCursorMode: true };
}
