import { intentSchema } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";

const good = {
  id: "intent-0001",
  kind: "position.place",
  positionId: "p1______",
  positionKind: "need",
  text: "Un teléfono",
};

test("[IN1] text is trimmed, composed and its line breaks are made one kind", () => {
  const parsed = intentSchema.parse({ ...good, text: "  uno\r\ndos cafe\u0301 \n" });
  expect(parsed).toMatchObject({ text: "uno\ndos café" });
});

describe("[IN2] what is malformed is refused whole", () => {
  const bad: [string, unknown][] = [
    ["nothing", undefined],
    ["null", null],
    ["a list", [good]],
    ["an unknown kind", { ...good, kind: "position.steal" }],
    ["a field too many", { ...good, by: "somebody-else" }],
    ["a field too few", { ...good, text: undefined }],
    ["empty text", { ...good, text: " \n " }],
    ["text too long", { ...good, text: "x".repeat(281) }],
    ["text of which nothing can be seen", { ...good, text: "\u200b\u2800\u3164" }],
    ["a number for text", { ...good, text: 5 }],
    ["a short id", { ...good, positionId: "p1" }],
    ["an id with a path in it", { ...good, positionId: "../../etc" }],
    [
      "a day that does not exist",
      {
        id: "intent-0001",
        kind: "commitment.make",
        commitmentId: "k1______",
        agreementId: "a1______",
        hands: "do",
        text: "x",
        due: "2027-02-30",
      },
    ],
    ...["0026-02-02", "1999-12-31", "2101-01-01", "9999-12-31", "20266-02-02"].map((due): [string, unknown] => [
      `the day ${due}`,
      {
        ...{ id: "intent-0001", kind: "commitment.make", commitmentId: "k1______", agreementId: "a1______" },
        ...{ hands: "do", text: "x", due },
      },
    ]),
  ];
  for (const [name, value] of bad) {
    test(`[IN2] ${name}`, () => {
      expect(intentSchema.safeParse(value).success).toBe(false);
    });
  }
});
