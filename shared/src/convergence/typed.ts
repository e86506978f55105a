/**
 * Elements that the caller knows to exist, one function per kind of array: an engine keeps a function fast that has
 * seen one kind only. Inner loops read elements in place: unbundled, as in tests, an imported function is not inlined
 * (measured: ten times slower).
 */
export const f64 = (list: Float64Array, index: number): number => list[index] as number;
export const i32 = (list: Int32Array, index: number): number => list[index] as number;

/** Adds to one element. */
export const addTo = (list: Float64Array, index: number, amount: number): void => {
  list[index] = f64(list, index) + amount;
};
export const countUp = (list: Int32Array, index: number): void => {
  list[index] = i32(list, index) + 1;
};
