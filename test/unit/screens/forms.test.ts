import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FieldOf,
  FORMS,
  type FormName,
  type IntentKind,
  intentSchema,
  LANGUAGES,
  type Sentence,
  WRITTEN,
  type Written,
} from "@acuerdo/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { dayProblem } from "../../../client/src/commit/day-problem.ts";
import { problemsIn } from "../../../client/src/ui/problems.ts";
import { openSchema } from "../../../server/src/http/boards.ts";
import { joinSchema } from "../../../server/src/http/members.ts";
import { REST } from "../../support/ledger/written-intents.ts";

/** What a form lets through the server's schema takes, and what the schema refuses has its sentence at its field. */

const SCREENS = join(import.meta.dirname, "../../../client/src");
const files = readdirSync(SCREENS, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const sources = new Map(files.map((name) => [name, readFileSync(join(SCREENS, name), "utf8")]));

const SECRET = "a secret of this device";

function isTaken(form: FormName, typed: Readonly<Record<string, string>>): boolean {
  if (form === "board.open")
    return openSchema.safeParse({ ...typed, language: "es", voices: "named", secret: SECRET }).success;
  if (form === "member.join") return joinSchema.safeParse({ ...typed, key: "k", secret: SECRET }).success;
  return intentSchema.safeParse({ id: "intent-1", kind: form, ...REST[form], ...typed }).success;
}

const GAP: Sentence = { en: "Write it.", es: "Escríbelo." };
/** What people paste, near each limit and beyond it, and what only looks like something. */
const typedFor = ({ most }: Written) =>
  fc.oneof(
    fc.constantFrom("", " \n ", "\u200b\u2800", "Ana (media)", "a\u000bb", "👩‍👩‍👧", "e\u0301".repeat(most)),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.integer({ min: most - 2, max: most + 3 }).map((n) => "x".repeat(Math.max(0, n))),
    fc.integer({ min: most - 2, max: most + 3 }).map((n) => `  ${"y ".repeat(Math.max(0, n / 2))}\r\n`),
  );

describe("[FM1] a form lets through what the server's schema takes, and nothing else", () => {
  test.each(Object.keys(FORMS) as FormName[])("%s", (form) => {
    const fields = Object.entries(FORMS[form]) as [FieldOf<FormName>, Written][];
    const missing = Object.fromEntries(fields.flatMap(([name, { needed }]) => (needed ? [[name, GAP]] : [])));
    const typing = fc.record(Object.fromEntries(fields.map(([name, field]) => [name, typedFor(field)])));
    fc.assert(
      fc.property(typing, (typed) => {
        const problems = Object.values<Sentence | null>(problemsIn(form, typed as never, missing as never));
        expect({ typed, isTaken: isTaken(form, typed) }).toEqual({
          typed,
          isTaken: problems.every((one) => one === null),
        });
        for (const problem of problems)
          for (const language of LANGUAGES) expect(problem?.[language] ?? "none").not.toBe("");
      }),
      { numRuns: 120, seed: 2026 },
    );
  });

  test("every text of every intent stands in the table of forms", () => {
    const { oneOf, anyOf } = z.toJSONSchema(intentSchema, { io: "input", unrepresentable: "any" }) as {
      oneOf?: Variant[];
      anyOf?: Variant[];
    };
    const variants = oneOf ?? anyOf ?? [];
    expect(variants.length).toBeGreaterThan(20);
    for (const { properties } of variants) {
      const kind = properties.kind?.const as IntentKind;
      const texts = Object.entries(properties).filter(
        ([name, field]) => !["base", "due"].includes(name) && isText(field),
      );
      const table = (WRITTEN as Partial<Record<IntentKind, object>>)[kind] ?? {};
      expect({ kind, texts: texts.map(([name]) => name).toSorted() }).toEqual({
        kind,
        texts: Object.keys(table).toSorted(),
      });
    }
  });

  test("days", () => {
    const make = (due: string) => isTaken("commitment.make", { text: "x", due });
    for (const due of [
      "2026-12-01",
      "2020-01-01",
      "0026-02-02",
      "20266-02-02",
      "2027-02-30",
      "2101-01-01",
      "2000-01-01",
    ])
      expect({ due, isTaken: dayProblem({ due }) === null }).toEqual({ due, isTaken: make(due) });
    expect(dayProblem({ due: null, picks: true })).not.toBeNull();
    expect(dayProblem({ due: null })).toBeNull();
  });
});

interface Property {
  readonly const?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: unknown;
  readonly anyOf?: readonly Property[];
}
interface Variant {
  readonly properties: Readonly<Record<string, Property>>;
}

const isText = (field: Property): boolean =>
  ([field.type].flat().includes("string") && field.enum === undefined && field.const === undefined) ||
  (field.anyOf ?? []).some(isText);

/** Whoever sends words without asking for them: the words are checked where they are typed. */
const CHECKED_ELSEWHERE: Readonly<Record<string, string>> = {
  "ui/use-stance.ts": "ui/StanceBar.tsx",
  "agree/use-rewording.ts": "agree/Reword.tsx",
};
/** A sentence on the canvas says itself that it is too long, and is kept with its words where it is refused; a new cluster has none. */
const KEPT = [
  ...["canvas/cluster-shape.tsx cluster.name", "canvas/cluster-tool.ts cluster.name"],
  // and what is asked there has no words
  ...["sync/ledger/use-take-part.ts member.change", "agree/WordAgreement.tsx version.test"],
  // the reason is asked for in one dialog for all of them
  ...["arrive/ProfileDialog.tsx words.withhold", "facilitate/Removing.tsx words.withhold"],
  ...["record/WithholdLine.tsx line.withhold"],
];

test("[FM1] every form that sends words checks them by the table, at their fields", () => {
  const sending = [...sources].flatMap(([name, text]) =>
    Object.keys(WRITTEN)
      .filter((kind) => new RegExp(`kind: "${kind}",`).test(text))
      .map((kind) => ({ name, kind })),
  );
  expect(sending.length).toBeGreaterThan(10);
  const unchecked = sending.filter(({ name, kind }) => {
    const at = sources.get(CHECKED_ELSEWHERE[name] ?? name) ?? "";
    return !KEPT.includes(`${name} ${kind}`) && !(at.includes("useChecked(") && at.includes(`problemsIn("${kind}"`));
  });
  expect(unchecked).toEqual([]);
  for (const form of ["board.open", "member.join"])
    expect([...sources.values()].some((text) => text.includes(`problemsIn("${form}"`))).toBe(true);
});

test("[FM2] no button that sends is grey", () => {
  const grey = [...sources].filter(([, text]) =>
    [...text.matchAll(/<Button\b[^<]*?>/g)].some(
      ([button]) => /variant="(primary|danger)"/.test(button) && /\bdisabled=/.test(button),
    ),
  );
  expect(grey.map(([name]) => name)).toEqual([]);
});
