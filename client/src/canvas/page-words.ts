/**
 * The words of a page as somebody reads them, line by line: a paragraph, an item of a list and a row of a table each in a line
 * of their own, however its source is wrapped. It is parsed where nothing is fetched and nothing runs.
 */

/** Under its own name the browser would take it for a style of ours, and say that it may not be one. */
const STYLE = "data-style";
const LEFT_OUT = "script,style,template,noscript,head,title,select,textarea,object,svg";
const BLOCKS = new Set(
  "address,article,aside,blockquote,center,dd,div,dl,dt,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tbody,tfoot,thead,tr,ul".split(
    ",",
  ),
);
/** Not on the page that somebody copied from, or for another version of the program alone. */
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all/i;
/** Programs that write paragraphs with no room between them. */
const TIGHT = /\bMso|margin(-bottom)?\s*:\s*0/i;
const IGNORED_BY_WORD = /mso-list\s*:\s*ignore/i;

/** How often a character stands at the end of a text. */
function atEnd(text: string, character: string): number {
  let at = text.length;
  while (text[at - 1] === character) at -= 1;
  return text.length - at;
}

const withoutBlanks = (text: string): string => text.slice(0, text.length - atEnd(text, " "));

class Words {
  #text = "";
  /** A list's mark that waits for the words of its item. */
  #mark = "";

  /** So many line breaks stand before what comes next. */
  part(breaks: number): void {
    if (breaks === 0 || this.#text === "" || this.#mark !== "") return;
    const text = withoutBlanks(this.#text);
    this.#text = text + "\n".repeat(Math.max(0, breaks - atEnd(text, "\n")));
  }
  break(): void {
    this.#text = `${withoutBlanks(this.#text)}\n`;
  }
  mark(mark: string): void {
    this.#mark = mark;
  }
  add(words: string): void {
    const follows = this.#mark === "" && /\S/.test(this.#text.at(-1) ?? "");
    const shown = follows ? words : words.replace(/^ +/, "");
    if (shown === "") return;
    this.#text += this.#mark + shown;
    this.#mark = "";
  }
  get text(): string {
    return this.#text.replaceAll("\u00a0", " ");
  }
}

const styleOf = (element: Element): string => element.getAttribute(STYLE) ?? "";
const isHidden = (element: Element): boolean =>
  element.matches(LEFT_OUT) || element.hasAttribute("hidden") || HIDDEN.test(styleOf(element));

const cellsOf = (row: Element): Element[] => [...row.children].filter((cell) => /^T[DH]$/.test(cell.tagName));

/** A table that is there for how the page looks has one cell in a row, or tables in its cells. */
const isData = (cells: readonly Element[]): boolean =>
  cells.length > 1 && cells.every((cell) => cell.querySelector("table") === null);

function readRow(words: Words, cells: readonly Element[]): void {
  const row = cells.map((cell) =>
    wordsWithin(cell)
      .trim()
      .replace(/\s*\n\s*/g, " "),
  );
  words.add(row.join("\t").trimEnd());
}

/** An item's mark, as it is counted in its list. */
function markOf(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "• ";
  const at = [...list.children].filter(({ tagName }) => tagName === "LI").indexOf(item);
  return `${at + (Number(list.getAttribute("start")) || 1)}. `;
}

/** Word writes the marks of its lists as text. */
const wordMark = (written: string): string =>
  /^[\p{L}\d]{1,4}[.)]/u.test(written.trim()) ? `${written.trim()} ` : "• ";

function readText(words: Words, text: string, isKept: boolean): void {
  const lines = isKept ? text.split(/\r\n?|\n/) : [text.replace(/[ \t\r\n\f]+/g, " ")];
  for (const [at, line] of lines.entries()) {
    if (at > 0) words.break();
    words.add(line);
  }
}

/** An element that stands for something else than what lies in it; null for all others. */
function standsFor(element: Element): ((words: Words) => void) | null {
  if (isHidden(element)) return () => undefined;
  if (element.tagName === "BR") return (words) => words.break();
  if (element.tagName === "IMG") {
    const alt = element.getAttribute("alt") ?? "";
    return (words) => words.add(/\p{Extended_Pictographic}/u.test(alt) ? alt : ""); // an emoji that a page shows as a picture
  }
  return IGNORED_BY_WORD.test(styleOf(element)) ? (words) => words.mark(wordMark(element.textContent ?? "")) : null;
}

/** Line breaks before and behind it. */
function breaksOf(element: Element): number {
  const tag = element.tagName.toLowerCase();
  const isTight = TIGHT.test(`${element.className} ${styleOf(element)}`) || element.closest("li") !== null;
  if (tag === "p" && !isTight) return 2;
  return BLOCKS.has(tag) ? 1 : 0;
}

function readElement(words: Words, element: Element, isKept: boolean): void {
  words.part(breaksOf(element));
  if (element.tagName === "LI") words.mark(markOf(element));
  const cells = element.tagName === "TR" ? cellsOf(element) : [];
  if (isData(cells)) readRow(words, cells);
  else readChildren(words, element, isKept || element.tagName === "PRE");
  words.part(breaksOf(element));
}

function readChildren(words: Words, element: Element, isKept: boolean): void {
  for (const child of element.childNodes) {
    if (child instanceof Text) readText(words, child.data, isKept);
    if (!(child instanceof Element)) continue;
    // the cells of a table that is there for the look are blocks
    if (/^T[DH]$/.test(child.tagName)) words.part(1);
    const instead = standsFor(child);
    if (instead) instead(words);
    else readElement(words, child, isKept);
  }
}

function wordsWithin(element: Element): string {
  const words = new Words();
  readChildren(words, element, false);
  return words.text;
}

const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ` ${STYLE}`));

/** @param html a page, or a part of one, as a clipboard holds it. */
export function wordsOfPage(html: string): string {
  if (html === "") return "";
  return wordsWithin(new DOMParser().parseFromString(withoutStyles(html), "text/html").body);
}
