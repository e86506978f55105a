import { arrive, common, home, refusals, turnedAway } from "@acuerdo/shared";
import { type FormEvent, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { type Failure, findByCode, isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { go } from "../ui/route.ts";
import { useChecked } from "../ui/use-checked.ts";
import { bringAdmission } from "./admission.ts";
import { bringPasted, missingHere, pastedBefore, written } from "./pasted.ts";
import "./home.css";

/** 'K7M P2XH' as it is read aloud. */
export function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

function useSayFailure() {
  const t = useSay();
  return ({ failed }: Failure): string => {
    if (failed === "no-such-board" || failed === "bad-id") return t(home.codeUnknown);
    if (failed === "door-closed") return t(turnedAway.closed);
    return failed === "offline" ? t(arrive.refused.notSent) : t(refusals[failed]);
  };
}

interface CodeFormProps {
  readonly first?: string;
  readonly failure?: Failure | null;
  /** Where the page may be the board's already: knocks once more. */
  readonly again?: () => void;
  /** The link by which somebody came does not open its board. */
  readonly isLinkBroken?: boolean;
}

/** Asks for the code. */
async function boardOf(code: string) {
  const answer = await findByCode(code);
  if (!isFailure(answer)) bringAdmission(answer.ok.id, { code });
  return answer;
}

/** What is typed, and what sends it; what was typed stays whatever the answer is. */
function useCode({ first = "", failure = null, again }: CodeFormProps) {
  const sayFailure = useSayFailure();
  const [typed, setTyped] = useState(first || pastedBefore);
  const [problem, setProblem] = useState(failure ? sayFailure(failure) : null);
  const [busy, setBusy] = useState(false);
  const checked = useChecked({ code: written(typed).problem });
  const form = useRef<HTMLFormElement | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check()) return;
    const arrive = (boardId: string) => {
      go(`/b/${boardId}`);
      again?.();
    };
    const pasted = bringPasted(typed);
    if (pasted !== null) return arrive(pasted);
    const { code } = written(typed);
    if (code === null) return;
    setBusy(true);
    const answer = await boardOf(code);
    setBusy(false);
    if (!isFailure(answer)) return arrive(answer.ok.id);
    setProblem(sayFailure(answer));
    form.current?.querySelector("input")?.focus();
  };
  const type = (text: string) => {
    setTyped(text);
    setProblem(null);
    checked.reset();
  };
  return { typed, type, problem, busy, checked, form, send };
}

/** Goes to the board with this code, or of this link. */
export function CodeForm(props: CodeFormProps) {
  const t = useSay();
  const { typed, type, problem, busy, checked, form, send } = useCode(props);
  return (
    <form
      ref={(element) => {
        form.current = element;
        checked.ref(element);
      }}
      className="ac-code-form"
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <TextField
        label={t(home.code)}
        hint={t((props.isLinkBroken ? missingHere() : null) ?? home.codeHint)}
        value={typed}
        onChange={type}
        error={checked.errorOf("code") ?? problem}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        size={10}
      />
      <Button type="submit" variant={written(typed).problem ? "secondary" : "primary"} busy={busy}>
        {t(busy ? common.loading : home.join)}
      </Button>
    </form>
  );
}
