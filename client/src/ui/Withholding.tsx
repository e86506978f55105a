import { type Asked, LIMITS, type Sentence, withholding } from "@acuerdo/shared";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { TextArea } from "./Field.tsx";
import { Marked } from "./Marked.tsx";
import { problemsIn } from "./problems.ts";
import { useChecked } from "./use-checked.ts";
import { useDraft } from "./use-draft.ts";

/** What goes: words of somebody, or a name. */
type Withholding<A = Asked> = A extends { kind: "words.withhold" | "line.withhold" } ? Omit<A, "why"> : never;

interface WithholdDialogProps {
  readonly asked: Withholding;
  /** Another's words go with a reason. */
  readonly isOwn: boolean;
  readonly isName?: boolean;
  /** What is about to go, to be read once more; people's words in it are marked. */
  readonly said?: string;
  readonly onClose: () => void;
}

interface Texts {
  readonly title: Sentence;
  readonly what: Sentence;
}
const WORDS: Texts = { title: withholding.ask, what: withholding.what };
const NAME: Texts = { title: withholding.askName, what: withholding.whatName };

function useWithholding({ asked, isOwn, onClose }: WithholdDialogProps) {
  const submit = useSubmitAny();
  const [why, setWhy, sent] = useDraft(`withhold.${"line" in asked ? asked.line : asked.about}`);
  const missing = isOwn ? undefined : { why: withholding.whyMissing };
  const checked = useChecked(problemsIn("words.withhold", { why }, missing));
  const confirm = () => {
    if (!checked.check()) return;
    if (submit({ ...asked, why } as Asked)) return;
    sent();
    onClose();
  };
  return { why, setWhy, checked, confirm };
}

/** Asked once more: nobody can bring back what goes. */
export function WithholdDialog(props: WithholdDialogProps) {
  const t = useSay();
  const { isOwn, isName = false, said, onClose } = props;
  const { why, setWhy, checked, confirm } = useWithholding(props);
  const { title, what } = isName ? NAME : WORDS;
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(withholding.cancel)}
      </Button>
      <Button variant="danger" onClick={confirm}>
        {t(withholding.confirm)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(title)} size="small" footer={footer}>
      <div ref={checked.ref} className="ac-settings">
        {said && (
          <blockquote>
            <Marked said={said} />
          </blockquote>
        )}
        <p>{t(what)}</p>
        <p>{t(withholding.copies)}</p>
        {!isOwn && (
          <TextArea
            label={t(withholding.why)}
            hint={t(withholding.whyHint)}
            value={why}
            onChange={setWhy}
            max={LIMITS.reason}
            rows={2}
            error={checked.errorOf("why")}
          />
        )}
      </div>
    </Dialog>
  );
}
