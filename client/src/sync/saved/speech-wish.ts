import { useSyncExternalStore } from "react";
import { recall, remember } from "./device.ts";

/** Whether what others do is read aloud on this device; so it is until somebody switches it off. */

const KEY = "speech.others";
const listeners = new Set<() => void>();

export const wantsSpeech = (): boolean => recall<boolean>(KEY, "boolean") ?? true;

export function wishSpeech(wanted: boolean): void {
  remember(KEY, wanted);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSpeechWish = (): boolean => useSyncExternalStore(subscribe, wantsSpeech);
