import { common, type Sentence } from "@acuerdo/shared";
import { type ReactNode, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import type { GroupProps } from "../ui/Chips.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useChecked } from "../ui/use-checked.ts";

/** Something stands on the board twice: which of the others it is, is chosen, and then asked for. */

interface ChooseOtherProps<Id extends string> {
  readonly words: {
    readonly title: Sentence;
    readonly hint?: Sentence;
    /** Where none is chosen. */
    readonly missing: Sentence;
    readonly confirm: Sentence;
  };
  readonly legend: ReactNode;
  readonly options: GroupProps<Id>["options"];
  /** Whether what was chosen could be asked for. */
  readonly onChosen: (other: Id) => boolean;
  readonly onClose: () => void;
}

export function ChooseOther<Id extends string>({ words, legend, options, onChosen, onClose }: ChooseOtherProps<Id>) {
  const t = useSay();
  const [other, setOther] = useState<Id | null>(null);
  const checked = useChecked({ other: other === null ? words.missing : null });
  const confirm = () => {
    if (checked.check() && other !== null && onChosen(other)) onClose();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(common.cancel)}
      </Button>
      <Button variant="primary" onClick={confirm}>
        {t(words.confirm)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(words.title)} size="small" footer={footer}>
      <div ref={checked.ref}>
        {words.hint && <p>{t(words.hint)}</p>}
        <Choice legend={legend} value={other} onChange={setOther} options={options} error={checked.errorOf("other")} />
      </div>
    </Dialog>
  );
}
