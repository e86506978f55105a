import type { VoiceId } from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { TheirWords } from "./TheirWords.tsx";
import { Within, type WithinProps } from "./WithTheirWords.tsx";

/** Who said something. A name, an alias too, is the board's; what stands where nobody is named is a word of ours. */

interface Speaking {
  readonly voice: VoiceId;
  /** The event in which they spoke. */
  readonly seq?: number;
}

export function SpeakerName({ voice, seq }: Speaking) {
  const { speaker, isNobody } = useNames();
  const name = speaker(voice, seq);
  return isNobody(voice) ? <span>{name}</span> : <TheirWords>{name}</TheirWords>;
}

/** Behind their name: where they came from when they said it; nothing where that is not said. */
export function SpeakerFrom({ voice, seq, className }: Speaking & { readonly className?: string }) {
  const from = useNames().organization(voice, seq);
  return from && <TheirWords className={className}>{` · ${from}`}</TheirWords>;
}

/** A sentence of ours with a speaker in it. */
export function WithSpeaker({ voice, seq, ...within }: Speaking & WithinProps) {
  return (
    <Within {...within}>
      <SpeakerName voice={voice} seq={seq} />
    </Within>
  );
}
