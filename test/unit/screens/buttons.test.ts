import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SCREENS = join(import.meta.dirname, "../../../client/src");
const files = readdirSync(SCREENS, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, source: readFileSync(join(SCREENS, name), "utf8") }));

/** Elements of the page itself; components have their own way. */
const elements = (source: string, tag: string): string[] => source.match(new RegExp(`<${tag}\\b[^]*?>\\n?`, "g")) ?? [];

test("[FK2] no button of the page is switched off: what is blocked says so and keeps the focus", () => {
  const off = files.flatMap(({ name, source }) =>
    elements(source, "button")
      .filter((button) => /\sdisabled\b/.test(button))
      .map(() => name),
  );
  expect(off).toEqual([]);
  expect(elements("<button disabled>", "button")).toHaveLength(1);
});

/** Where something is said where it stands, because it is about what stands there: errors, faults, what is on its way. */
const LIVE = [
  "canvas/Announced.tsx",
  "canvas/CanvasBoard.tsx",
  "canvas/Front.tsx",
  "canvas/Left.tsx",
  "canvas/PastedLines.tsx",
  "canvas/ClusterHull.tsx",
  "ui/Choices.tsx",
  "cluster/Neighbours.tsx",
  "ui/Chips.tsx",
  "gather/WritePosition.tsx", // on a phone, before its voice has come
  "commit/DayField.tsx", // which day was read, while it is written
  "facilitate/CanvasHistory.tsx",
  "facilitate/CanvasMoment.tsx",
  "facilitate/ClearedNotice.tsx",
  "record/Exported.tsx",
  "record/RecordPanel.tsx",
  "ui/CopyField.tsx",
  "ui/FaultNotice.tsx",
  "ui/Field.tsx",
  "ui/Notice.tsx",
  "ui/Page.tsx",
  "ui/Spoken.tsx",
  "ui/Status.tsx",
  "ui/Toasts.tsx",
];

test("[SP1] what is done is said by one voice: no list, counter or form has one of its own", () => {
  const live = files.filter(({ source }) => /aria-live=|role="(status|alert|log)"|role=\{tone/.test(source));
  expect(live.map(({ name }) => name).filter((name) => !LIVE.includes(name))).toEqual([]);
});
