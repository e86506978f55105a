import type { Sentence } from "../say.ts";

/** Who is on the board: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "member.joined": { en: "{name} came in", es: "{name} entró" },
  "member.changed": { en: "{who} changed their details", es: "{who} cambió sus datos" },
  "member.left": { en: "{name} left the group", es: "{name} dejó el grupo" },
  "member.returned": { en: "{name} came back", es: "{name} volvió" },
  "member.join-asked": {
    en: "{who} asked whether {from} and {into} are one person",
    es: "{who} preguntó si {from} y {into} son la misma persona",
  },
  "member.join-answered": {
    en: "{who} said that {from} and {into} are one person",
    es: "{who} dijo que {from} y {into} son la misma persona",
  },
  "member.joined-as": {
    en: "{from} and {into} are one person, who counts once, as {into}",
    es: "{from} y {into} son la misma persona, que cuenta una vez, como {into}",
  },
  "organization.merged": {
    en: "{who} noted that “{from}” and “{into}” are one organisation",
    es: "{who} anotó que «{from}» y «{into}» son una misma organización",
  },
  "organization.parted": {
    en: "{who} noted that “{name}” is an organisation of its own",
    es: "{who} anotó que «{name}» es una organización aparte",
  },
  "people.counted": {
    en: "{people} {people|person is|people are} on the board, {expected} {expected|takes|take} part",
    es: "Hay {people} {people|persona|personas} en el tablero, {expected} {expected|participa|participan}",
  },
  "people.excused": {
    en: "{who} noted that {count} {count|person has|people have} sent apologies",
    es: "{who} anotó que {count} {count|persona excusa|personas excusan} su asistencia",
  },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  joinedFor: { en: "{name} came in, from {organization}", es: "{name} entró, de {organization}" },
  joinedMediator: { en: "{name} came in to mediate", es: "{name} entró a mediar" },
  joinedObserver: { en: "{name} came in to observe", es: "{name} entró a observar" },
  excused: { en: "{who} noted that {name} has sent apologies", es: "{who} anotó que {name} excusa su asistencia" },
  expected: { en: "{who} noted that {name} is expected again", es: "{who} anotó que se espera de nuevo a {name}" },
  roleMediator: { en: "{name} now mediates too", es: "{name} ahora también media" },
  alsoTakesPart: { en: "{name} also takes part", es: "{name} también participa" },
  takesNoPart: { en: "{name} no longer takes part", es: "{name} ya no participa" },
  roleParticipant: { en: "{name} now takes part", es: "{name} ahora participa" },
  renamed: { en: "{before} is now called {now}", es: "{before} ahora se llama {now}" },
  renamedFrom: {
    en: "{before} is now called {now} and comes from {from}",
    es: "{before} ahora se llama {now} y viene de {from}",
  },
  notTheSame: {
    en: "{who} said that {from} and {into} are two people",
    es: "{who} dijo que {from} y {into} son dos personas",
  },
  from: { en: "{name} now comes from {from}", es: "{name} ahora viene de {from}" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  left: { en: "You have left the group.", es: "Has dejado el grupo." },
  returned: { en: "You are back.", es: "Has vuelto." },
  asked: { en: "{from} and {into} have been asked.", es: "Se ha preguntado a {from} y a {into}." },
  same: { en: "You have said yes.", es: "Has dicho que sí." },
  notTheSame: { en: "You have said no.", es: "Has dicho que no." },
  merged: { en: "“{from}” now counts with “{into}”.", es: "«{from}» cuenta ahora con «{into}»." },
  parted: { en: "“{name}” now counts by itself.", es: "«{name}» cuenta ahora aparte." },
  cardChanged: { en: "Your details are saved.", es: "Tus datos están guardados." },
  excused: { en: "{name} has sent apologies.", es: "{name} excusa su asistencia." },
  expected: { en: "{name} is expected again.", es: "Se espera de nuevo a {name}." },
  excusedCount: { en: "{n} {n|has|have} sent apologies.", es: "{n} {n|excusa|excusan} su asistencia." },
} as const satisfies Record<string, Sentence>;
