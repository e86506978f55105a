import { type ClusterId, cluster, LIMITS } from "@acuerdo/shared";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useDraftOf } from "../ui/use-draft.ts";
import "../ui/parts.css";
import "./cluster.css";

interface SentenceFormProps {
  readonly clusterId: ClusterId;
  readonly sentence: string;
  readonly onDone: () => void;
}

/** What the positions of a cluster share, in a sentence; anyone may write it. */
export function SentenceForm({ clusterId, sentence, onDone }: SentenceFormProps) {
  const t = useSay();
  const submit = useSubmit();
  const [text, change, sent] = useDraftOf(`cluster.${clusterId}`, sentence);
  const leave = () => {
    sent();
    onDone();
  };
  const save = () => {
    if (!submit({ kind: "cluster.name", clusterId, sentence: text.replace(/\s+/g, " ").trim() })) leave();
  };
  return (
    <div className="ac-cluster-naming">
      <TextArea
        label={t(cluster.sentence)}
        hint={t(cluster.sentenceHint)}
        value={text}
        onChange={change}
        onSend={save}
        rows={2}
        max={LIMITS.sentence}
        autoFocus
      />
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
