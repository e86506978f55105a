/** Links as they are from where this browser stands: the address that works here works for the others in the room. */

/** A landing that browsers keep out of what they complete and show of their history. */
export function linkTo(boardId: string, key: string): string {
  return `${location.origin}/b/${boardId}/in#k=${key}`;
}

export function codeLink(code: string): string {
  return `${location.origin}/${code}`;
}

/** An address that other machines cannot reach. */
export function onlyOnThisMachine(): boolean {
  return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
