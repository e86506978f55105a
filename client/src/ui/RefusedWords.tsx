import {
  arrive,
  common,
  crowd,
  facilitate,
  faultIn,
  type Intent,
  type Sentence,
  saved,
  stanceBar,
  writtenIn,
} from "@acuerdo/shared";
import type { RefusedEdit } from "../sync/ledger/refused.ts";
import { useSay } from "../sync/use-session.ts";
import { TextArea } from "./Field.tsx";
import { type Checked, useChecked } from "./use-checked.ts";
import { useDraftOf } from "./use-draft.ts";

/** Other words for what was refused, by the names of their fields. */
export type Rewritten = Readonly<Record<string, string>>;

/** Fields that do not stand alone in their intent: which is which. */
const LABELS: Readonly<Record<string, Sentence>> = {
  title: facilitate.boardTitle,
  objective: facilitate.objective,
  name: arrive.join.name,
  organization: crowd.signFor,
  brings: arrive.join.brings,
  condition: stanceBar.condition,
};

const problemsOf = (intent: Intent | null, words: Rewritten | null) =>
  Object.fromEntries(
    (intent && words ? writtenIn(intent) : []).map(([name, , field]): [string, Sentence | null] => {
      const fault = faultIn(field, words?.[name] ?? "");
      return [name, fault && (fault === "too-long" ? common.tooLong : common.nothingWritten)];
    }),
  );

/** Whoever was refused may write it otherwise, where it was refused. */
export function useRewriting({ id, intent }: RefusedEdit) {
  const [words, setWords, sent] = useDraftOf<Rewritten | null>(`refused.${id}`, null);
  const checked = useChecked(problemsOf(intent, words));
  return {
    words,
    setWords,
    checked,
    sent,
    begin: () => intent && setWords(Object.fromEntries(writtenIn(intent).map(([name, value]) => [name, value]))),
  };
}

interface RefusedWordsProps {
  readonly intent: Intent;
  readonly words: Rewritten;
  readonly setWords: (words: Rewritten) => void;
  readonly checked: Checked<string>;
}

export function RefusedWords({ intent, words, setWords, checked }: RefusedWordsProps) {
  const t = useSay();
  return (
    <div ref={checked.ref} className="ac-refused">
      {writtenIn(intent).map(([name, , { most, clean }]) => (
        <TextArea
          key={name}
          label={t(LABELS[name] ?? saved.list.yours)}
          value={words[name] ?? ""}
          onChange={(text) => setWords({ ...words, [name]: text })}
          max={most}
          clean={clean}
          error={checked.errorOf(name)}
          rows={2}
        />
      ))}
    </div>
  );
}
