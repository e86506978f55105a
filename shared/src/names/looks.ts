/**
 * Letters that look like Latin ones, for comparing names: of the scripts that have most of them, and small capitals, after
 * Unicode's confusables (UTS 39). Its whole table is twenty times as long and would be most of what a phone fetches; compatibility
 * forms (full width, mathematical, Roman numerals) are taken care of by NFKC.
 */

/** Pairs of a letter and what it looks like, without white space. */
const PAIRS = [
  // Cyrillic
  "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtпnгrзeӏlґrүyцuвbнhбb",
  "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԚQԜWҮYӀlЗ3з3Ьb",
  "ѵvѡwԌGҒF",
  // Greek
  "ϜFαaοoνvρpτtυuκkιiγyηnωwεeχxϳj",
  "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXͿJ",
  // Armenian
  "օoսuհhոnցgզqոnՏSՕOԼLՍU",
  // Cherokee
  "ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥiᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᏃZ",
  "ᎡRᎩY",
  // Coptic, Canadian syllabics, Tifinagh
  "ⲀAⲂBⲈEⲎHⲒIⲔKⲘMⲚNⲞOⲢPⲤCⲦTⲨYⲬXᗅAᗷBᑕCᗞDᕼHᒍJᒪLᑭPᖇRᑌUᐯV᙭XⴹEⵔO",
  // Noughts of other scripts
  "०o੦o૦o௦o౦o೦o൦o๐o໐oዐo",
  // Lisu
  "ꓮAꓐBꓚCꓓDꓰEꓝFꓖGꓧHꓲIꓙJꓗKꓡLꓟMꓠNꓳOꓑPꓣRꓢSꓔTꓴUꓦVꓪWꓫXꓬYꓜZ",
  // Latin: small capitals, and what lost its dot or bears a stroke
  "ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiɩiʋvøoØOđdĐDłlŁLħhĦHɨiɐaəeɛeɔo",
].join("");

const pairs = (PAIRS.match(/../gu) ?? []).map((pair) => [...pair] as [letter: string, latin: string]);
/** Scripts in which the small letters are the capitals drawn smaller, such as Cherokee's. */
const smaller = pairs.map(([letter, latin]) => [letter.toLowerCase(), latin.toLowerCase()] as const);
const LOOKS: ReadonlyMap<string, string> = new Map([...smaller, ...pairs]);

/** The apostrophes, quotes and dashes of all keyboards. */
const APOSTROPHES = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u0060\u00b4\u2032\u2035\ua78c]/g;
const DASHES = /[\u2010-\u2015\u2212\u02d7\u06d4\ufe58]/g;

/** Each letter as the Latin one that it looks like. */
export const asLatin = (text: string): string =>
  Array.from(text, (letter) => LOOKS.get(letter) ?? letter)
    .join("")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-");
