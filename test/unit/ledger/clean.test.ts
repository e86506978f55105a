import {
  type Asked,
  cleanAsked,
  cleanLine,
  cleanText,
  doesNotFit,
  type Intent,
  type IntentKind,
  intentSchema,
  WRITTEN,
  type Written,
} from "@acuerdo/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REST } from "../../support/ledger/written-intents.ts";
import { weakly } from "../../support/weakening.ts";

/** What other programs put between words is taken out, and nothing else. */

const CLEANED: readonly (readonly [name: string, raw: string, clean: string])[] = [
  ["a soft break of an office program", "Line one\u000bline two", "Line one\nline two"],
  ["a form feed", "page one\u000cpage two", "page one\npage two"],
  ["NEL", "one\u0085two", "one\ntwo"],
  ["Unicode's separators", "one\u2028two\u2029three", "one\ntwo\nthree"],
  ["every kind of line break", "a\r\nb\rc\nd", "a\nb\nc\nd"],
  ["a telephone number with its direction", "\u202a+34 600 000 000\u202c", "+34 600 000 000"],
  ["isolates of a translated page", "\u2068Ana\u2069 agrees", "Ana agrees"],
  ["an override", "a\u202ebc", "abc"],
  ["other controls", "a\u0000b\u001bc\u0007", "abc"],
  ["half an emoji", "a\ud83d b\ude00", "a b"],
  ["halves that would join once something between them is gone", "a\ud83d\u200b\ude00", "a"],
  ["a byte order mark", "\ufeffAna\ufeff", "Ana"],
  ["soft hyphens", "ciu\u00addad", "ciudad"],
  ["zero width spaces and joiners without a job", "A\u200bn\u200da\u200c\u2060", "Ana"],
  ["marks of direction without a direction to mark", "Ana\u200e\u061c", "Ana"],
  ["a tag that belongs to no flag", "Ana\u{E0041}\u{E007F}", "Ana"],
  ["a selector without a sign", "Ana\ufe0f", "Ana"],
  ["fillers", "Ana\u3164\uffa0\u115f\u1160", "Ana"],
  ["what stands for a picture", "Ana\ufffc", "Ana"],
  ["an accent behind something that is not seen", "Jose\u00ad\u0301", "José"],
  ["white space around", " \n\u00a0Ana\t\n", "Ana"],
];

const KEPT: readonly string[] = [
  "👩‍👩‍👧 Ana",
  "👩🏽‍⚕️",
  "❤️‍🔥 🏳️‍🌈",
  "🇪🇸 Luis",
  "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
  "1️⃣ primero",
  "می‌خواهم",
  "ශ්‍රී ලංකා",
  "क्‍ष",
  "שלום\u200f (UAM)",
  "Nguyễn Thị Hồng",
  "毛泽东",
  "김민준",
  "עבד אל־רחמן",
  "Kanaʻiaupuni",
  "con\ttabulador",
];

const SHOWS_NOTHING: readonly string[] = [
  ...[
    "",
    " ",
    "\n",
    "\u200b",
    "\u3164",
    "\u2060",
    "\u00ad",
    "\u034f",
    "\u200e",
    "\u2800",
    "\u115f",
    "\u180e",
    "\ufe0f",
  ],
  ...["\u{E0041}", "\u200b \u2060", "\u00a0", "\ud800", "\u0000", "\u202e\u202c", "\u2800\u3164 \u2800", "\u{1D159}"],
];

test.each(CLEANED)("[IN1] %s", (_, raw, clean) => expect(cleanText(raw)).toBe(clean));
test.each(KEPT)("[IN1] %s stays as it is", (text) => expect(cleanText(text)).toBe(text));
test.each(SHOWS_NOTHING)("[IN3] text of which nothing can be seen is empty (%j)", (text) =>
  expect(cleanText(text)).toBe(""),
);

/** Pieces from which text of other programs is made, and any other character. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...CLEANED.map(([, raw]) => raw), ...KEPT, ...SHOWS_NOTHING),
    fc.string({ unit: "binary", maxLength: 4 }),
  ),
  { maxLength: 12, size: "max" },
);
const BANNED = /(?![\t\n])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u00ad\ufeff\u2028\u2029]/u;

test("[IN1] whatever it is made of, clean text is clean, composed, trimmed, and stays so", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const clean = cleanText(parts.join(""));
      expect(cleanText(clean)).toBe(clean);
      expect(clean).toBe(clean.normalize("NFC").trim());
      expect(BANNED.test(clean)).toBe(false);
      expect(cleanLine(clean)).not.toMatch(/[\n\t]/);
    }),
    { numRuns: 2_000, seed: 2026 },
  );
});

const codeOf = (asked: object): string | null => {
  const parsed = intentSchema.safeParse({ ...asked, id: "intent-1" });
  const [issue] = parsed.error?.issues ?? [];
  return issue?.code === "custom" ? (issue.params?.refusal ?? "custom") : (issue?.code ?? null);
};

describe("[IN1] whoever sends measures as whoever takes it in", () => {
  const fields = Object.entries(WRITTEN).flatMap(([kind, written]) =>
    Object.entries<Written>(written).map(([name, field]) => [kind, name, field] as const),
  );
  test.each(fields)("%s: %s", (kind, name, { most, needed }) => {
    const whole = fields.filter(([of]) => of === kind).map(([, each]) => [each, "Algo"]);
    const asked = (value: string) =>
      ({ kind, ...REST[kind as IntentKind], ...Object.fromEntries(whole), [name]: value }) as unknown as Asked;
    const samples = ["x".repeat(most), "x".repeat(most + 1), `${"x".repeat(most)}\u200b \n`, "\u2800", "a\u000bb"];
    for (const sample of samples) {
      const mine = doesNotFit(cleanAsked(asked(sample)))?.refused ?? null;
      expect({ sample, code: codeOf(asked(sample)) }).toEqual({ sample, code: mine });
    }
    expect(doesNotFit(cleanAsked(asked("\u2800")))?.refused ?? null).toBe(needed ? "nothing-written" : null);
    const parsed = intentSchema.parse({ ...asked(" a\u000b\u202ab "), id: "intent-1" }) as Intent &
      Record<string, unknown>;
    const sent = cleanAsked(asked(" a\u000b\u202ab ")) as unknown as Record<string, unknown>;
    expect(parsed[name]).toBe(sent[name]);
  });
});

test("[IN1] what takes out no more than a canvas does is caught by what is not seen", async () => {
  const before = await weakly<{ cleanText: typeof cleanText }>("shared/src/clean.ts", [
    "withoutHeaps(withoutUnseen(lines).normalize",
    "withoutHeaps(lines.normalize",
  ]);
  const left = CLEANED.filter(([, raw, clean]) => before.cleanText(raw) !== clean).map(([name]) => name);
  expect(left).toContain("zero width spaces and joiners without a job");
  expect(left.length).toBeGreaterThan(5);
  expect(CLEANED.filter(([, raw, clean]) => cleanText(raw) !== clean)).toEqual([]);
});
