/** Words in which people write days, in both languages at once, without accents; the first three letters are enough of a month or weekday. */

const list = (words: string): string[] => words.split(" ");

export const MONTHS = [
  list("january february march april may june july august september october november december"),
  list("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
  list("- - - - - - - - setiembre - - -"),
];

/** From Sunday on. */
export const WEEKDAYS = [
  list("sunday monday tuesday wednesday thursday friday saturday"),
  list("domingo lunes martes miercoles jueves viernes sabado"),
];

export const NUMBERS: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
  },
  ...{ un: 1, una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  ...{ doce: 12, quince: 15, fifteen: 15, twenty: 20, veinte: 20, thirty: 30, treinta: 30, first: 1, primero: 1 },
};

export const UNITS: Readonly<Record<string, "day" | "week" | "month">> = {
  ...{ day: "day", days: "day", dia: "day", dias: "day", week: "week", weeks: "week", fortnight: "week" },
  ...{ semana: "week", semanas: "week", month: "month", months: "month", mes: "month", meses: "month" },
};

/** Days from today. */
export const NEAR: Readonly<Record<string, number>> = {
  ...{ today: 0, hoy: 0, tomorrow: 1, manana: 1, "pasado manana": 2, "day after tomorrow": 2, fortnight: 14 },
};

/** Before or behind a day, without saying which. */
export const FILLERS = new Set(
  list("the of on by for this coming st nd rd th el la los de del para este esta antes before until hasta dia al a"),
);
/** What comes next. */
export const NEXT = new Set(list("next proximo proxima viene"));
