import { Ghosts } from "./Ghosts.tsx";
import { Headlines } from "./Headlines.tsx";

/** Everything of ours that lies on the canvas itself and is in no document. */
export function OnTheCanvas() {
  return (
    <>
      <Ghosts />
      <Headlines />
    </>
  );
}
