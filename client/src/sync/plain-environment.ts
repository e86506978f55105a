/** In the place of `lib0/environment`, which looks through the command line, cookies and storage for what this is: a browser. */

export const isBrowser = true;
export const isNode = false;
export const production = true;
export const getVariable = (): null => null;
