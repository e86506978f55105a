import { useCallback, useContext, useEffect, useMemo, useReducer } from "react";
import { DEVICE_PREFIX, forget, recall, recallKeys, remember } from "../sync/saved/device.ts";
import { Draft, draftNames, dropDraft, namesOf, type Shelves } from "../sync/saved/drafts.ts";
import { isLike, parsed } from "../sync/saved/sound.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../sync/saved/tab.ts";
import { SessionContext } from "../sync/use-session.ts";
import { type Fields, fieldsOf, type Touches } from "./use-fields.ts";
import type { Seen } from "./use-seen.ts";

/** What somebody is writing, kept until it is sent: a call, a reload or another tab does not take it away. */

const STANCE = "stance.";
const SHELVES: Shelves = {
  tab: { recall: recallInTab, remember: rememberInTab, forget: forgetInTab },
  device: { recall, remember, forget },
};

/** Statements to which somebody has begun to write something and not given it. */
export const statementsBegun = (boardId: string, memberId: string): string[] =>
  draftNames(`${boardId}.${memberId}/${STANCE}`, recallKeys);

/** The draft of an answer to a statement. */
export const stanceDraft = (statementId: string): string => STANCE + statementId;

/** What was typed at the door: whoever has come in has said it. */
export const dropJoinDraft = (boardId: string): void => dropDraft(`join.${boardId}`, SHELVES);

function useDraftUnder<T>(name: string): Draft<T> & { readonly drawn: () => void } {
  const session = useContext(SessionContext);
  const [, drawn] = useReducer((count: number) => count + 1, 0);
  const board = session?.boardId;
  const member = session?.seat;
  const draft = useMemo(() => {
    const [now, before] = namesOf(name, board, member);
    return Object.assign(new Draft<T>(now, before, SHELVES), { drawn });
  }, [name, board, member]);
  useEffect(() => {
    const heard = ({ key, newValue }: StorageEvent) => {
      if (!key || !draft.is(key.slice(DEVICE_PREFIX.length))) return;
      if (draft.heard(parsed(newValue, {}))) drawn();
    };
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  }, [draft]);
  return draft;
}

/**
 * A draft of any shape, over what stands without it. `sent` forgets it: it has been sent, or somebody has let go of it.
 * What equals what stands is no draft.
 */
export function useDraftOf<T>(name: string, stands: T): [value: T, set: (value: T) => void, sent: () => void] {
  const draft = useDraftUnder<T>(name);
  const nothing = JSON.stringify(stands);
  const set = useCallback(
    (value: T) => {
      draft.keep(JSON.stringify(value) === nothing ? null : value);
      draft.drawn();
    },
    [draft, nothing],
  );
  const sent = useCallback(() => {
    draft.sent();
    draft.drawn();
  }, [draft]);
  const isOurs = draft.value !== null && isLike(draft.value, stands);
  return [isOurs ? (draft.value as T) : stands, set, sent];
}

/** A draft of words. */
export function useDraft(name: string): [text: string, set: (text: string) => void, sent: () => void] {
  return useDraftOf(name, "");
}

export interface Touched<T extends object> extends Fields<T> {
  readonly sent: () => void;
}

/** A draft of some fields of what stands: `touched` alone is sent, with the `base` on which it was written. */
export function useTouched<T extends object>(name: string, stands: T): Touched<T> {
  const [kept, keep, sent] = useDraftOf<Touches<T>>(name, { touched: {}, base: {} });
  return { ...fieldsOf(stands, kept, keep), sent };
}

export interface Begun<T> extends Seen<T> {
  /** Somebody types. `on`: what they had read when they began, where the field has not followed it. */
  readonly begin: (on?: T) => void;
  readonly sent: () => void;
}

/**
 * What a draft was begun on, kept as long as the draft is: after a reload, too, it is seen that it is another by now.
 * @param begun whether there is such a draft; before that it is begun on what is there now.
 */
export function useBegunOn<T>(name: string, now: T, begun: boolean): Begun<T> {
  const [kept, keep, sent] = useDraftOf<T | null>(`${name}.base`, null);
  const seen = begun && kept !== null ? kept : now;
  return { seen, changed: seen !== now, read: () => keep(now), begin: (on = seen) => keep(on), sent };
}
