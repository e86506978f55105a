/** Average linkage: join the two groups whose members are most alike on average, while they are alike enough. */

/** `likeness[i][j]`, symmetric, 0 to 1. Returns lists of indices, those of one included, in the order of the first. */
export function averageLinkage(likeness: readonly (readonly number[])[], cut: number): number[][] {
  const size = likeness.length;
  const average = likeness.map((row) => [...row]);
  const members: (number[] | undefined)[] = Array.from({ length: size }, (_, i) => [i]);
  const read = (i: number, j: number): number => average[i]?.[j] ?? 0;
  const best = (i: number): number => {
    let found = -1;
    for (let j = 0; j < size; j++) {
      if (j !== i && members[j] && (found < 0 || read(i, j) > read(i, found))) found = j;
    }
    return found;
  };
  const nearest = likeness.map((_, i) => best(i));
  for (let joined = 1; joined < size; joined++) {
    let left = -1;
    for (let i = 0; i < size; i++) {
      if (!members[i] || (nearest[i] ?? -1) < 0) continue;
      if (left < 0 || read(i, nearest[i] ?? 0) > read(left, nearest[left] ?? 0)) left = i;
    }
    const right = nearest[left] ?? -1;
    if (left < 0 || right < 0 || read(left, right) < cut) break;
    join(left, right, average, members);
    for (let i = 0; i < size; i++) {
      if (members[i] && (i === left || nearest[i] === left || nearest[i] === right)) nearest[i] = best(i);
    }
  }
  return members.filter((list) => list !== undefined).map((list) => list.sort((a, b) => a - b));
}

/** The right group moves into the left one; averages are weighted by their members (Lance and Williams 1967). */
function join(left: number, right: number, average: number[][], members: (number[] | undefined)[]): void {
  const [own, other] = [members[left] ?? [], members[right] ?? []];
  for (let k = 0; k < members.length; k++) {
    const [toLeft, toRight] = [average[left]?.[k] ?? 0, average[right]?.[k] ?? 0];
    const both = (own.length * toLeft + other.length * toRight) / (own.length + other.length);
    const [row, mirror] = [average[left], average[k]];
    if (row) row[k] = both;
    if (mirror) mirror[left] = both;
  }
  members[left] = [...own, ...other];
  members[right] = undefined;
}
