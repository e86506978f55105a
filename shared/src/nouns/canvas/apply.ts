/** What lies where is the canvas'; the record says that it happened. */
export const apply = {
  "canvas.cleared": () => ({}),
  "canvas.restored": () => ({}),
};
