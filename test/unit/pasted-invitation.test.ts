import { codeAmong, invitationIn } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";

/** Links and codes as they come out of mails, chats and other programs. */

const ID = "Abcd1234Efgh5678";
const KEY = "a-_9bcdefghijklmnopqrstuvwxyz012";
const LINK = `https://board.example.org/b/${ID}#k=${KEY}`;
const FOUND = { id: ID, key: KEY, code: null };

/** How programs break a line, as it arrives in a field: lines are kept, made blanks, or gone. */
const BREAKS = {
  "a line": "\n",
  "a blank": " ",
  "an indented line": "\r\n    ",
  "quoted-printable": "=\r\n",
  "quoted-printable in one line": "= ",
  "a quoted line": "\n> ",
  "a line quoted twice, in a field": " > > ",
};

describe("[HT47] a link that was broken is joined wherever it was", () => {
  test.each(Object.entries(BREAKS))("by %s", (_, gap) => {
    const from = LINK.indexOf("/b/") + 1;
    for (let at = from; at < LINK.length; at += 1) {
      const text = `Come in: <${LINK.slice(0, at)}${gap}${LINK.slice(at)}> See you there`;
      expect([at, invitationIn(text)]).toEqual([at, FOUND]);
    }
  });
  test("more than once, and with what mail programs write for a =", () => {
    expect(invitationIn(`> ${LINK.slice(0, 33)}\n> ${LINK.slice(33, 50)}\n> ${LINK.slice(50)}\n> Ana`)).toEqual(FOUND);
    expect(invitationIn(LINK.replace("#k=", "#k=3D").replace(/.{36}/g, "$&=\r\n"))).toEqual(FOUND);
    expect(invitationIn(`> ${LINK.replace("#k=", "#k= > ")}`)).toEqual(FOUND);
  });
  test("words behind a link without a key are no part of it", () => {
    expect(invitationIn(`https://board.example.org/b/${ID} see you on Tuesday`)).toMatchObject({ id: ID, key: null });
    expect(invitationIn(`https://board.example.org/b/${ID}#k=${KEY.slice(0, 12)}. See you`)).toMatchObject({
      key: KEY.slice(0, 12),
    });
  });
  test.each([
    ["an em dash for one", "\u2014"],
    ["an en dash for one", "\u2013"],
  ])("%s hyphen", (_, dash) => {
    expect(invitationIn(LINK.replaceAll("-", dash))).toEqual(FOUND);
  });
  test.each(["\u2014", "\u2013"])("a dash (%s) for two hyphens", (dash) => {
    const key = "a--9bcdefghij-lmnopqrstuvwxyz012";
    const link = `https://board.example.org/b/${ID}#k=${key.replace("--", dash)}`;
    expect([invitationIn(link).key, invitationIn(encodeURI(link)).key]).toEqual([key, key]);
  });
});

const encoded = encodeURIComponent(LINK);
const base64 = Buffer.from(LINK).toString("base64");
const twoDefended = encoded.replaceAll("_", "%5F").replaceAll("-", "%2D").replaceAll("%", "-");

describe("[HT47] a link that another program has put its own in place of", () => {
  test.each([
    ["Proofpoint 2", `https://urldefense.proofpoint.com/v2/url?u=${twoDefended}&d=DwMFaQ&c=abcdef&r=x`],
    ["Proofpoint 2, slashes", `https://urldefense.proofpoint.com/v2/url?u=${twoDefended.replaceAll("-2F", "_")}&d=Dw`],
    ["Proofpoint 3", `https://urldefense.com/v3/__${LINK.replace("#", "*")}__;Iw!!Abc123!xyz$`],
    [
      "Proofpoint 3, a run",
      `https://urldefense.com/v3/__${LINK.replace("/b/", "/**A/b/").replace("#", "*")}__;fn4j!!A!x$`,
    ],
    [
      "Barracuda",
      `https://linkprotect.cudasvc.com/url?a=${encoded.toLowerCase().replace(/.*/, encoded)}&c=E,1,abc&typo=1`,
    ],
    ["Outlook", `https://emea01.safelinks.protection.outlook.com/ap/w-59/?url=${encoded}&data=05`],
    ["Outlook in China", `https://chn02.safelinks.protection.partner.outlook.cn/?url=${encoded}&reserved=0`],
    ["Facebook", `https://l.facebook.com/l.php?u=${encoded}&h=AT0abcdef&s=1`],
    ["Instagram", `https://l.instagram.com/?u=${encoded}&e=AT0`],
    ["Slack", `https://slack-redir.net/link?url=${encoded}`],
    [
      "Teams",
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=es`,
    ],
    ["Google", `https://www.google.com/url?q=${encoded}&sa=D&source=gmail`],
    ["Cisco", `https://secure-web.cisco.com/1AbCdEf/${encoded}`],
    ["FireEye", `https://protect2.fireeye.com/v1/url?k=31323334-501d5122-313273af-454455534531&q=1&u=${encoded}`],
    ["Amazon's mail", `https://abc.r.eu-west-1.awstrack.me/L0/${encoded}/1/0102018f/xyz=123`],
    ["Sophos", `https://eu-central-1.protection.sophos.com/?d=example.org&u=${base64}&i=abc`],
    ["in a table of a mail", `| Board | ${LINK.slice(0, 40)} | |\n| | ${LINK.slice(40)} |`],
  ])("%s", (_, text) => {
    expect(invitationIn(text)).toEqual(FOUND);
  });
});

describe("[HT48] a code is found among words", () => {
  test.each([
    ["M8F 2H2C"],
    ["m8f2h2c"],
    ["M8F-2H2C."],
    ["Code: M8F 2H2C"],
    ["Código: m8f 2h2c"],
    ["Board\nM8F 2H2C"],
    ["or go to 127.0.0.1:18900 and write M8F 2H2C"],
    ["o ve a 192.168.1.20:18900 y escribe M8F 2H2C"],
    ["THE M8F 2H2C PLEASE"],
    ["the code is M 8 F 2 H 2 C, see you at 18:30"],
    ["Sala 204, tel. 600 123 456. El código es «M8F2H2C»"],
    ["code *M8F 2H2C*"],
    ["\u041c8F2\u041d2\u0421"],
    ["Tablero: \u041c8F 2\u041d2\u0421"],
    ["Ｍ８Ｆ ２Ｈ２Ｃ"],
    ["M8F\u00a02H2C\u200b"],
    ["M8F – 2H2C"],
  ])("%j", (text) => {
    expect(codeAmong(text)).toBe("M8F2H2C");
  });
  test.each([
    ["Write HJK MNPR on the page", "HJKMNPR"],
    ["the code is hjk mnpr", "HJKMNPR"],
    ["Code (old): A7K 3PX", "A7K3PX"],
    ["Please", "PLEASE"],
    ["I have lost the code", null],
    ["We meet the next Tuesday at 18:30 in room 204", null],
    ["600 1234 or 600 1235", null],
    ["", null],
  ])("%j: %s", (text, code) => {
    expect(codeAmong(text)).toBe(code);
  });
});
