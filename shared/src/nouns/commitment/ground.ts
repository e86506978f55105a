import type { Grounds } from "../../ledger/base.ts";

export const ground = {
  "commitment.make": ({ agreements }, { agreementId }) => {
    const versionId = agreements.get(agreementId)?.versionIds.at(-1);
    return versionId ? { base: versionId } : null;
  },
  "commitment.report": ({ commitments }, { commitmentId }) => {
    const commitment = commitments.get(commitmentId);
    return commitment ? { base: commitment.state } : null;
  },
} satisfies Grounds;
