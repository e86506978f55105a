import type { Words } from "../convergence/judgement.ts";
import type { Phase } from "../nouns/board/phase.ts";
import type { CommitmentState, Hands } from "../nouns/commitment/commitment.ts";
import type { Role } from "../nouns/member/member.ts";
import type { Grade } from "../nouns/stance/stance.ts";
import type { Sentence } from "./say.ts";

/** One word for one thing, on every screen and in the minutes. The long names of choices are theirs alone. */

export const grades: Readonly<Record<Grade, Sentence>> = {
  endorse: { en: "I make it mine", es: "Lo hago mío" },
  agree: { en: "I agree", es: "De acuerdo" },
  accept: { en: "I can live with it", es: "Puedo aceptarlo" },
  reserve: { en: "I have serious reservations", es: "Tengo reservas serias" },
  object: { en: "I object", es: "Tengo una objeción" },
  "stand-aside": { en: "I stand aside", es: "Me hago a un lado" },
  "need-to-talk": { en: "I need to talk about it first", es: "Antes necesito conversarlo" },
};

export const standings: Readonly<Record<Words, Sentence>> = {
  standing: { en: "Standing", es: "En pie" },
  "standing-with-reservations": { en: "Standing with reservations", es: "En pie con reservas" },
  tolerated: { en: "Tolerated", es: "Tolerado" },
  "open-objection": { en: "Open objection", es: "Con objeción abierta" },
  "not-enough-common-ground": { en: "Not enough common ground yet", es: "Aún sin terreno común suficiente" },
  "still-listening": { en: "Waiting for answers", es: "Esperando respuestas" },
};

export const hands: Readonly<Record<Hands, Sentence>> = {
  do: { en: "I do something", es: "Hago algo" },
  lend: { en: "I lend something", es: "Presto algo" },
  "find-out": { en: "I find something out", es: "Averiguo algo" },
  tell: { en: "I take it to my organisation", es: "Lo llevo a mi organización" },
  accompany: { en: "I support whoever does it", es: "Acompaño a quien lo haga" },
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
  close: { en: "Closing", es: "Cierre" },
};

export const roles: Readonly<Record<Role, Sentence>> = {
  mediator: { en: "Mediator", es: "Media" },
  participant: { en: "Participant", es: "Participa" },
  observer: { en: "Observer", es: "Observa" },
};

/** Which part somebody takes on a board, said without the person. */
export const parts: Readonly<Record<Role, Sentence>> = {
  mediator: { en: "Mediator", es: "Mediación" },
  participant: { en: "Participant", es: "Participación" },
  observer: { en: "Observer", es: "Observación" },
};
