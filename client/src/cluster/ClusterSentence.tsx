import { type ClusterId, cluster, LIMITS, mayAsk } from "@acuerdo/shared";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useDraft } from "../ui/use-draft.ts";
import "./cluster.css";
import "../ui/parts.css";

interface SentenceProps {
  readonly clusterId: ClusterId;
  readonly sentence: string;
}

function SentenceForm({ clusterId, sentence, onDone }: SentenceProps & { onDone: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const [kept, keep] = useDraft(`cluster.${clusterId}`);
  const [text, setText] = useState(kept || sentence);
  const change = (next: string) => {
    setText(next);
    keep(next);
  };
  const leave = () => {
    keep("");
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

/** What the positions of a cluster share, in a sentence; anyone may write it. */
export function ClusterSentence({ clusterId, sentence }: SentenceProps) {
  const t = useSay();
  const me = useMe();
  const [naming, setNaming] = useState(false);
  if (naming) return <SentenceForm clusterId={clusterId} sentence={sentence} onDone={() => setNaming(false)} />;
  return (
    <div className="ac-cluster-sentence">
      <h4 className={sentence ? undefined : "ac-cluster-unnamed"}>{sentence || t(cluster.unnamed)}</h4>
      {mayAsk("cluster.name", me.role) && (
        <Button variant="quiet" icon={PenLine} onClick={() => setNaming(true)}>
          {t(sentence ? cluster.rename : cluster.name)}
        </Button>
      )}
    </div>
  );
}
