import { type ClusterId, cleanLine, cluster, LIMITS, meanwhile, spoken } from "@acuerdo/shared";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useDone } from "../ui/last-done.ts";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useBegunOn, useDraftOf } from "../ui/use-draft.ts";
import "../ui/parts.css";
import "./cluster.css";

interface SentenceFormProps {
  readonly clusterId: ClusterId;
  readonly sentence: string;
  readonly onDone: () => void;
}

/** What is being written, and what keeps it. */
function useSentence({ clusterId, sentence, onDone }: SentenceFormProps) {
  const submit = useSubmitAny();
  const done = useDone();
  const name = `cluster.${clusterId}`;
  const [text, setText, sent] = useDraftOf(name, sentence);
  const seen = useBegunOn(name, sentence, text !== sentence);
  const change = (next: string) => {
    setText(next);
    seen.begin();
  };
  const leave = () => {
    sent();
    seen.sent();
    onDone();
  };
  const checked = useChecked({
    ...problemsIn("cluster.name", { sentence: text }),
    changed: seen.changed ? meanwhile.title : null,
  });
  const save = () => {
    if (!checked.check()) return;
    const [before, now] = [seen.seen, cleanLine(text)];
    const name = (to: string, base: string) => !submit({ kind: "cluster.name", clusterId, sentence: to, base });
    if (!name(now, before)) return;
    if (now !== sentence)
      done({ said: spoken.clusterNamed, theirs: { sentence: now }, told: true, undo: () => name(before, now) });
    leave();
  };
  return { text, seen, change, leave, checked, save };
}

/** What the positions of a cluster share, in a sentence; anyone may write it. */
export function SentenceForm(props: SentenceFormProps) {
  const t = useSay();
  const { text, seen, change, leave, checked, save } = useSentence(props);
  return (
    <div ref={checked.ref} className="ac-cluster-naming">
      <TextArea
        label={t(cluster.sentence)}
        hint={t(cluster.sentenceHint)}
        value={text}
        onChange={change}
        onSend={save}
        rows={2}
        max={LIMITS.sentence}
        clean={cleanLine}
        error={checked.errorOf("sentence")}
        autoFocus
      />
      <ChangedWords seen={seen} now={props.sentence || t(cluster.unnamed)} />
      <div className="ac-acts">
        <Button variant="primary" onClick={save}>
          {t(cluster.save)}
        </Button>
        <Button variant="quiet" onClick={leave}>
          {t(cluster.cancel)}
        </Button>
      </div>
    </div>
  );
}
