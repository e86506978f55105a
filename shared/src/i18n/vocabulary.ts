import type { CommitmentState, Hands } from "../commitment.ts";
import type { Words } from "../convergence/judgement.ts";
import type { Role } from "../member.ts";
import type { Phase } from "../phase.ts";
import type { Grade } from "../stance.ts";
import type { Sentence } from "./say.ts";

/** One word for one thing, on every screen and in the minutes. The long names of choices are theirs alone. */

export const grades: Readonly<Record<Grade, Sentence>> = {
  endorse: { en: "I make it mine", es: "Lo hago mío" },
  agree: { en: "I agree", es: "De acuerdo" },
  accept: { en: "I can live with it", es: "Puedo vivir con ello" },
  reserve: { en: "I have serious reservations", es: "Tengo reservas serias" },
  object: { en: "I object", es: "Objeción" },
  "stand-aside": { en: "I stand aside", es: "Me hago a un lado" },
  "need-to-talk": { en: "I need to talk about it first", es: "Necesito conversarlo" },
};

export const standings: Readonly<Record<Words, Sentence>> = {
  standing: { en: "Standing", es: "En pie" },
  "standing-with-reservations": { en: "Standing with reservations", es: "En pie con reservas" },
  tolerated: { en: "Tolerated", es: "Tolerado" },
  "open-objection": { en: "Open objection", es: "Con objeción abierta" },
  "not-enough-common-ground": { en: "Not enough common ground yet", es: "Aún sin suelo común suficiente" },
  "still-listening": { en: "Still listening", es: "Escuchando todavía" },
};

export const hands: Readonly<Record<Hands, Sentence>> = {
  do: { en: "I do", es: "Hago" },
  lend: { en: "I lend", es: "Presto" },
  "find-out": { en: "I find out", es: "Averiguo" },
  tell: { en: "I tell my organisation", es: "Lo llevo a mi organización" },
  accompany: { en: "I keep it company", es: "Acompaño" },
};

export const commitmentStates: Readonly<Record<CommitmentState, Sentence>> = {
  open: { en: "Not begun", es: "Sin empezar" },
  going: { en: "Going on", es: "En marcha" },
  done: { en: "Done", es: "Hecho" },
  stuck: { en: "Stuck", es: "Atascado" },
  dropped: { en: "No longer makes sense", es: "Ya no tiene sentido" },
};

export const phases: Readonly<Record<Phase, Sentence>> = {
  gather: { en: "Gather", es: "Reunir" },
  weigh: { en: "Respond", es: "Responder" },
  cluster: { en: "Cluster", es: "Agrupar" },
  agree: { en: "Agree", es: "Acordar" },
  commit: { en: "Commit", es: "Comprometerse" },
  close: { en: "Close", es: "Cerrar" },
};

export const roles: Readonly<Record<Role, Sentence>> = {
  mediator: { en: "Mediator", es: "Quien media" },
  participant: { en: "Participant", es: "Participante" },
  observer: { en: "Observer", es: "Quien observa" },
};
