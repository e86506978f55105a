import { anonymity } from "@acuerdo/shared";
import { useLedger, useSay } from "../sync/use-session.ts";

/** At every field of an anonymous voice: what an alias cannot hide. */
export function AnonymityNote() {
  const t = useSay();
  const { board } = useLedger("board");
  return board.voices === "anonymous" && <p className="ac-field-hint">{t(anonymity.limits)}</p>;
}
