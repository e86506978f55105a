import { isOwn, type MemberId, speakerName, type VoiceId } from "@acuerdo/shared";
import { useMemo } from "react";
import { useLanguage, useLedger, useMe } from "./use-session.ts";

export interface Names {
  /** Under which name a voice is shown here: a person's, or a pseudonym on a board with anonymous voices. */
  readonly speaker: (voice: VoiceId) => string;
  /** The organisation of a voice; null on boards with anonymous voices, and for those who come on their own. */
  readonly organization: (voice: VoiceId) => string | null;
  readonly member: (id: MemberId) => string;
  readonly isMe: (voice: VoiceId) => boolean;
  readonly anonymous: boolean;
}

/** The same object until a name changes. */
export function useNames(): Names {
  const ledger = useLedger("board", "members", "aliases");
  const me = useMe();
  const { language } = useLanguage();
  return useMemo(() => {
    const anonymous = ledger.board.voices === "anonymous";
    const memberOf = (voice: VoiceId) => ledger.members.get(voice as string as MemberId);
    return {
      speaker: (voice) => speakerName(ledger, voice, language),
      organization: (voice) => (anonymous ? null : (memberOf(voice)?.organization ?? null)),
      member: (id) => ledger.members.get(id)?.name ?? "",
      isMe: (voice) => isOwn(voice, me),
      anonymous,
    };
  }, [ledger, me, language]);
}
