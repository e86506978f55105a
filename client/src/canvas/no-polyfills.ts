/** In the place of what tldraw brings from core-js: every browser in which the page works has `at`, `flat`, `flatMap` and `replaceAll`. */
export {};
