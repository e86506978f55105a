import { ways } from "@acuerdo/shared";
import { useSpeechWish, wishSpeech } from "../sync/saved/speech-wish.ts";
import { useSay } from "../sync/use-session.ts";
import type { MenuAction } from "./Menu.tsx";

/** The switch for what others do; one's own acts are always said. */
export function useSpeechAction(): MenuAction {
  const t = useSay();
  const checked = useSpeechWish();
  return { label: t(ways.speakOthers), toggles: true, checked, onSelect: () => wishSpeech(!checked) };
}
