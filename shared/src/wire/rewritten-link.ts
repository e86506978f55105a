/** Links that mail and chat programs have put links of their own in place of; what they wrap is in the text, in one writing or another. */

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Text out of base64 in either alphabet; what is no text of it stays out. */
function fromBase64(text: string): string {
  let [bits, count, out] = [0, 0, ""];
  for (const sign of text.replace(/-/g, "+").replace(/_/g, "/").replace(/=+$/, "")) {
    bits = ((bits << 6) | BASE64.indexOf(sign)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += String.fromCharCode((bits >> count) & 0xff);
  }
  return out;
}

/** Proofpoint's second way: `-` for `%`, `_` for `/`. */
const proofpoint2 = (text: string): string =>
  text.replace(/(urldefense[^\s]*\?u=)([^&\s]*)/gi, (_, before: string, url: string) => {
    return before + url.replace(/_/g, "/").replace(/-(?=[0-9a-f]{2})/gi, "%");
  });

/** How long a run of signs is that stands as `**` and this letter. */
const RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Proofpoint's third: `*` for each sign that is no letter, and the signs behind the link. */
const proofpoint3 = (text: string): string =>
  text.replace(/\/v3\/__(\S+?)__;([A-Za-z0-9_-]*=*)(?=!)/g, (_, url: string, signs: string) => {
    const out = fromBase64(signs);
    let at = 0;
    const back = url.replace(/\*(?:\*([A-Za-z0-9_-]))?/g, (_run, length: string | undefined) => {
      const from = at;
      at += length === undefined ? 1 : RUNS.indexOf(length) + 2;
      return out.slice(from, at);
    });
    return `/${back} `;
  });

/** An address in base64, as some put it behind a `u=`. */
const encoded = (text: string): string =>
  text.replace(/([=/](?:a1)?)(aHR0c[A-Za-z0-9+/_-]+=*)/g, (_, before: string, url: string) => before + fromBase64(url));

/** A text with the links of such programs as they were before; it may be decoded afterwards as any other. */
export const unwrapped = (text: string): string => encoded(proofpoint3(proofpoint2(text)));
