import { aliasIn, anonymity, gather, sayAlias, speakerOf } from "@acuerdo/shared";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";

/** Under which name words are seen on a board with anonymous voices. */
export default function SeenAs() {
  const t = useSay();
  const me = useMe();
  const { board, aliases } = useLedger("board", "aliases");
  if (me.role === "mediator" && !me.takesPart) return t(anonymity.asWheel);
  return t(gather.seenAs, { alias: sayAlias(aliasIn(aliases, speakerOf({ board }, me)), board.language) });
}
