import { cleanText, cleanWords } from "@acuerdo/shared";
import { wordsOfPage } from "./page-words.ts";

/**
 * The words that another program has put on the clipboard. Its plain text is what the program itself takes for words, so it
 * goes first; a page is read where there is no other (`page-words.ts`).
 */

/** What a clipboard holds, as far as it is words; empty where it has none of that form. */
export interface Pasted {
  readonly text: string;
  readonly html: string;
}

const isTable = ({ html }: Pasted): boolean => /<table\b/i.test(html);

/** A spreadsheet puts a cell of several lines between quotation marks, and doubles those that stand in it. */
const QUOTED_CELL = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

function withoutQuotes(text: string): string {
  return text.replace(QUOTED_CELL, (_, before: string, cell: string) => {
    return before + cell.replaceAll('""', '"').replace(/\s*\n\s*/g, " ");
  });
}

/** Clean, without blanks at the ends of lines or more than one empty line together. */
function tidy(text: string): string {
  return cleanText(text)
    .replace(/[ \t\u00a0]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}

/** As they are to be shown, a row of a table in a line, with tabs between its cells; empty where there are none. */
export function pastedWords(pasted: Pasted): string {
  const text = cleanWords(pasted.text);
  const words = tidy(isTable(pasted) ? withoutQuotes(text) : text);
  return words === "" ? tidy(wordsOfPage(pasted.html)) : words;
}

/** Each line that says something, as a statement of its own: marks of lists are left out, cells are parted by a dot. */
export function statementsIn(words: string): string[] {
  return words
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[•·◦▪‣●○■–*-]|\d{1,3}[.)])\s+/u, ""))
    .map((line) =>
      line
        .split("\t")
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(" · "),
    )
    .filter((line) => line !== "");
}
