import type { StoredAside, StoredBoard } from "../store/store.ts";
import { Anonymity } from "./anonymity.ts";
import type { Backstage } from "./backstage.ts";
import { NamedVoices } from "./named.ts";

/** What the writer of a board keeps beside its ledger. @throws Error when a row is damaged. */
export function backstageOf({ secret, voices }: Pick<StoredBoard, "secret" | "voices">, aside: StoredAside): Backstage {
  return voices === "anonymous" ? new Anonymity(secret, aside) : new NamedVoices(secret, aside.held);
}
