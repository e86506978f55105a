/** No wait of the service worker is without an end: a browser holds a page back for as long as it takes. */

/** Longer than the largest file takes on a slow network. */
export const LONGEST_MS = 120_000;
/** What is kept on the device is there at once, or as good as not there. */
export const STORE_MS = 3_000;

/** What comes of it; null where that takes longer. */
export function within<T>(asked: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Asks the server. @throws where the answer has not come, with all of its body, in the longest time. */
export function ask(address: string, how: RequestInit = {}): Promise<Response> {
  const end = new AbortController();
  setTimeout(() => end.abort(), LONGEST_MS);
  return fetch(address, { ...how, signal: end.signal });
}
