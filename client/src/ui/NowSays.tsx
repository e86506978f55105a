import { type Asked, askedAnew, clipped, meanwhile, sayGround } from "@acuerdo/shared";
import "../sync/ledger/all-rules.ts";
import { useFromLedger, useLanguage, useMe } from "../sync/use-session.ts";
import { WithTheirWords } from "./WithTheirWords.tsx";

/** Of words in a notice: the whole stands in the list of what was refused. */
const NOW_LENGTH = 140;

/** What the words that somebody acted on have become. */
export function NowSays({ asked }: { asked: Asked }) {
  const { language } = useLanguage();
  const me = useMe();
  const text = useFromLedger((ledger) => sayGround(language, ledger, askedAnew(ledger, asked, me)));
  if (!text) return null;
  return (
    <p>
      <WithTheirWords sentence={meanwhile.itSays} name="text" words={clipped(text, NOW_LENGTH)} />
    </p>
  );
}
