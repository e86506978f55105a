import { useState } from "react";
import { Marked } from "./Marked.tsx";
import { useSpoken } from "./speech.ts";

/** The one polite voice of a shell; a dialog has its own, because what lies behind it is not read. */
export function Spoken() {
  const { n, text } = useSpoken();
  const [from] = useState(n); // what was said before it was there is not said again
  return (
    <p className="ac-hidden ac-spoken" role="status">
      {n > from && <Marked key={n} said={text} />}
    </p>
  );
}
