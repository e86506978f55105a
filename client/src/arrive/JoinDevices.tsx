import { joining, type Member, pathOf } from "@acuerdo/shared";
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
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

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

/** Who has become this person by another device. */
function useOthers(): readonly Member[] {
  const { members } = useLedger("members");
  const { memberId } = useMe();
  return [...members.values()].filter(({ as }) => as === memberId);
}

function OwnCode() {
  const t = useSay();
  const session = useSession();
  const others = useOthers();
  const [own, setOwn] = useState<(Shown & { readonly before: readonly Member[] }) | null>(null);
  const { ask, problem, busy } = useAsking<Shown>();
  // its owner is to hear who has used it
  const fresh = own && others.find(({ id }) => !own.before.some((one) => one.id === id));
  const show = async () => {
    const path = pathOf("personalCode", { id: session.boardId });
    const shown = await ask(session.ask<Shown>(path, { body: {}, shape: { code: "string" } }));
    if (shown) setOwn({ ...shown, before: others });
  };
  return (
    <>
      {fresh && (
        <div ref={intoView}>
          <Notice tone="good">
            <WithTheirWords sentence={joining.used} name="name" words={fresh.name} />
          </Notice>
        </div>
      )}
      {own && !fresh && (
        <div ref={intoView}>
          <Notice>
            <p className="ac-share-code">
              <span>{t(joining.code)}</span>
              <strong translate="no">{grouped(own.code)}</strong>
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
