/**
 * Whoever writes by an input method composes a word before it is written: Enter then takes the word and Escape lets go of it, and
 * neither is for us. Some browsers say so with the key's code alone, because the composition has just ended.
 */

const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229;

/** No form, dialog, menu or canvas hears of those keys, whoever listens. */
export function keepCompositions(): void {
  const keep = (event: KeyboardEvent) => {
    if (!isComposing(event) || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  addEventListener("keydown", keep, true);
}
