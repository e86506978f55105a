import {
  type Actor,
  compileMinutes,
  EMPTY_LEDGER,
  foldOrganization,
  LIMITS,
  MEDIATOR_MARK,
  type Member,
  type MemberId,
  memberName,
  memberOrganization,
  minutesMarkdown,
  type PositionId,
  type Role,
  record,
  sayEvent,
  sayNamed,
  skeletonsOf,
  speakerName,
  tallyStatement,
  withoutMark,
} from "@acuerdo/shared";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Who is who: names that look the same are told apart, and who said something is told as it was when it was said. */

let made = 0;
function come(table: Table, name: string, organization: string | null = null, role: Role = "participant"): Actor {
  made += 1;
  return table.member(name, role, organization, `member-${made}`);
}
const shown = ({ ledger }: Table, { memberId }: Actor): string => memberName(ledger, memberId) ?? "";
const whole = ({ ledger }: Table, { memberId }: Actor): string =>
  sayNamed({ name: memberName(ledger, memberId) ?? "", organization: memberOrganization(ledger, memberId) });

describe("[NA2] names that look the same are told apart", () => {
  const PAIRS: readonly (readonly [string, string])[] = [
    ["Ana", "Ana"],
    ["Ana", "ana"],
    ["Ana", "\u0410n\u0430"],
    ["Mara", "М\u0430r\u0430"],
    ["José", "Jose"],
    ["Iris", "lris"],
    ["Paul", "Pau1"],
    ["Otto", "0tto"],
    ["Kim", "Κιm"],
    ["Ana López", "Ana  López"],
    ["O'Brien", "O’Brien"],
    ["Mary-Jane", "Mary‑Jane"],
    ["Ａｎａ", "Ana"],
    ["𝐀𝐧𝐚", "Ana"],
    ["ᎪNA", "ANA"],
    ["Mara", "Ⲙⲁrⲁ"],
    ["Rosa", "Ꭱosa"],
    ["Ana", "ᗅna"],
    ["Olga", "௦lga"],
    ["Wanda", "VVanda"],
    ["Vera", "ѵera"],
    ["Łukasz", "Lukasz"],
    ["Strauß", "STRAUSS"],
    ["Luis", "Luis."],
    ["Luis", "«Luis»"],
    ["Luis", "Lu is"],
    ["Ana (Vecinos)", "Ana, Vecinos"],
    ["M. Ruiz", "M Ruiz"],
  ];
  test.each(PAIRS)("%s and %s", (one, other) => {
    const table = new Table();
    const [first, second] = [come(table, one), come(table, other)];
    expect([shown(table, first), shown(table, second)]).toEqual([one, `${other} (2)`]);
  });

  const DIFFERENT: readonly (readonly [string, string])[] = [
    ["Ana", "Anna"],
    ["Ana", "Eva"],
    ["राम", "रमा"],
    ["毛泽东", "毛泽西"],
    ["Alia", "Alma"],
    ["<Ana>", "*Ana*"],
    ["김민준", "김민주"],
  ];
  test.each(DIFFERENT)("%s and %s are two names", (one, other) => {
    const table = new Table();
    expect([come(table, one), come(table, other)].map((actor) => shown(table, actor))).toEqual([one, other]);
  });

  test("by where they come from, else by a number, and never by what is somebody else's name", () => {
    const table = new Table();
    const anas = [
      come(table, "Ana"),
      come(table, "Ana", "UAM"),
      come(table, "Ana", "UAM"),
      come(table, "Ana", "Vecinos"),
      come(table, "Ana (2)"),
      come(table, "Ana (Vecinos)"),
    ];
    expect(anas.map((ana) => whole(table, ana))).toEqual([
      ...["Ana", "Ana (UAM)", "Ana (2) (UAM)", "Ana (Vecinos)"],
      ...["Ana (2) (2)", "Ana (Vecinos) (2)"],
    ]);
  });

  test("what somebody was shown under stays theirs, whoever comes later under whatever name", () => {
    const table = new Table();
    const [first, second] = [come(table, "Ana"), come(table, "Ana")];
    const [mallory, mia] = [come(table, "Ana (2)"), come(table, "Ana", null, "mediator")];
    const all = () => [first, second, mallory, mia].map((actor) => shown(table, actor));
    expect(all()).toEqual(["Ana (1)", "Ana (2)", "Ana (2) (2)", "Ana ◆"]);
    table.do(mia, { kind: "member.remove", memberId: second.memberId, reason: "Otra Ana" });
    expect(all()).toEqual(["Ana (1)", "Ana (2)", "Ana (2) (2)", "Ana ◆"]);
  });

  test("whoever comes back to a name has the number that they had", () => {
    const table = new Table();
    const [, second] = [come(table, "Ana"), come(table, "Ana"), come(table, "Ana")];
    for (const name of ["Bea", "Ana"]) table.do(second, { kind: "member.change", name });
    expect(shown(table, second)).toBe("Ana (2)");
  });

  test("a thousand of one name are a thousand", () => {
    const members = Array.from({ length: 1_000 }, (_, n) => {
      const member: Member = {
        ...{ id: `m${n}` as MemberId, role: "participant", name: "Ana", organization: null, brings: "" },
        ...{ takesPart: true, excused: false, joinedAt: 0, seq: n, before: [], removed: false },
      };
      return [member.id, member] as const;
    });
    const ledger = { ...EMPTY_LEDGER, members: new Map(members) };
    expect(memberName(ledger, "m999" as MemberId)).toBe("Ana (1000)");
    expect(new Set(members.map(([id]) => memberName(ledger, id))).size).toBe(1_000);
  });

  test("a name and an organisation beside it do not pass for a name with an organisation in it", () => {
    const table = new Table();
    const [mara, mallory] = [come(table, "Mara", "Ayuntamiento"), come(table, "Mara (Ayuntamiento)")];
    expect([whole(table, mara), whole(table, mallory)]).toEqual(["Mara (Ayuntamiento)", "Mara (Ayuntamiento) (2)"]);
  });

  test("nobody passes for the server, or for nobody in particular", () => {
    for (const language of ["en", "es"] as const)
      for (const sentence of [record.server, record.somebody]) {
        const table = new Table();
        expect(shown(table, come(table, sentence[language]))).toBe(`${sentence[language]} (2)`);
      }
  });

  test("what names may be made of, no two of them look the same, as they are and as they were", () => {
    const pieces = fc.constantFrom("Ana", "\u0410na", "ANA", "(2)", "(UAM)", "Mara", " ", "\u200b", "1", "l", "é", "◆");
    const person = fc.record({
      name: fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
      organization: fc.constantFrom(null, "UAM", "U.A.M.", "2"),
      role: fc.constantFrom<Role>("participant", "mediator"),
      later: fc.option(fc.constantFrom("Ana", "Mara", "Ana (UAM)")),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (people) => {
        const table = new Table();
        const actors = people.map(({ name, organization, role }) => come(table, name || "x", organization, role));
        people.forEach(({ later }, n) => {
          if (later) table.ask(actors[n] as Actor, { kind: "member.change", name: later });
        });
        const owners = new Map<string, MemberId>();
        for (const { memberId } of actors)
          for (let seq = 0; seq <= table.ledger.seq; seq += 1) {
            const name = withoutMark(memberName(table.ledger, memberId, seq) ?? "");
            const organization = memberOrganization(table.ledger, memberId, seq);
            for (const seen of [name, sayNamed({ name, organization })])
              for (const skeleton of skeletonsOf(seen)) {
                expect(owners.get(skeleton) ?? memberId, seen).toBe(memberId);
                owners.set(skeleton, memberId);
              }
          }
      }),
      { numRuns: 300, seed: 2026 },
    );
  });
});

describe("[NA3] whoever mediates is marked, keeps their name, and nobody else can bear the mark", () => {
  test("whoever came first", () => {
    const table = new Table();
    const [mallory, mara] = [come(table, "Mara"), come(table, "Mara", null, "mediator")];
    expect([shown(table, mallory), shown(table, mara)]).toEqual(["Mara (1)", `Mara ${MEDIATOR_MARK}`]);
  });
  test("a mark in a name is taken out where it is written and where it is shown", () => {
    const table = new Table();
    const like = [MEDIATOR_MARK, ..."◇◈◊⋄♢♦❖⟐⟠⟡⧫⬖⬗⬥⬧⬩⬪⬫⯁🔶🔷🔸🔹💠🞙🞚🞛🞜🞝", "♦️"];
    for (const mark of like) {
      for (const name of [`Mara ${mark}`, `${mark} Mara`]) expect(withoutMark(name), name).toBe("Mara");
      expect(shown(table, come(table, `Mara ${mark}`))).toMatch(/^Mara( \(\d+\))?$/);
    }
  });
});

const positionId = named<PositionId>("p1");
const place = { kind: "position.place", positionId, positionKind: "need", text: "La escuela se cierra" } as const;
const stance = (grade: "endorse" | "object", reason = "") =>
  ({ kind: "stance.take", statementId: positionId, grade, reason, condition: "" }) as const;
const asMara = { kind: "member.change", name: "Mara", organization: "Ayuntamiento" } as const;

describe("[NA1] a name is told as it was when something was said", () => {
  test("whoever takes another's name takes none of their words, and theirs stay their own", () => {
    const table = new Table();
    const [mara, mallory] = [come(table, "Mara", "Ayuntamiento"), come(table, "Mallory")];
    table.do(mallory, place).do(mara, stance("object")).do(mallory, asMara);
    const { ledger } = table;
    const position = ledger.positions.get(positionId);
    expect(speakerName(ledger, mallory.voiceId, "en", position?.said)).toBe("Mallory, then Mara (2)");
    expect(speakerName(ledger, mara.voiceId, "es", 5)).toBe("Mara");
    const text = minutesMarkdown(compileMinutes(ledger, [], 0), "es");
    expect(text).toContain("La escuela se cierra — Mallory, luego Mara (2)");
    expect(text).toContain("Mara (2) (antes: Mallory)");
    expect(text).not.toContain("La escuela se cierra — Mara");
  });

  test("the record says both names, where somebody comes from now, and who did what under which name", () => {
    const table = new Table();
    come(table, "Mara", "Ayuntamiento");
    const mallory = come(table, "Mallory");
    table.do(mallory, place).do(mallory, asMara).do(mallory, { kind: "position.withdraw", positionId });
    const said = (language: "en" | "es") => table.ledger.record.map((entry) => sayEvent(language, table.ledger, entry));
    expect(said("en").slice(2)).toEqual([
      "Mallory, then Mara (2) came in",
      "Mallory, then Mara (2) wrote: “La escuela se cierra”",
      "Mallory is now called Mara (2) and comes from Ayuntamiento",
      "Mara (2) withdrew “La escuela se cierra”",
    ]);
    expect(said("es").at(4)).toBe("Mallory ahora se llama Mara (2) y viene de Ayuntamiento");
    expect(table.events.at(-2)?.data).toMatchObject({ name: "Mara", was: { name: "Mallory", organization: null } });
  });

  test("another spelling of one's own name is the same name", () => {
    const table = new Table();
    const jose = come(table, "jose");
    table.do(jose, place).do(jose, { kind: "member.change", name: "José" });
    expect(speakerName(table.ledger, jose.voiceId, "es", 3)).toBe("José");
  });

  test("[NA5] names are changed so often and no more; other words stay one's own", () => {
    const table = new Table();
    const ana = come(table, "Ana");
    for (let n = 0; n < LIMITS.namesPerMember; n += 1) table.do(ana, { kind: "member.change", name: `Ana ${n}` });
    expect(table.ask(ana, { kind: "member.change", name: "Otra" })).toBe("too-many");
    expect(table.ask(ana, { kind: "member.change", organization: "Otra" })).toBe("too-many");
    expect(table.ask(ana, { kind: "member.change", brings: "pan" })).toBeNull();
  });
});

describe("[NA4] an organisation is one, however its people spell it", () => {
  const SPELLINGS = [
    "Cruz Roja",
    "cruz roja",
    "Cruz Roja.",
    "CRUZ  ROJA",
    "Cruz\u200b Roja",
    "\u0421ruz Roja",
    "Crúz Roja",
  ];
  test("all spellings are compared as one", () => {
    expect(new Set(SPELLINGS.map(foldOrganization)).size).toBe(1);
    for (const other of ["U.A.M.", "U. A. M.", "«UAM»", "U-A-M", "u a m,"])
      expect(foldOrganization(other)).toBe(foldOrganization("UAM"));
    expect(foldOrganization("¡!")).not.toBe(foldOrganization("…"));
    expect(foldOrganization("Cruz Roja")).not.toBe(foldOrganization("Cruz Verde"));
  });

  test("a group does not leave the count by its spelling, and is called what most of it call it", () => {
    const table = new Table();
    const neighbours = Array.from({ length: 16 }, (_, n) => come(table, `Vecina ${n}`, "Vecinos"));
    const red = ["cruz roja", "Cruz Roja", "Cruz Roja", "CRUZ ROJA."].map((from, n) => come(table, `Roja ${n}`, from));
    table.do(neighbours[0] as Actor, place);
    for (const actor of neighbours) table.do(actor, stance("endorse"));
    for (const actor of red) table.do(actor, stance("object"));
    const { groups } = tallyStatement(table.ledger, positionId);
    expect(groups.map(({ id, expected }) => [id, expected])).toEqual([
      ["Vecinos", 16],
      ["Cruz Roja", 4],
    ]);
    const { groups: people } = compileMinutes(table.ledger, [], 0);
    expect(people.map(({ organization, members }) => [organization, members.length])).toEqual([
      ["Vecinos", 16],
      ["Cruz Roja", 4],
    ]);
  });
});
