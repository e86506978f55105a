/** How likely Polis is to show a statement next: little seen, not passed over, agreed with, or far from the centre. */

export interface Seen {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  /** Distance of the statement from the centre of the plane. */
  readonly extremity: number;
  /** About the people rather than the matter: always worth asking. */
  readonly meta?: boolean;
}

const META = 7;

/** Weight of the draw among the statements a person has not voted on. */
export function priority({ agree, disagree, pass, extremity, meta = false }: Seen): number {
  if (meta) return META ** 2;
  const seen = agree + disagree + pass;
  const importance = (1 - (pass + 1) / (seen + 2)) * (extremity + 1) * ((agree + 1) / (seen + 2));
  return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
}
