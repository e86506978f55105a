import type { Sentence } from "./say.ts";

/** Who somebody is on a board. */
export const profile = {
  title: { en: "Who I am here", es: "Quién soy aquí" },
  alias: { en: "What you write and answer is seen as {alias}.", es: "Lo que escribes y respondes se ve como {alias}." },
  organizationHint: { en: "Leave it empty if you come on your own.", es: "Déjalo vacío si vienes por tu cuenta." },
} satisfies Record<string, Sentence>;
