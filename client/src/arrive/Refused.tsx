import { arrive } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import type { Failure } from "../sync/way-in/http.ts";
import { fetched } from "../ui/fetched.tsx";
import { Waiting } from "../ui/Page.tsx";
import { NotInside } from "./NotInside.tsx";

const { refused } = arrive;
const TurnedAway = fetched(() => import("./TurnedAway.tsx").then((module) => module.TurnedAway), {
  waiting: <Waiting />,
  shape: "page",
});

interface RefusedProps {
  readonly failure: Failure;
  readonly again: () => void;
}

/** Not inside, and why, and what can be done about it. Where nothing can be fetched, what is said is here already. */
export function Refused({ failure, again }: RefusedProps) {
  const t = useSay();
  if (failure.failed !== "offline") return <TurnedAway failure={failure} again={again} />;
  return <NotInside title={t(refused.offlineTitle)} text={t(refused.offlineText)} again={again} />;
}
