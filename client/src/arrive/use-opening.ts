import { useEffect, useState } from "react";
import { serverNow } from "../sync/link/server-time.ts";
import { deviceSecret, rememberBoard } from "../sync/saved/device.ts";
import { keepEntry } from "../sync/way-in/entry.ts";
import {
  askOpening,
  isFailure,
  type JoinFields,
  join,
  type OpenedBoard,
  type OpenFields,
  openBoard,
} from "../sync/way-in/http.ts";
import { go } from "../ui/route.ts";
import { inviteLater } from "./invited.ts";
import { keepKeys } from "./kept-keys.ts";
import { rememberName } from "./use-join-fields.ts";
import { useSayFailure } from "./use-say-failure.ts";

/** What is asked of whoever opens a board; `name` is empty where voices are anonymous. */
export interface Opening extends Omit<OpenFields, "secret" | "password"> {
  readonly name: string;
  readonly takesPart: boolean;
}

/** Where a password is needed, as the server says or answers. What is typed is kept nowhere. */
function usePassword() {
  const [asked, setAsked] = useState(false);
  const [value, set] = useState("");
  useEffect(() => {
    let gone = false;
    void askOpening().then((answer) => {
      if (!gone && !isFailure(answer)) setAsked(answer.ok.password);
    });
    return () => {
      gone = true;
    };
  }, []);
  return { asked, setAsked, value, set };
}

/** Comes in as whoever opened it. Where that does not work now, the board's own page asks again: the device is known there. */
async function comeIn({ id }: OpenedBoard, secret: string, fields: JoinFields): Promise<void> {
  const entry = await join(id, {}, secret, fields);
  if (!isFailure(entry)) keepEntry(id, entry.ok);
}

/** Opens a board, as the device that comes in to it from then on, and goes there. */
export function useOpening() {
  const sayFailure = useSayFailure();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const password = usePassword();
  const send = async ({ name, takesPart, ...fields }: Opening, sent: () => void): Promise<void> => {
    setProblem(null);
    setBusy(true);
    const secret = deviceSecret();
    const given = password.asked ? { password: password.value } : {};
    const answer = await openBoard({ ...fields, secret, ...given });
    if (isFailure(answer)) {
      setBusy(false);
      if (answer.failed === "password-missing") password.setAsked(true);
      return setProblem(sayFailure(answer));
    }
    const { id } = answer.ok;
    keepKeys(answer.ok);
    rememberBoard({ id, title: fields.title, objective: fields.objective, role: "mediator", at: serverNow() });
    if (name) rememberName(name);
    inviteLater(id);
    await comeIn(answer.ok, secret, { ...(name && { name }), takesPart });
    sent();
    go(`/b/${id}`);
  };
  return { busy, problem, send, password };
}
