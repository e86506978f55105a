import type { Page } from "playwright-core";
import { editorOf } from "../canvas/canvas.ts";

/** What programs put on the clipboard, in their own manner, and what a person means by it. */

export interface Clip {
  readonly text?: string;
  readonly html?: string;
  /** With a picture of it all, as spreadsheets do. */
  readonly png?: boolean;
}

export interface Sample extends Clip {
  readonly words: string;
}

const OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"';
const MARK = "<![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;\n</span></span><![endif]>";
const wordPage = (body: string) =>
  `<html ${OFFICE}>\n<head><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml></xml><![endif]--></head>\n<body>\n<!--StartFragment-->${body}<!--EndFragment-->\n</body></html>`;
const cells = (...rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</table>`;

export const SAMPLES: Readonly<Record<string, Sample>> = {
  "Excel, with a picture of its cells": {
    text: "Need\tWho\r\nShade\tNorth\r\nBuses\tSouth\r\n",
    html: cells(["Need", "Who"], ["Shade", "North"], ["Buses", "South"]),
    png: true,
    words: "Need\tWho\nShade\tNorth\nBuses\tSouth",
  },
  "a cell of two lines": {
    text: '"Shade and\nwater"\tNorth\r\n"She said ""yes"""\tSouth',
    html: cells(["Shade and<br>water", "North"], ['She said "yes"', "South"]),
    words: 'Shade and water\tNorth\nShe said "yes"\tSouth',
  },
  "a table without its text": {
    html: cells(["Need", "Who"], ["<p>Shade</p><p>water</p>", "North"]),
    words: "Need\tWho\nShade water\tNorth",
  },
  Word: {
    text: "We ask that it stays open until nine.\r\n•\tShade\r\n•\tBuses",
    html: wordPage("<p class=MsoNormal>We ask</p>"),
    words: "We ask that it stays open until nine.\n•\tShade\n•\tBuses",
  },
  "Word without its text, wrapped in the middle of sentences": {
    html: wordPage(
      `<p class=MsoNormal>We ask that it\nstays open\nuntil nine.<o:p></o:p></p>\n<p class=MsoListParagraph>${MARK}Shade<o:p></o:p></p>\n<p class=MsoListParagraph>${MARK}Buses</p>`,
    ),
    words: "We ask that it stays open until nine.\n• Shade\n• Buses",
  },
  "Outlook without its text, with an empty paragraph": {
    html: wordPage(
      "<p class=MsoNormal>Dear\nall,</p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=MsoNormal>Shade.</p>",
    ),
    words: "Dear all,\n\nShade.",
  },
  "Google Docs without its text": {
    html: '<meta charset="utf-8"><b style="font-weight:normal;"><p dir="ltr"><span>First.</span></p><br /><p dir="ltr"><span>Second.</span></p></b>',
    words: "First.\n\nSecond.",
  },
  "a page without its text": {
    html: "<h2>Buses\n</h2><p>Every <b>half</b>\nhour.</p><p>At night\ttoo.</p><ol><li><p>One</p></li><li>Two<br>lines</li></ol><script>no()</script><div style='display:none'>no</div>",
    words: "Buses\n\nEvery half hour.\n\nAt night too.\n\n1. One\n2. Two\nlines",
  },
  "a mail that is laid out with tables": {
    html: "<table><tr><td><table><tr><td><p>Hello</p></td></tr></table></td><td><p>Shade</p></td></tr></table>",
    words: "Hello\n\nShade",
  },
  "a soft line break of PowerPoint": { text: "What we bring\u000bto the table", words: "What we bring\nto the table" },
  "separators, controls and overrides": {
    text: "\ufeff\u202aone\u202c\u2028two\u0007\u0085three\u000cfour",
    words: "one\ntwo\nthree\nfour",
  },
  "an address": { text: "https://example.org/a_b?c=1", words: "https://example.org/a_b?c=1" },
};

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Pastes where the focus is, as the browser does when a key asks for it. */
export async function pasteInto(page: Page, { text, html, png }: Clip): Promise<void> {
  await page.evaluate(
    ([text, html, png]) => {
      const data = new DataTransfer();
      if (text) data.setData("text/plain", text);
      if (html) data.setData("text/html", html);
      if (png) {
        const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], "image.png", { type: "image/png" }));
      }
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [text, html, png ? PNG : undefined] as const,
  );
}

interface RichNode {
  readonly text?: string;
  readonly content?: readonly RichNode[];
}

/** The words of the texts on the canvas, in the order in which they were made. */
export async function textsOn(page: Page): Promise<string[]> {
  const texts = await (await editorOf(page)).evaluate((editor) =>
    editor
      .getCurrentPageShapesSorted()
      .filter(({ type }) => type === "text")
      .map(({ props }) => (props as { richText: unknown }).richText),
  );
  const wordsOf = ({ text, content }: RichNode): string => text ?? (content ?? []).map(wordsOf).join("");
  return texts.map((text) => ((text as RichNode).content ?? []).map(wordsOf).join("\n"));
}

export async function clearTexts(page: Page): Promise<void> {
  await (await editorOf(page)).evaluate((editor) => {
    editor.selectAll().deleteShapes(editor.getSelectedShapeIds());
  });
}

export const focusCanvas = (page: Page): Promise<void> => page.locator(".tl-container").first().focus();
