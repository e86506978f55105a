import { type ClusterId, compileMinutes, escapeMarkdown, type Minutes, minutesMarkdown } from "@acuerdo/shared";
import MarkdownIt from "markdown-it";
import { marked } from "marked";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import odd from "../../fixtures/odd-words.json" with { type: "json" };
import { Random } from "../../sim/random.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** The minutes with people's odd words in every place, as three readers of Markdown show them. */

const linkifying = new MarkdownIt({ html: true, linkify: true });
linkifying.normalizeLinkText = (address) => address;
const READERS: Readonly<Record<string, (markdown: string) => string>> = {
  micromark: (text) => micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
  marked: (text) => marked.parse(text, { async: false, gfm: true }),
  "markdown-it": (text) => linkifying.render(text),
};

/** The keys under which the minutes hold what people wrote, in one line or in several. */
const IN_ONE_LINE = new Set(["name", "who", "organization", "brings", "title", "objective", "sentence", "with"]);
const IN_LINES = new Set(["text", "why", "reason", "condition", "letGo"]);

/** A board on which something stands in every place of the minutes. */
function everything(): Minutes {
  const table = new Table();
  const mara = table.member("mara", "mediator");
  const [ana, luis] = [table.member("ana", "participant", "UAM"), table.member("luis", "participant", "UAM")];
  const observer = table.member("olga", "observer", "UAM");
  const [loose, held] = [named<never>("loose"), named<never>("held")];
  const cluster = named<ClusterId>("cluster");
  for (const positionId of [loose, held])
    table.do(ana, { kind: "position.place", positionId, positionKind: "need", text: "words" });
  for (const clusterId of [cluster, named<ClusterId>("open")])
    table.do(ana, { kind: "cluster.name", clusterId, sentence: "words" });
  const word = (agreementId: never, base: number, clusterId: ClusterId | null = cluster) =>
    table.do(ana, { kind: "agreement.word", agreementId, clusterId, text: `words ${base}`, base });
  const put = (agreementId: never, version: string, base: number) =>
    table.do(ana, {
      kind: "version.test",
      ...{ agreementId, versionId: named<never>(version), base, why: base > 1 ? "words" : "", sources: [held] },
    });
  for (const agreement of ["first", "gone"]) {
    word(named(agreement), 0);
    put(named(agreement), `${agreement}-1`, 1);
  }
  word(named("draft"), 0, null);
  const stance = (by: typeof ana, grade: "object" | "reserve" | "agree", version = "first-1") =>
    table.do(by, {
      kind: "stance.take",
      ...{ statementId: named<never>(version), grade, reason: "words", condition: "words" },
    });
  stance(ana, "object");
  word(named("first"), 1);
  put(named("first"), "first-2", 2);
  stance(ana, "agree", "first-2");
  stance(luis, "reserve", "first-2");
  table.do(mara, { kind: "agreement.let-go", agreementId: named("gone"), why: "words" });
  table.do(ana, {
    kind: "commitment.make",
    commitmentId: named<never>("promise"),
    agreementId: named("first"),
    ...{ hands: "do", text: "words", due: "2027-01-15", with: [luis.memberId], asOrganization: true },
  });
  const card = { positionId: held, clusterId: cluster } as never;
  const made = compileMinutes(table.ledger, [card], Date.UTC(2027, 0, 15));
  expect(observer.role).toBe("observer");
  return JSON.parse(JSON.stringify(made)) as Minutes;
}

const MINUTES = everything();

test("[WI5] who looks on is counted, and named nowhere", () => {
  expect(MINUTES.observers).toBe(1);
  expect(minutesMarkdown(MINUTES, "en", "UTC")).toContain("1 person observed.");
  expect(JSON.stringify(MINUTES)).not.toContain("olga");
  expect(minutesMarkdown(MINUTES, "es", "UTC")).not.toContain("olga");
});

/** The minutes with other words in each place, which `inOne` and `inLines` give by the place's number. */
function put(inOne: (place: number) => string, inLines: (place: number) => string) {
  const words: string[] = [];
  const kept = (give: (place: number) => string) => words[words.push(give(words.length)) - 1] as string;
  const replaced = (key: string, value: unknown): unknown => {
    if (typeof value === "string" && value !== "" && IN_ONE_LINE.has(key)) return kept(inOne);
    if (typeof value === "string" && value !== "" && IN_LINES.has(key)) return kept(inLines);
    if (Array.isArray(value)) return value.map((item) => replaced(key, item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(name, item)]));
  };
  return { minutes: replaced("", { ...MINUTES, excused: MINUTES.mediators }) as Minutes, words };
}

const marker = (place: number) => `place ${place} here`;
const inPlaces = minutesMarkdown(put(marker, marker).minutes, "en", "UTC");

/** As `put`, with those of the words that the minutes tell: a draft is not told once it was put to the test. */
function withWords(inOne: () => string, inLines: () => string): { minutes: Minutes; words: string[] } {
  const { minutes, words } = put(inOne, inLines);
  return { minutes, words: words.filter((_, place) => inPlaces.includes(marker(place))) };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };
const decoded = (html: string) =>
  html.replace(/&(lt|gt|amp|quot|#39|#x27);/g, (_, name: string) => ENTITIES[name] as string);

/** What somebody sees, line by line. */
const seen = (html: string): string[] =>
  decoded(
    html
      .replace(/\s*\n\s*/g, "\n")
      .replace(/<br ?\/?>\n?|<\/(p|li|h\d|blockquote)>|<(ul|ol|p)>/g, "\n")
      .replace(/<[^>]*>/g, ""),
  )
    .replace(/[\u2068\u2069]/g, "")
    .replaceAll("%24", "$") // as it is encoded in an address
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");

/** The elements in their order, but for those that are lines and addresses. */
const skeleton = (html: string): string =>
  [...html.matchAll(/<\/?([a-z][a-z0-9]*)\b/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/^<\/?(br|p|a)$/.test(tag))
    .join(" ");

/** Readers encode more or less of an address, and all mean the same. */
function byteByByte(address: string): string {
  const { href } = new URL(decoded(address));
  return href.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Links that are not an http address shown in full. */
function strangeLinks(html: string): string[] {
  const links = [...html.matchAll(/<a\b(?: href="([^"]*)")?[^>]*>(.*?)<\/a>/gis)];
  return links.flatMap(([link, href = "", shown = ""]) => {
    const same = byteByByte(href) === byteByByte(shown);
    return same && /^https?:\/\/[^@/]*([/?#]|$)/i.test(shown) ? [] : [link];
  });
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");

/** How many of the words do not stand as they were written, each line in a line of its own. */
function missing(words: readonly string[], lines: readonly string[]): string[] {
  return words.filter((text) => {
    const wanted = linesOf(text);
    return !lines.some((_, at) => wanted.every((line, n) => lines[at + n]?.includes(line)));
  });
}

/** `$` that no backslash takes its meaning from. */
const bareDollars = (markdown: string): number => markdown.replace(/\\[\s\S]/g, "").split("$").length - 1;

const plain = () => "plain words";
const plainMinutes = minutesMarkdown(withWords(plain, plain).minutes, "en", "UTC");
/** What each reader makes of minutes in which nothing could be taken for markup. */
const PLAIN = new Map(Object.entries(READERS).map(([reader, render]) => [reader, skeleton(render(plainMinutes))]));

function check(name: string, minutes: Minutes, words: readonly string[]): void {
  const markdown = minutesMarkdown(minutes, "en", "UTC");
  expect(bareDollars(markdown), name).toBe(0);
  for (const [reader, render] of Object.entries(READERS)) {
    const html = render(markdown);
    const where = `${name}, ${reader}`;
    expect(skeleton(html), where).toBe(PLAIN.get(reader));
    expect(strangeLinks(html), where).toEqual([]);
    expect(missing(words, seen(html)), where).toEqual([]);
  }
}

describe("[MI4] [MI7] people's words in every place of the minutes are read as they were written, line by line, and are no markup", () => {
  test.each(odd.names)("as a name and in one line: %j", (text) => {
    const { minutes, words } = withWords(
      () => text,
      () => text,
    );
    check(text, minutes, words);
  });
  test.each(odd.words)("in as many lines as they have: %j", (text) => {
    const { minutes, words } = withWords(
      () => text.replace(/\s+/g, " ").trim(),
      () => text.trim(),
    );
    check(text, minutes, words);
  });
  test("put together at random", () => {
    const seed = Number(process.env.ACUERDO_SEED ?? 2026);
    const random = new Random(seed);
    const pieces = [
      ...odd.names,
      ...odd.words.flatMap((text) => text.split(/(?<=\s)/)),
      "\n",
      "\n\n",
      "    ",
      "\t",
      " ",
      ".",
    ];
    const drawn = (most: number) => {
      const text = Array.from({ length: 1 + random.below(most) }, () => random.pick(pieces)).join(
        random.pick(["", " "]),
      );
      return text.normalize("NFC").trim() || "-";
    };
    for (let n = 0; n < Number(process.env.ACUERDO_MARKDOWN_CASES ?? 60); n += 1) {
      const { minutes, words } = withWords(
        () => drawn(3).replace(/\s+/g, " "),
        () => drawn(8),
      );
      check(`seed ${seed}, case ${n}`, minutes, words);
    }
  });
  test("an escape that is missing is caught", () => {
    const { minutes, words } = withWords(
      () => "plain",
      () => "*loud* words",
    );
    const markdown = minutesMarkdown(minutes, "en", "UTC").replaceAll("\\*", "*");
    expect(missing(words, seen((READERS.marked as (text: string) => string)(markdown)))).toHaveLength(
      words.filter((text) => text !== "plain").length,
    );
  });
});

describe("[MI8] an address is a link to exactly what it shows, and stands in the file as it was typed", () => {
  test.each([
    ["See https://example.org/a_b_c/d_e for it.", "See <https://example.org/a_b_c/d_e> for it."],
    ["(https://example.org/a_(b)).", "(<https://example.org/a_(b)>)."],
    ["https://a.example/?x=1&y=2#z, then", "<https://a.example/?x=1&y=2#z>, then"],
    ["Prices: https://a.example/$a/$b", "Prices: <https://a.example/%24a/%24b>"],
    ["*https://a.example/x*", "\\*<https://a.example/x>\\*"],
    ["Wien!https://www.a.example/p/", "Wien!<https://www.a.example/p/>"],
  ])("%s", (typed, written) => {
    expect(escapeMarkdown(typed)).toBe(written);
  });
  test.each([
    ["www.evil.example/login", "www\\.evil\\.example/login"],
    ["mara@evil.example", "mara\\@evil\\.example"],
    ["xmpp:mara@evil.example", "xmpp:mara\\@evil\\.example"],
    ["https://bank.example@evil.example", "https\\://bank\\.example\\@evil\\.example"],
    ["[a](https://evil.example)", "\\[a\\](https\\://evil\\.example)"],
    ["ftp://evil.example", "ftp\\://evil\\.example"],
    ["http://localhost/x", "http\\://localhost/x"],
    ["3.5 and 1.000,50", "3.5 and 1.000,50"],
  ])("and nothing else is one: %s", (typed, written) => {
    expect(escapeMarkdown(typed)).toBe(written);
  });
});

test("[MI9] names and words from right to left keep their place among those beside them", () => {
  const { minutes } = withWords(
    () => "שרה",
    () => "نريد (UAM) مكتبة.\nplain",
  );
  const markdown = minutesMarkdown(minutes, "en", "UTC");
  expect(markdown).toContain(
    "- **Need.** \u2068نريد (UAM) مكتبة.\u2069  \n  plain — \u2068שרה\u2069 (\u2068שרה\u2069)",
  );
  expect(
    minutesMarkdown(
      withWords(
        () => "Ana",
        () => "Words",
      ).minutes,
      "en",
      "UTC",
    ),
  ).not.toMatch(/[\u2066-\u2069]/);
});
