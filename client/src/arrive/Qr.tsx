import { opening } from "@acuerdo/shared";
import { create } from "qrcode";
import { useMemo } from "react";
import { useSay } from "../sync/use-session.ts";

/** Modules of white around the code, without which some cameras do not find it. */
const QUIET = 4;

/** Each run of dark modules of a row as one rectangle. */
function pathOf(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && modules.get(y, x)) x += 1;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return { size: size + 2 * QUIET, path };
}

/** Black on white in both colour schemes: cameras want it so. */
export function Qr({ address }: { address: string }) {
  const t = useSay();
  const { size, path } = useMemo(() => pathOf(address), [address]);
  return (
    <svg
      className="ac-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t(opening.share.qrName, { address })}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className="ac-qr-paper" />
      <path d={path} className="ac-qr-ink" />
    </svg>
  );
}
