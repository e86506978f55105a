import {
  type Commitment,
  type Companions,
  isOwn,
  type MemberId,
  memberOrganization,
  memberThen,
  SOMEBODY,
  speakerName,
  type VoiceId,
  WHEEL,
} from "@acuerdo/shared";
import { useMemo } from "react";
import { useLanguage, useLedger, useMe } from "../use-session.ts";

export interface Names {
  /**
   * Under which name a voice is shown here: a person's, or a pseudonym on a board with anonymous voices.
   * `seq`: the event in which it spoke, as `seq` or `said` of what it said; without it the name as it is now.
   */
  readonly speaker: (voice: VoiceId, seq?: number) => string;
  /** The organisation of a voice; null on boards with anonymous voices, for those who come on their own, and where the name says it. */
  readonly organization: (voice: VoiceId, seq?: number) => string | null;
  readonly member: (id: MemberId, seq?: number) => string;
  /** Where a member came from; also on boards with anonymous voices, for what is done in one's own name. */
  readonly from: (id: MemberId, seq?: number) => string | null;
  /** Who has to do with a commitment beside whoever made it. */
  readonly companions: (commitment: Commitment) => Companions;
  readonly isMe: (voice: VoiceId) => boolean;
  /** It has no name: a word of ours stands in its place. */
  readonly isNobody: (voice: VoiceId) => boolean;
  readonly anonymous: boolean;
}

/** The same object until a name changes. */
export function useNames(): Names {
  const ledger = useLedger("board", "members", "aliases");
  const me = useMe();
  const { language } = useLanguage();
  return useMemo(() => {
    const anonymous = ledger.board.voices === "anonymous";
    const member = (id: MemberId) => memberThen(ledger, id, language, 0) ?? "";
    return {
      speaker: (voice, seq) => speakerName(ledger, voice, language, seq),
      organization: (voice, seq) => (anonymous ? null : memberOrganization(ledger, voice, seq)),
      member: (id, seq = 0) => memberThen(ledger, id, language, seq) ?? "",
      from: (id, seq) => memberOrganization(ledger, id, seq),
      companions: ({ joined, asked, with: named }) => ({
        joined: joined.map(member),
        asked: asked.map(member),
        named: named.map(member),
      }),
      isMe: (voice) => isOwn(voice, me),
      isNobody: (voice) => [WHEEL, SOMEBODY].includes(voice as string),
      anonymous,
    };
  }, [ledger, me, language]);
}
