import type { Plank } from "@acuerdo/shared";
import "./plank.css";

/** What each plank looks like by shape alone, so that it reads in grey and on paper: thickness, a gap, dots. */
const STROKES: Readonly<Record<Plank, { readonly width: number; readonly paths: readonly string[] }>> = {
  thick: { width: 12, paths: ["M0 8H200"] },
  thin: { width: 4, paths: ["M0 8H200"] },
  gap: { width: 8, paths: ["M0 8H68", "M132 8H200"] },
  dotted: { width: 5, paths: ["M3 8H200"] },
};

/** One plank in section. Always beside words that say the same. */
export function PlankLine({ plank }: { plank: Plank }) {
  const { width, paths } = STROKES[plank];
  return (
    <svg
      className={`ac-plank-line ac-plank-${plank}`}
      viewBox="0 0 200 16"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.map((path) => (
        <path key={path} d={path} strokeWidth={width} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
