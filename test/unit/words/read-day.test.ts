import { describe, expect, test } from "vitest";
import { readDay } from "../../../client/src/commit/read-day.ts";

/** Days as people write them; today is Friday, 27 November 2026. */

const TODAY = "2026-11-27";

describe("[OT9] a day is read as it is written, in either language", () => {
  test.each([
    ...[
      "15/1/2027",
      "15/1/27",
      "15-01-2027",
      "15.1.2027",
      "15.1.",
      "15 1 2027",
      "15012027",
      "150127",
      "1501",
      "2027-01-15",
    ],
    ...["2027/1/15", "20270115", "1/15/2027", "15 de enero", "15 enero 2027", "el 15 de enero de 2027", "15 ene 27"],
    ...["15 January", "January 15", "Jan 15, 2027", "15th of January", "the 15th of January 2027", "15-ene-2027"],
    ...["viernes 15 de enero", "Fri 15 Jan", "para el 15 de Enero.", "Friday, 15 January 2027", "15／1／2027"],
  ])("15 January: %s", (text) => {
    expect(readDay(text, TODAY)).toBe("2027-01-15");
  });
  test.each([
    ["1/2/2027", "2027-02-01"],
    ["28/11", "2026-11-28"],
    ["26/11", "2027-11-26"],
    ["29/2", "2028-02-29"],
    ["hoy", "2026-11-27"],
    ["mañana", "2026-11-28"],
    ["tomorrow", "2026-11-28"],
    ["pasado mañana", "2026-11-29"],
    ["the day after tomorrow", "2026-11-29"],
    ["el viernes", "2026-12-04"],
    ["el lunes", "2026-11-30"],
    ["on Monday", "2026-11-30"],
    ["next Tuesday", "2026-12-01"],
    ["el sábado que viene", "2026-11-28"],
    ["el próximo miércoles", "2026-12-02"],
    ["in two weeks", "2026-12-11"],
    ["in a week", "2026-12-04"],
    ["in a fortnight", "2026-12-11"],
    ["en dos semanas", "2026-12-11"],
    ["dentro de 10 días", "2026-12-07"],
    ["in 3 months", "2027-02-27"],
    ["la semana que viene", "2026-12-04"],
    ["next month", "2026-12-27"],
    ["el mes que viene", "2026-12-27"],
    ["el 15", "2026-12-15"],
    ["the 30th", "2026-11-30"],
    ["15", "2026-12-15"],
    ["1 de mayo", "2027-05-01"],
    ["primero de mayo", "2027-05-01"],
    ["1º de mayo", "2027-05-01"],
    ["3 de setiembre", "2027-09-03"],
    ["1/1/1999", "1999-01-01"],
    ["0026-02-02", "0026-02-02"],
  ])("%s: %s", (text, day) => {
    expect(readDay(text, TODAY)).toBe(day);
  });
  test.each([
    "",
    "soon",
    "cuando pueda",
    "30/2/2027",
    "32/1/2027",
    "99",
    "15/13/2027",
    "enero",
    "15 de e",
    "¿?",
    "15012",
  ])("nothing: %j", (text) => {
    expect(readDay(text, TODAY)).toBeNull();
  });
  test("what it reads, it reads again as it is said", () => {
    for (const day of ["2027-01-01", "2028-02-29", "2026-12-31"]) expect(readDay(day, TODAY)).toBe(day);
  });
});
