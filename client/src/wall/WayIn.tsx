import { wall } from "@acuerdo/shared";
import { isOnlyHere } from "../arrive/links.ts";
import { useKeys } from "../arrive/use-keys.ts";
import { addressIn, CodeAloud, Qr } from "../arrive/Way.tsx";
import { useLedger, useSay } from "../sync/use-session.ts";

/** How late-comers come in, in a corner, while the door is open and this screen knows it. */
export function WayIn() {
  const t = useSay();
  const { doorOpen, id } = useLedger("board").board;
  const keys = useKeys();
  const { code, base } = keys;
  const address = addressIn(keys, id);
  if (!doorOpen || address === null) return null;
  return (
    <section className="ac-wall-way" aria-label={t(wall.comeIn)}>
      {!isOnlyHere(base) && <Qr address={address} />}
      {code && <CodeAloud code={code} base={isOnlyHere(base) ? null : base} />}
    </section>
  );
}
