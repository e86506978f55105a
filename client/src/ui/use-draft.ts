import { useCallback, useContext, useEffect, useMemo, useReducer } from "react";
import { DEVICE_PREFIX, forget, recall, recallKeys, remember } from "../sync/device.ts";
import { Draft, draftNames, dropDraft, namesOf, type Shelves } from "../sync/drafts.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../sync/tab.ts";
import { SessionContext } from "../sync/use-session.ts";

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
  const member = session?.me.memberId;
  const draft = useMemo(() => {
    const [now, before] = namesOf(name, board, member);
    return Object.assign(new Draft<T>(now, before, SHELVES), { drawn });
  }, [name, board, member]);
  useEffect(() => {
    const heard = ({ key, newValue }: StorageEvent) => {
      if (!key || !draft.is(key.slice(DEVICE_PREFIX.length))) return;
      if (draft.heard(newValue === null ? null : JSON.parse(newValue))) drawn();
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
  return [draft.value ?? stands, set, sent];
}

/** A draft of words. */
export function useDraft(name: string): [text: string, set: (text: string) => void, sent: () => void] {
  return useDraftOf(name, "");
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Touched<T> {
  /** What stands, with what somebody has changed of it. */
  readonly fields: T;
  /** That alone: what others change meanwhile is not touched by sending it. */
  readonly touched: Partial<T>;
  readonly change: (changed: Partial<T>) => void;
  readonly sent: () => void;
}

/** A draft of some fields of what stands. */
export function useTouched<T extends object>(name: string, stands: T): Touched<T> {
  const [kept, keep, sent] = useDraftOf<Partial<T>>(name, {});
  const differs = ([field, value]: [string, unknown]) => !same(value, stands[field as keyof T]);
  const touched = Object.fromEntries(Object.entries(kept).filter(differs)) as Partial<T>;
  return { fields: { ...stands, ...touched }, touched, change: (changed) => keep({ ...touched, ...changed }), sent };
}
