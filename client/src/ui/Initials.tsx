import { useLedger } from "../sync/use-session.ts";
import { initialsOf } from "./initials.ts";
import "./marks.css";

/** 'AL' for Ana López: beside the name, never instead of it. */
export function Initials({ name }: { name: string }) {
  const { language } = useLedger("board").board;
  return (
    <span className="ac-initials" aria-hidden="true">
      {initialsOf(name, language)}
    </span>
  );
}
