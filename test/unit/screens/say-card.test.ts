import type { Position } from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { CardFace } from "../../../client/src/canvas/faces.ts";
import { sayCard } from "../../../client/src/canvas/say-card.ts";

const faceOf = (text: string) =>
  ({
    position: { kind: "need", text, withdrawn: false } as Position,
    author: "Pilar",
    mine: null,
    open: true,
  }) as CardFace;

test.each([
  ["Una parada cerca de la casa.", "Casas.", "Una parada cerca de la casa, Pilar, en la agrupación «Casas»"],
  ["¿Quién paga?", "¿Y quién no?", "¿Quién paga?, Pilar, en la agrupación «¿Y quién no?»"],
  ["Luz, y bancos...", "", "Luz, y bancos..., Pilar, en una agrupación aún sin frase"],
])("[SP3] a card's words end in one mark, not in two: %s", (text, home, said) => {
  expect(sayCard("es", faceOf(text), home).endsWith(`, ${said}`)).toBe(true);
});
