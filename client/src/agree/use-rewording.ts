import { type Agreement, cleanText } from "@acuerdo/shared";
import { useCallback, useEffect, useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useSessionPart } from "../sync/use-session.ts";
import { useDraft } from "../ui/use-draft.ts";

/**
 * Rewording a draft without ever losing words: the text stays on the device until the server has it. Whoever was faster
 * wins the draft; the slower one gets their own text back, beside the other's, and decides.
 */

type State =
  | { readonly state: "closed" }
  /** `base`: the revision that the text was made from. */
  | { readonly state: "editing"; readonly base: number }
  | { readonly state: "sent"; readonly base: number };

export interface Rewording {
  readonly editing: boolean;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Somebody else's wording, which came while this one was being written. */
  readonly other: Agreement["draft"];
  readonly open: () => void;
  readonly cancel: () => void;
  /** True when it was taken on. */
  readonly keep: () => boolean;
  /** Goes on from the other's wording: with its text, or with one's own. */
  readonly settle: (text: string) => void;
}

/** The text on this device, what it was made from, and how far it has come. */
function useWording({ id }: Agreement) {
  const [text, setText, sent] = useDraft(`wording.${id}`);
  /** The revision that the text was made from: a draft that was kept over a reload was made from an earlier one. */
  const [keptBase, keepBase, baseSent] = useDraft(`wording.${id}.base`);
  const [now, setNow] = useState<State>({ state: "closed" });
  const close = useCallback(() => {
    sent();
    baseSent();
    setNow({ state: "closed" });
  }, [sent, baseSent]);
  const edit = (base: number) => {
    keepBase(String(base));
    setNow({ state: "editing", base });
  };
  return { text, setText, keptBase, now, setNow, close, edit };
}

export function useRewording(agreement: Agreement): Rewording {
  const submit = useSubmitAny();
  const settled = useSessionPart(({ saved }) => saved.pending === 0);
  const { text, setText, keptBase, now, setNow, close, edit } = useWording(agreement);
  const { draft, clusterId, id } = agreement;
  const revision = draft?.revision ?? 0;
  const arrived = settled && draft?.text === cleanText(text);
  const overtaken = now.state === "sent" && revision > now.base && draft?.text !== cleanText(text);

  useEffect(() => {
    if (now.state !== "sent") return;
    if (arrived) close();
    else if (overtaken) setNow({ state: "editing", base: now.base });
  }, [now, setNow, arrived, overtaken, close]);

  return {
    editing: now.state === "editing",
    text,
    setText,
    other: now.state === "editing" && revision > now.base ? draft : null,
    open: () => {
      if (text === "") setText(draft?.text ?? "");
      edit(text !== "" && keptBase !== "" ? Number(keptBase) : revision);
    },
    cancel: close,
    keep: () => {
      if (now.state !== "editing") return false;
      const refusal = submit({ kind: "agreement.word", agreementId: id, clusterId, text, base: now.base });
      if (!refusal) setNow({ state: "sent", base: now.base });
      return refusal === null;
    },
    settle: (settled) => {
      setText(settled);
      edit(revision);
    },
  };
}
