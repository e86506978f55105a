import type { StatementId } from "@acuerdo/shared";
import { StanceSpread } from "./StanceSpread.tsx";
import { useStance } from "./use-stance.ts";

/** How people answered one statement. A file of its own: what it weighs with is fetched with the first answer. */
export default function StatementSpread({ id }: { id: StatementId }) {
  return <StanceSpread counts={useStance(id).counts} />;
}
