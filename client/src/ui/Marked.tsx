import { partsOf } from "@acuerdo/shared";

/** A sentence in which people's words are marked: each part in the language in which it was written. */
export function Marked({ said }: { said: string }) {
  return partsOf(said).map(({ text, lang }, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no other name
    <span key={n} lang={lang ?? undefined} dir={lang ? "auto" : undefined}>
      {text}
    </span>
  ));
}
