import { meanwhile as words } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";
import type { Fields } from "./use-fields.ts";
import type { Seen } from "./use-seen.ts";
import "./parts.css";
import { WithTheirWords } from "./WithTheirWords.tsx";

/** The words that somebody was about to act on are others now: first they are read. `now`: where they are not shown anyway. */
export function ChangedWords({ seen, now }: { seen: Seen<unknown>; now?: string }) {
  const t = useSay();
  if (!seen.changed) return null;
  return (
    <div data-wrong>
      <Notice tone="bad" title={t(words.title)} action={<Button onClick={seen.read}>{t(words.read)}</Button>}>
        {now === undefined ? t(words.hint) : <WithTheirWords sentence={words.itSays} name="text" words={now} />}
      </Notice>
    </div>
  );
}

interface ChangedFieldProps<T extends object> {
  readonly form: Fields<T>;
  readonly name: keyof T;
  /** What others have put there, in words. */
  readonly now: string;
}

/** Under a field: others changed it while it was being written, and what was written is still there. */
export function ChangedField<T extends object>({ form, name, now }: ChangedFieldProps<T>) {
  const t = useSay();
  if (!form.overtaken.includes(name)) return null;
  const action = (
    <div className="ac-acts">
      <Button onClick={() => form.takeTheirs(name)}>{t(words.theirs)}</Button>
      <Button onClick={() => form.keepMine(name)}>{t(words.mine)}</Button>
    </div>
  );
  return (
    <div data-wrong>
      <Notice tone="bad" title={t(words.field)} action={action}>
        <WithTheirWords sentence={words.itSays} name="text" words={now} />
      </Notice>
    </div>
  );
}
