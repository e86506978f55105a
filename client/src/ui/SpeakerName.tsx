import type { Params, Sentence, VoiceId } from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { useSay } from "../sync/use-session.ts";
import { TheirWords } from "./TheirWords.tsx";

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

interface WithSpeakerProps extends Speaking {
  readonly sentence: Sentence;
  /** The name in the sentence for which the speaker stands. */
  readonly name: string;
  readonly params?: Params;
}

/** In no sentence of ours. */
const PLACE = "\u0000";

/** A sentence of ours with a speaker in it. */
export function WithSpeaker({ sentence, name, params, ...speaking }: WithSpeakerProps) {
  const t = useSay();
  const [before, after] = t(sentence, { ...params, [name]: PLACE }).split(PLACE);
  return (
    <>
      <span>{before}</span>
      <SpeakerName {...speaking} />
      <span>{after}</span>
    </>
  );
}
