import { type ClusterId, cluster, LIMITS } from "@acuerdo/shared";
import { useState } from "react";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { useDraft } from "../ui/use-draft.ts";
import { useSeen } from "../ui/use-seen.ts";
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
  const [kept, keep] = useDraft(`cluster.${clusterId}`);
  const [keptBase, keepBase] = useDraft(`cluster.${clusterId}.base`);
  const [text, setText] = useState(kept || sentence);
  // a draft was begun on the sentence that stood then
  const seen = useSeen(sentence, kept ? keptBase : sentence);
  const change = (next: string) => {
    setText(next);
    keep(next);
    keepBase(next && seen.seen);
  };
  const leave = () => {
    keep("");
    keepBase("");
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
