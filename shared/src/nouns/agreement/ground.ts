import { agreementBase, type Grounds } from "../../ledger/base.ts";

export const ground = {
  "agreement.word": ({ agreements }, { agreementId }) => ({ base: agreements.get(agreementId)?.draft?.revision ?? 0 }),
  "version.test": ({ agreements }, { agreementId, base }) => {
    const agreement = agreements.get(agreementId);
    return { base: agreement?.draft?.revision ?? base, over: agreement?.versionIds.at(-1) ?? null };
  },
  "agreement.let-go": ({ agreements }, { agreementId }) => {
    const agreement = agreements.get(agreementId);
    return agreement ? { base: agreementBase(agreement) } : null;
  },
} satisfies Grounds;
