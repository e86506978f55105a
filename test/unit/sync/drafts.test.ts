import { beforeEach, describe, expect, test } from "vitest";
import { Draft, namesOf, type Shelf } from "../../../client/src/sync/saved/drafts.ts";
import { type Form, parsed } from "../../../client/src/sync/saved/sound.ts";
import { weakly } from "../../support/weakening.ts";

/** One field in several tabs of one browser. */

type Values = Map<string, string>;

/** @param told what the browser tells the other tabs of a change. */
function shelf(values: Values, told: (key: string, now: unknown) => void = () => undefined): Shelf {
  return {
    recall: <T>(key: string, form: Form) => parsed<T>(values.get(key) ?? null, form),
    remember: (key, value) => {
      values.set(key, JSON.stringify(value));
      told(key, value);
    },
    forget: (key) => {
      if (values.delete(key)) told(key, null);
    },
  };
}

let time = 0;
let tabs: Tab[] = [];
let device: Values = new Map();
let Kind = Draft;

class Tab {
  readonly #own = shelf(new Map());
  draft: Draft<string>;

  constructor() {
    this.draft = this.#open();
    tabs.push(this);
  }

  #open(): Draft<string> {
    const told = (key: string, now: unknown) => {
      for (const tab of tabs) if (tab !== this && tab.draft.is(key)) tab.draft.heard(now);
    };
    return new Kind<string>(
      "b.m/position",
      "position.b",
      { tab: this.#own, device: shelf(device, told) },
      () => ++time,
    );
  }

  type(text: string): void {
    this.draft.keep(text === "" ? null : text);
  }

  get text(): string {
    return this.draft.value ?? "";
  }

  reload(): void {
    this.draft = this.#open();
  }

  close(): void {
    tabs = tabs.filter((tab) => tab !== this);
  }
}

beforeEach(() => {
  device = new Map();
  tabs = [];
  Kind = Draft;
});

/** Whether what one tab sends leaves what another has typed, in it and in a tab to come. */
function isLeft(): boolean {
  const [one, two] = [new Tab(), new Tab()];
  two.type("half an hour of work");
  one.type("short");
  one.draft.sent();
  const isIn = two.text === "half an hour of work";
  two.close();
  return isIn && new Tab().text === "half an hour of work";
}

describe("[DR2] each tab keeps its own draft", () => {
  test("sending one deletes no other's, also after a reload", () => {
    const [one, two] = [new Tab(), new Tab()];
    one.type("short");
    two.type("half an hour of work");
    one.draft.sent();
    expect(two.text).toBe("half an hour of work");
    two.reload();
    one.reload();
    expect([one.text, two.text]).toEqual(["", "half an hour of work"]);
  });

  test("in whatever order they type and send", () => {
    expect(isLeft()).toBe(true);
  });

  test("tabs that share one copy, which whoever sends takes away, are caught", async () => {
    const putsBack = "device.remember(this.#key, this.#mine);\n    return false;";
    const before = await weakly<{ Draft: typeof Draft }>("client/src/sync/saved/drafts.ts", [putsBack, ";"]);
    Kind = before.Draft;
    expect(isLeft()).toBe(false);
  });

  test("both show their own after reloads, and a third the one typed last", () => {
    const [one, two] = [new Tab(), new Tab()];
    one.type("first");
    two.type("last");
    one.reload();
    two.reload();
    expect([one.text, two.text, new Tab().text]).toEqual(["first", "last", "last"]);
  });

  test("one and the same draft in two tabs is gone from both when it is sent", () => {
    const one = new Tab();
    one.type("the same");
    const two = new Tab();
    expect(two.text).toBe("the same");
    two.draft.sent();
    expect(one.text).toBe("");
    one.reload();
    expect([one.text, new Tab().text]).toEqual(["", ""]);
  });

  test("whoever empties their field empties nobody else's", () => {
    const one = new Tab();
    one.type("mine");
    const two = new Tab();
    two.type("");
    expect(one.text).toBe("mine");
    one.close();
    expect(new Tab().text).toBe("mine");
  });

  test("what another tab types after this one has sent is offered here", () => {
    const [one, two] = [new Tab(), new Tab()];
    one.type("short");
    one.draft.sent();
    two.type("later");
    two.close();
    one.reload();
    expect(one.text).toBe("later");
  });
});

describe("[DR3] drafts are of one board and one person; those that were kept before are found", () => {
  test("by their names, on boards, between people and outside of boards", () => {
    const names = ["position", "canvas.position", "agreement.new", "settings", "profile"];
    const all = ["b1", "b2"].flatMap((board) =>
      ["m1", "m2"].flatMap((m) => names.map((name) => namesOf(name, board, m)[0])),
    );
    expect(new Set([...all, ...names.map((name) => namesOf(name)[0])]).size).toBe(names.length * 5);
  });

  test.each([
    ["position", "position.b"],
    ["canvas.position", "canvas.position.b"],
    ["canvas.kind", "canvas.kind.b"],
    ["agreement.new", "agreement.new"],
    ["wording.a1", "wording.a1"],
  ])("%s was kept as %s", (name, before) => {
    expect(namesOf(name, "b", "m")[1]).toBe(before);
  });

  test("under the board alone are found, once", () => {
    device.set("draft.position.b", JSON.stringify("from before"));
    expect(new Tab().text).toBe("from before");
    expect([...device.keys()]).toEqual(["draft.b.m/position"]);
    tabs[0]?.draft.sent();
    expect(new Tab().text).toBe("");
  });

  test("as a bare text under the same name", () => {
    device.set("draft.b.m/position", JSON.stringify("bare"));
    const one = new Tab();
    expect(one.text).toBe("bare");
    one.draft.sent();
    expect(device.size).toBe(0);
  });
});
