import {
  type Actor,
  type AskedOf,
  type FirstKind,
  type Language,
  type Ledger,
  type Params,
  type Sentence,
  say,
} from "@acuerdo/shared";
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from "react";
import type { SavedState } from "./saved/state.ts";
import type { Session } from "./session.ts";
import type { SessionState } from "./session-state.ts";

/** How screens reach the session and the language. */

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of a board");
  return session;
}

/**
 * What `select` makes of the session's state. Draws again only when that is another thing: by default another object, so
 * select what the state holds, or say with `same` when two are alike.
 */
export function useSessionPart<T>(
  select: (state: SessionState) => T,
  same: (before: T, now: T) => boolean = Object.is,
): T {
  const session = useSession();
  const last = useRef<{ readonly state: SessionState; readonly select: typeof select; readonly part: T } | null>(null);
  const read = (): T => {
    const { state } = session;
    const before = last.current;
    if (before?.state === state && before.select === select) return before.part;
    const part = select(state);
    const kept = before && same(before.part, part) ? before.part : part;
    last.current = { state, select, part: kept };
    return kept;
  };
  return useSyncExternalStore(session.subscribe, read);
}

function arrived({ ledger }: SessionState): Ledger {
  if (!ledger) throw new Error("the ledger is asked for before it has arrived");
  return ledger;
}

/** What `select` makes of the ledger as this member sees it, with what is not answered yet on top; see `useSessionPart`. */
export function useFromLedger<T>(select: (ledger: Ledger) => T, same?: (before: T, now: T) => boolean): T {
  return useSessionPart((state) => select(arrived(state)), same);
}

/**
 * Parts of the ledger. One stance must not draw a whole board again, so a screen names what it reads, gets no more, and is
 * drawn again when one of these is another.
 */
export function useLedger<Part extends keyof Ledger>(first: Part, ...more: readonly Part[]): Pick<Ledger, Part> {
  return useSessionPart(arrived, (a, b) => a[first] === b[first] && more.every((part) => a[part] === b[part]));
}

/** For the few screens that show everything: they are drawn again after every event. */
export function useWholeLedger(): Ledger {
  return useSessionPart(arrived);
}

const savedOf = ({ saved }: SessionState): SavedState => saved;

export function useSaved(): SavedState {
  return useSessionPart(savedOf);
}

const meOf = ({ me }: SessionState): Actor => me;

export function useMe(): Actor {
  return useSessionPart(meOf);
}

/** Asks for what a page has the rules of from its beginning; see `Session.submit`. For all else there is `submit.ts`. */
export function useSubmit(): (asked: AskedOf<FirstKind>) => ReturnType<Session["submit"]> {
  return useSession().submit;
}

export interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: "es", choose: () => {} });

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** `t(sentence, params)` in the language of this screen. */
export function useSay(): (sentence: Sentence, params?: Params) => string {
  const { language } = useLanguage();
  return useCallback((sentence, params) => say(language, sentence, params), [language]);
}
