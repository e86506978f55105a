import { useState } from "react";
import { useSpoken } from "./speech.ts";

/** The one polite voice of a shell; a dialog has its own, because what lies behind it is not read. */
export function Spoken() {
  const { n, text } = useSpoken();
  const [from] = useState(n); // what was said before it was there is not said again
  return (
    <p className="ac-hidden ac-spoken" role="status">
      {n > from && <span key={n}>{text}</span>}
    </p>
  );
}
