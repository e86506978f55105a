import { type Actor, type Language, type Ledger, type Params, type Sentence, say } from "@acuerdo/shared";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Asked } from "./outbox.ts";
import type { SavedState } from "./saved-state.ts";
import type { Session, SessionState } from "./session.ts";

/** How screens reach the session and the language. */

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of a board");
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** The ledger as this member sees it, with what is not answered yet on top. Only below a screen that waits for it. */
export function useLedger(): Ledger {
  const session = useSession();
  // the ledger alone: while somebody drags, the rest of the state changes thirty times a second
  const ledger = useSyncExternalStore(session.subscribe, () => session.state.ledger);
  if (!ledger) throw new Error("useLedger before the ledger has arrived");
  return ledger;
}

export function useSaved(): SavedState {
  return useSessionState().saved;
}

export function useMe(): Actor {
  return useSession().me;
}

/** Asks for a change; see `Session.submit`. */
export function useSubmit(): (asked: Asked) => ReturnType<Session["submit"]> {
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
  return (sentence, params) => say(language, sentence, params);
}
