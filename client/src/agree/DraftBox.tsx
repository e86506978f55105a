import { type Agreement, agree, mayAsk } from "@acuerdo/shared";
import { FlaskConical, PenLine } from "lucide-react";
import { useState } from "react";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { PutToTest } from "./PutToTest.tsx";
import { Reword } from "./Reword.tsx";
import type { Rewording } from "./use-rewording.ts";
import { WordedBy } from "./WordedBy.tsx";
import "../ui/parts.css";
import "./draft.css";
import { TheirWords } from "../ui/TheirWords.tsx";

interface DraftProps {
  readonly agreement: Agreement;
  readonly rewording: Rewording;
}

function DraftActs({ rewording, onTest }: { rewording: Rewording; onTest: () => void }) {
  const t = useSay();
  return (
    <div className="ac-acts">
      <Button icon={FlaskConical} onClick={onTest}>
        {t(agree.test)}
      </Button>
      <Button variant="quiet" icon={PenLine} onClick={rewording.open}>
        {t(agree.reword)}
      </Button>
    </div>
  );
}

/** A wording that is not being tested yet: anyone may reword it, and put it to the test. */
export function DraftBox({ agreement, rewording }: DraftProps) {
  const t = useSay();
  const me = useMe();
  const [testing, setTesting] = useState(false);
  const { draft, versionIds } = agreement;
  if (!draft) return null;
  if (rewording.editing) return <Reword rewording={rewording} />;
  return (
    <div className="ac-draft">
      {versionIds.length > 0 && <h4>{t(agree.beingReworded)}</h4>}
      <TheirWords as="blockquote" className="ac-quote">
        {draft.text}
      </TheirWords>
      <WordedBy worded={draft} />
      {testing ? (
        <PutToTest agreement={agreement} onDone={() => setTesting(false)} />
      ) : (
        mayAsk("agreement.word", me.role) && <DraftActs rewording={rewording} onTest={() => setTesting(true)} />
      )}
    </div>
  );
}
