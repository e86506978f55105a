import { arrive, common, home, refusals } from "@acuerdo/shared";
import { type FormEvent, useRef, useState } from "react";
import { type Failure, findByCode, isFailure } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { go } from "../ui/route.ts";
import { useChecked } from "../ui/use-checked.ts";
import { bringAdmission } from "./admission.ts";
import "./home.css";

/** Seven; boards that were opened before have six. */
const LENGTHS = [6, 7];
const isWhole = (typed: string): boolean => LENGTHS.includes(plainCode(typed).length);

/** What people type after reading it from the wall: small letters, letters of another width, spaces and hyphens are all the same. */
export function plainCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** 'K7M P2XH' as it is read aloud. */
export function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

function useSayFailure() {
  const t = useSay();
  return ({ failed }: Failure): string => {
    if (failed === "no-such-board" || failed === "bad-id") return t(home.codeUnknown);
    if (failed === "door-closed") return t(arrive.refused.closed);
    return failed === "offline" ? t(arrive.refused.offlineText) : t(refusals[failed]);
  };
}

/** Goes to the board with this code. What was typed stays whatever the answer is. */
export function CodeForm({ first = "", failure = null }: { first?: string; failure?: Failure | null }) {
  const t = useSay();
  const sayFailure = useSayFailure();
  const [typed, setTyped] = useState(first);
  const [problem, setProblem] = useState(failure ? sayFailure(failure) : null);
  const [busy, setBusy] = useState(false);
  const checked = useChecked({ code: isWhole(typed) ? null : home.codeShort });
  const form = useRef<HTMLFormElement | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check()) return;
    const code = plainCode(typed);
    setBusy(true);
    const answer = await findByCode(code);
    setBusy(false);
    if (isFailure(answer)) {
      setProblem(sayFailure(answer));
      form.current?.querySelector("input")?.focus();
    } else {
      bringAdmission(answer.ok.id, { code });
      go(`/b/${answer.ok.id}`);
    }
  };
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
        hint={t(home.codeHint)}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(null);
          checked.reset();
        }}
        error={checked.errorOf("code") ?? problem}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        size={10}
      />
      <Button type="submit" variant={isWhole(typed) ? "primary" : "secondary"} busy={busy}>
        {t(busy ? common.loading : home.join)}
      </Button>
    </form>
  );
}
