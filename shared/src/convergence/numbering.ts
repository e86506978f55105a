/** Numbers of groups that stay with their people from one run to the next, and with them their colours. */

/** Whoever shares most people with an older group has its number; the rest take the lowest free ones, largest first. */
export function numberGroups(
  groups: readonly (readonly string[])[],
  before: readonly { readonly number: number; readonly people: readonly string[] }[],
): number[] {
  const older = new Map(before.flatMap(({ number, people }) => people.map((person) => [person, number] as const)));
  const overlaps = groups.flatMap((people, group) => {
    const shared = new Map<number, number>();
    for (const person of people) {
      const number = older.get(person);
      if (number !== undefined) shared.set(number, (shared.get(number) ?? 0) + 1);
    }
    return [...shared].map(([number, size]) => ({ group, number, size }));
  });
  overlaps.sort((left, right) => right.size - left.size || left.number - right.number || left.group - right.group);
  const numbers: (number | undefined)[] = groups.map(() => undefined);
  const taken = new Set<number>();
  for (const { group, number } of overlaps) {
    if (numbers[group] !== undefined || taken.has(number)) continue;
    numbers[group] = number;
    taken.add(number);
  }
  const bySize = groups.map((_, group) => group).sort((l, r) => (groups[r]?.length ?? 0) - (groups[l]?.length ?? 0));
  let free = 0;
  for (const group of bySize) {
    if (numbers[group] !== undefined) continue;
    while (taken.has(free)) free += 1;
    numbers[group] = free;
    taken.add(free);
  }
  return numbers.map((number) => number ?? 0);
}
