import { joining, pathOf } from "@acuerdo/shared";
import { type FormEvent, useState } from "react";
import { useLedger, useMe, useSay, useSession } from "../sync/use-session.ts";
import { type Answer, isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { Fold } from "../ui/Fold.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useChecked } from "../ui/use-checked.ts";
import { grouped } from "./CodeForm.tsx";
import { useSayFailure } from "./use-say-failure.ts";
import "./share.css";

/** Somebody who is on the board twice says so: one device shows a code, which is typed on the other. */
export function JoinDevices() {
  const t = useSay();
  const { board } = useLedger("board");
  if (board.voices === "anonymous") return null;
  return (
    <Fold summary={t(joining.title)}>
      <div className="ac-form">
        <p>{t(joining.hint)}</p>
        <p className="ac-soft">{t(joining.after)}</p>
        <OwnCode />
        <TypedCode />
      </div>
    </Fold>
  );
}

/** Asks once; what goes wrong is said until something else is asked. */
function useAsking<T>() {
  const sayFailure = useSayFailure();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (asked: Promise<Answer<T>>): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    const answer = await asked;
    setBusy(false);
    if (!isFailure(answer)) return answer.ok;
    setProblem(sayFailure(answer));
    return null;
  };
  return { ask, problem, busy, reset: () => setProblem(null) };
}

/** A dialog on a low screen would show its upper half alone. */
const intoView = (shown: HTMLElement | null): void => shown?.scrollIntoView({ block: "nearest" });

interface Shown {
  readonly code: string;
}

/** Who has become this person since the code was shown: its owner is to hear of it. */
function useUsedBy(code: string | null): string | null {
  const { members } = useLedger("members");
  const { memberId } = useMe();
  const others = [...members.values()].filter(({ as }) => as === memberId).map(({ id }) => id);
  const [before, setBefore] = useState<{ readonly code: string | null; readonly ids: readonly string[] }>({
    code,
    ids: others,
  });
  if (before.code !== code) setBefore({ code, ids: others });
  const fresh = code === null ? undefined : others.find((id) => !before.ids.includes(id));
  return fresh === undefined ? null : (members.get(fresh)?.name ?? "");
}

function OwnCode() {
  const t = useSay();
  const session = useSession();
  const [code, setCode] = useState<string | null>(null);
  const { ask, problem, busy } = useAsking<Shown>();
  const usedBy = useUsedBy(code);
  const show = async () => {
    const path = pathOf("personalCode", { id: session.boardId });
    const shown = await ask(session.ask<Shown>(path, { body: {}, shape: { code: "string" } }));
    if (shown) setCode(shown.code);
  };
  return (
    <>
      {usedBy !== null && (
        <div ref={intoView}>
          <Notice tone="good">{t(joining.used, { name: usedBy })}</Notice>
        </div>
      )}
      {code && usedBy === null && (
        <div ref={intoView}>
          <Notice>
            <p className="ac-share-code">
              <span>{t(joining.code)}</span>
              <strong translate="no">{grouped(code)}</strong>
            </p>
            <p>{t(joining.codeHint, { title: t(joining.title) })}</p>
          </Notice>
        </div>
      )}
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Button busy={busy} onClick={() => void show()}>
        {t(joining.show)}
      </Button>
    </>
  );
}

interface Joined {
  readonly memberId: string;
}

function TypedCode() {
  const t = useSay();
  const session = useSession();
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState(false);
  const { ask, problem, busy, reset } = useAsking<Joined>();
  const checked = useChecked({ code: typed.trim() === "" ? joining.typeMissing : null });
  const join = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check()) return;
    const path = pathOf("joinAs", { id: session.boardId });
    const joined = await ask(session.ask<Joined>(path, { body: { code: typed }, shape: { memberId: "string" } }));
    if (!joined) return;
    setTyped("");
    setDone(true);
  };
  if (done) return <Notice tone="good">{t(joining.done)}</Notice>;
  return (
    <form ref={checked.ref} className="ac-form" noValidate onSubmit={(event) => void join(event)}>
      <TextField
        label={t(joining.type)}
        hint={t(joining.typeHint)}
        value={typed}
        onChange={(text) => {
          setTyped(text.slice(0, MOST_TYPED));
          reset();
          checked.reset();
        }}
        error={checked.errorOf("code") ?? problem}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
      />
      <Button type="submit" busy={busy}>
        {t(joining.join)}
      </Button>
    </form>
  );
}

/** As much as the server reads: a code with what may stand between its signs. */
const MOST_TYPED = 40;
