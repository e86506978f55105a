import { type TLScribbleProps, TldrawScribble } from "@tldraw/tldraw";

/** What somebody is drawing at this moment, in their colour; tldraw would show a tenth of it. */
export function Stroke(props: TLScribbleProps) {
  return <TldrawScribble {...props} opacity={props.scribble.opacity} />;
}
