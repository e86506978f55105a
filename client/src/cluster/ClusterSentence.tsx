import { type ClusterId, cluster, LIMITS } from "@acuerdo/shared";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { useBegunOn, useDraftOf } from "../ui/use-draft.ts";
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
  const save = () => {
    if (!submit({ kind: "cluster.name", clusterId, sentence: text, base: seen.seen })) leave();
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
      <ChangedWords seen={seen} now={sentence || t(cluster.unnamed)} />
      <div className="ac-acts">
        <Button variant="primary" disabled={seen.changed} onClick={save}>
          {t(cluster.save)}
        </Button>
        <Button variant="quiet" onClick={leave}>
          {t(cluster.cancel)}
        </Button>
      </div>
    </div>
  );
}
