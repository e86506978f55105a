import { agree, sayDay, type Version } from "@acuerdo/shared";
import { useLanguage, useLedger } from "../sync/use-session.ts";
import { WithSpeaker } from "../ui/SpeakerName.tsx";
import "../ui/parts.css";

/** Under a wording: whose it is, and of which day. */
export function WordedBy({ worded: { by, seq, at } }: { worded: Pick<Version, "by" | "seq" | "at"> }) {
  const { language } = useLanguage();
  const { board } = useLedger("board");
  return (
    <p className="ac-aside">
      <WithSpeaker
        sentence={agree.wordedBy}
        name="who"
        voice={by}
        seq={seq}
        params={{ date: sayDay(language, board, at) }}
      />
    </p>
  );
}
