import { dropSpaces, foldText, foldWords } from "./leak/fold.ts";
import { type Identity, type LeakIndex, type Pattern, type PatternKind, scanLong, scanWords } from "./leak/leak-index.ts";
import { attributesOf, decodeEntities, originOf, stripTags } from "./leak/part-text.ts";
import { cellsOf, type GateCell, type NumberStyles, numberStylesOf, sharedStringsOf } from "./leak/sheet-cells.ts";

/** One part of a package as it lies on the disk, inflated, read as text in every way it may be text. */
export interface PackagePart {
  readonly name: string;
  readonly kind: "xml" | "binary";
  /** xml: one text. binary: one per encoding tried (UTF-8, UTF-16 LE and BE at both offsets, CP932, EUC-JP). */
  readonly texts: readonly string[];
}

/** What a released file may say. */
export interface GateRules {
  /** People the file may name: its department's own. */
  readonly own: readonly Identity[];
  /** Public texts in which a name may be hidden by chance: department names, question texts, skill names. */
  readonly vocabulary: readonly string[];
  /** Numbers of the department's own records (件数, 予算額 …) that may equal somebody's staff number by chance. */
  readonly figures: ReadonlySet<number>;
}

export interface LeakHit {
  readonly file: string;
  readonly part: string;
  /** 「シート sheet3 の B12」, 「文字列表の 41 番目」, 「ファイル名」 … */
  readonly place: string;
  readonly kind: PatternKind | "part";
  /** Whose; "" for a forbidden part. */
  readonly staffNo: string;
  /** The text found, as written there (folded). */
  readonly found: string;
}

export interface GateReport {
  readonly hits: readonly LeakHit[];
  readonly parts: number;
  /** Characters of the XML parts; binary parts are searched, not counted. */
  readonly characters: number;
  /** Numbers equal to a foreign staff number that are the department's own figures: listed, not refused. */
  readonly coincidences: readonly { readonly part: string; readonly place: string; readonly staffNo: string }[];
}

interface Search {
  readonly index: LeakIndex;
  readonly file: string;
  readonly own: ReadonlySet<string>;
  readonly ownTexts: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly figures: ReadonlySet<number>;
  readonly hits: Map<string, LeakHit>;
  readonly coincidences: { part: string; place: string; staffNo: string }[];
}

/** A document type can define away what a search sees; Excel never writes one. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/iu;
/** Parts no workbook of ours has; each can carry what no search sees. So can any part that is no XML: ours have none. */
const FORBIDDEN = /(?:^|\/)(?:vbaProject\.bin|externalLinks\/|embeddings\/|activeX\/|pivotCache\/|connections\.xml|queryTables\/|revisions\/|customXml\/|oleObject)/iu;

/**
 * Searches a whole package, however it was made, for anybody who is not its department's own. Names and kana are compared folded
 * (`leak/fold.ts`), what counts as a find is decided in `leak/leak-index.ts`. A find inside an own person's name (小林太郎 ⊃ 林太郎) or inside a
 * public text is none; the same name as an own person's is none (the number still is).
 *
 * One hit must refuse the whole release. `file` is the name under which it would be sent; it is searched too.
 */
export function searchPackage(index: LeakIndex, file: string, parts: readonly PackagePart[], rules: GateRules): GateReport {
  const search = makeSearch(index, file, rules);
  const books = openBook(parts);
  searchText(search, file, file, () => "ファイル名");
  for (const part of parts) {
    if (FORBIDDEN.test(part.name) || (part.kind === "binary" && !part.name.endsWith("(zip)")) || DECLARATION.test(part.texts[0]?.slice(0, 4096) ?? "")) addHit(search, part.name, "部品", { kind: "part", owners: [""], text: part.name });
    searchText(search, part.name, part.name, () => "部品の名前");
    if (part.kind === "binary") for (const text of part.texts) searchBinary(search, part.name, text);
    else searchXml(search, part, books);
  }
  // Of the XML parts alone: how much text a binary gives differs between the decoders of Node and of a browser, and a manifest must not.
  const characters = parts.reduce((sum, p) => sum + (p.kind === "xml" ? p.texts.reduce((n, t) => n + t.length, 0) : 0), 0);
  return { hits: [...search.hits.values()], parts: parts.length, characters, coincidences: search.coincidences };
}

function makeSearch(index: LeakIndex, file: string, rules: GateRules): Search {
  const ownTexts = new Set(rules.own.flatMap((p) => [p.name, p.kana, p.formerName ?? null].flatMap((t) => (t === null || t === "" ? [] : [foldText(t)]))));
  const words = new Set<string>();
  for (const text of rules.vocabulary) scanWords(foldWords(text), (word) => words.add(word));
  return {
    index, file, own: new Set(rules.own.map((p) => p.staffNo)), ownTexts, words, figures: rules.figures,
    phrases: [...ownTexts, ...new Set(rules.vocabulary.map(foldText))], hits: new Map(), coincidences: [],
  };
}

interface Book {
  /** Cells of each worksheet part. */
  readonly cells: ReadonlyMap<string, readonly GateCell[]>;
  readonly styles: NumberStyles;
  /** Numbers that formulas of this package yield: figures, wherever a chart repeats them. */
  readonly computed: Set<number>;
}

function openBook(parts: readonly PackagePart[]): Book {
  const xml = (name: RegExp): string => parts.find((p) => name.test(p.name))?.texts[0] ?? "";
  const strings = sharedStringsOf(xml(/sharedStrings\.xml$/iu));
  const cells = new Map(parts.filter(isSheet).map((part) => [part.name, [...cellsOf(part.texts[0] ?? "", strings)]] as const));
  const computed = new Set<number>();
  for (const list of cells.values()) for (const cell of list) if (cell.formula && cell.number !== null) computed.add(Number(cell.number));
  return { cells, styles: numberStylesOf(xml(/styles\.xml$/iu)), computed };
}

const isSheet = (part: PackagePart): boolean => part.kind === "xml" && /worksheets\/[^/]+\.xml$/iu.test(part.name);
const isChart = (part: PackagePart): boolean => /charts?\/[^/]+\.xml$/iu.test(part.name);

function searchXml(search: Search, part: PackagePart, book: Book): void {
  const xml = part.texts[0] ?? "";
  const inTags = foldText(decodeEntities((xml.match(SPEAKING_TAGS) ?? []).join("")));
  scanLong(search.index, inTags, (pattern, at) => weigh(search, part.name, pattern, inTags, at, () => IN_TAGS));
  const cells = book.cells.get(part.name);
  if (cells !== undefined) searchCells(search, part.name, cells, book);
  const content = isSheet(part) ? xml.replaceAll(NUMBER_VALUE, (whole, attributes: string, body: string) => (TEXT_TYPE.test(attributes) ? whole : `<c${attributes}>${body.replaceAll(/<v\b[^>]*>[^<]*<\/v>/gu, "")}</c>`)) : xml;
  const stripped = stripTags(content);
  searchText(search, part.name, stripped.text.replaceAll('"&"', ""), (at) => placeIn(part.name, content, originOf(stripped, at)), isChart(part) ? book.computed : undefined);
  const tags = isSheet(part) ? xml.replaceAll(CELL_TAGS, "") : xml;
  for (const { name, value, at } of attributesOf(tags)) {
    if (!(NUMERIC_ATTRIBUTES.has(name) && /^[-\d.A-Fa-f]*$/u.test(value))) searchText(search, part.name, value, () => `${placeIn(part.name, tags, at)}の属性「${name}」`);
  }
}

/** Tags that hold more than ASCII, or escapes for it. */
const SPEAKING_TAGS = /<[^<>]*(?:[^\u0000-\u007f]|&#|_x)[^<>]*>/gu;
const IN_TAGS = "タグの中";
const NUMBER_VALUE = /<c\b([^>]*)>([\s\S]*?)<\/c>/gu;
/** Their attributes are positions and styles; names in them are found with the tags. */
const CELL_TAGS = /<(?:c|row|v)\b[^>]*>/gu;
const TEXT_TYPE = /\bt="(?:s|str|inlineStr|b|e)"/u;
/** Attributes whose figures are sizes, colours, styles and positions. */
const NUMERIC_ATTRIBUTES = new Set(
  "r s t ht width min max count uniqueCount x y cx cy val rgb lastClr id idx sheetId spans fontId fillId borderId xfId numFmtId dxfId ref b l w h off ext rot sz defaultColWidth defaultRowHeight baseColWidth windowWidth windowHeight xWindow yWindow tabRatio fileVersion lastEdited lowestEdited rupBuild build appVersion horizontalDpi verticalDpi scale uid indexed tint priority style outlineLevel zoomScale zoomScaleNormal workbookViewId activeTab firstSheet calcId thickness pos algn axId crossAx".split(" "),
);

/** Numbers in cells, and names cut over two cells of a row. */
function searchCells(search: Search, part: string, cells: readonly GateCell[], book: Book): void {
  let before = { row: "", text: "" };
  for (const cell of cells) {
    const place = `${placeOfPart(part)}の ${cell.ref}`;
    searchNumbers(search, part, place, cell, book.styles);
    const text = cell.text === null ? "" : foldText(cell.text);
    if (cell.row === before.row && text !== "" && before.text !== "") {
      const joined = search.index.names.get(before.text + text);
      if (joined !== undefined && !search.ownTexts.has(joined.text)) addHit(search, part, place, joined);
    }
    if (text !== "" || cell.number !== null) before = { row: cell.row, text };
  }
}

/** A number typed into a cell or a formula; a date is none, a result of a formula is a figure. Shown with leading zeros it is what is shown. */
function searchNumbers(search: Search, part: string, place: string, cell: GateCell, styles: NumberStyles): void {
  for (const constant of cell.constants) searchNumber(search, part, place, constant);
  if (cell.number === null) return;
  const digits = styles.padded.get(cell.style);
  const shown = digits === undefined ? undefined : search.index.numbers.get(cell.number.padStart(digits, "0"));
  if (shown !== undefined && isForeign(search, shown)) addHit(search, part, place, shown);
  else if (!cell.formula && !styles.dates.has(cell.style)) searchNumber(search, part, place, cell.number);
}

function searchNumber(search: Search, part: string, place: string, written: string): void {
  const value = Number(written);
  const pattern = search.index.values.get(value);
  if (pattern === undefined || !isForeign(search, pattern)) return;
  if (search.figures.has(value)) search.coincidences.push({ part, place, staffNo: pattern.owners[0] ?? "" });
  else addHit(search, part, place, pattern);
}

/** Names anywhere, short names and numbers as whole words. `computed`: numbers a chart may repeat. */
function searchText(search: Search, part: string, text: string, placeOf: (at: number) => string, computed?: ReadonlySet<number>): void {
  const words = foldWords(text);
  const folded = dropSpaces(words);
  scanLong(search.index, folded, (pattern, at) => weigh(search, part, pattern, folded, at, () => placeOf(firstAt(text, pattern, at))));
  scanWords(words, (word, at, next, near) => {
    const cut = near === "" ? undefined : (search.index.names.get(word + near) ?? search.index.names.get(near + word));
    if (cut !== undefined) weighWord(search, part, cut, placeOf(at));
    const short = search.index.short.get(word.replace(HONORIFIC, "")) ?? (word.length === 1 ? search.index.short.get(word + next.replace(HONORIFIC, "")) : undefined);
    if (short !== undefined && !search.words.has(word)) weighWord(search, part, short, placeOf(at));
    const number = search.index.numbers.get(word.toUpperCase());
    if (number === undefined || !isForeign(search, number) || DECIMALS.test(words.slice(Math.max(0, at - 2), at))) return;
    if (computed !== undefined && (computed.has(Number(word)) || search.figures.has(Number(word)))) return;
    addHit(search, part, placeOf(at), number);
  });
}

/** `0.098765`: digits behind a decimal point. */
const DECIMALS = /\d\.$/u;
const HONORIFIC = /(?<=^.{1,2})(?:様|氏|さん|殿|君|部長|次長|課長|課長補佐|係長|主査|主任|主事|技師)$/u;

/** Without word limits: only what random bytes do not yield by chance. */
function searchBinary(search: Search, part: string, text: string): void {
  const folded = foldText(text);
  scanLong(search.index, folded, (pattern, at) => weigh(search, part, pattern, folded, at, () => "XML ではない内容"));
  scanWords(text, (word) => {
    const number = word.length >= 6 ? search.index.numbers.get(word.toUpperCase()) : undefined;
    if (number !== undefined && isForeign(search, number)) addHit(search, part, "XML ではない内容", number);
  });
}

const isForeign = (search: Search, pattern: Pattern): boolean => !pattern.owners.some((o) => search.own.has(o));

function weigh(search: Search, part: string, pattern: Pattern, folded: string, at: number, place: () => string): void {
  if (search.ownTexts.has(pattern.text) || !isForeign(search, pattern)) return;
  const inside = search.phrases.some((phrase) => {
    for (let k = phrase.indexOf(pattern.text); k >= 0; k = phrase.indexOf(pattern.text, k + 1)) if (folded.startsWith(phrase, at - k)) return true;
    return false;
  });
  if (!inside) addHit(search, part, place(), pattern);
}

function weighWord(search: Search, part: string, pattern: Pattern, place: string): void {
  if (!search.ownTexts.has(pattern.text) && isForeign(search, pattern)) addHit(search, part, place, pattern);
}

/** A pattern found in several readings of the same part counts once, with the most exact place. */
function addHit(search: Search, part: string, place: string, pattern: { readonly kind: LeakHit["kind"]; readonly owners: readonly string[]; readonly text: string }): void {
  const key = `${part}\u0001${pattern.kind}\u0001${pattern.text}`;
  const known = search.hits.get(key);
  if (known === undefined || known.place === IN_TAGS) search.hits.set(key, { file: search.file, part, place, kind: pattern.kind, staffNo: pattern.owners[0] ?? "", found: pattern.text });
}

/** Offsets shift a little when spaces vanish: look for the first characters near the place. */
function firstAt(text: string, pattern: Pattern, at: number): number {
  const near = text.indexOf(pattern.text.slice(0, 2), Math.max(0, at - 2));
  return near < 0 ? Math.min(at, text.length - 1) : near;
}

const placeOfPart = (part: string): string => (/worksheets\//iu.test(part) ? `シート ${part.replace(/^.*\//u, "").replace(/\.xml$/iu, "")}` : part);

function placeIn(part: string, xml: string, at: number): string {
  if (/sharedStrings\.xml$/iu.test(part)) return `文字列表の ${[...xml.slice(0, at).matchAll(/<(?:\w+:)?si\b/gu)].length} 番目`;
  const before = xml.slice(0, at + 1);
  const cell = before.lastIndexOf("<c ");
  const ref = cell < 0 || before.indexOf("</sheetData", cell) >= 0 ? undefined : /\br="([A-Z]+\d+)"/u.exec(xml.slice(cell, cell + 200))?.[1];
  return ref === undefined ? placeOfPart(part) : `${placeOfPart(part)}の ${ref}`;
}
