import { columnLetters } from "../../../src/core/model/cell-address.ts";
import { makeZipFile } from "./zip-file.ts";

/** What a reader must find: text characters, sum of numbers, cells that hold something. */
export interface LedgerTruth {
  readonly cells: number;
  readonly textLength: number;
  readonly sum: number;
}

const FAMILY = [["髙橋", "タカハシ"], ["山﨑", "ヤマサキ"], ["渡邊", "ワタナベ"], ["佐藤", "サトウ"], ["𠮷田", "ヨシダ"], ["小林", "コバヤシ"], ["中村", "ナカムラ"]] as const;
const GIVEN = [["恵子", "ケイコ"], ["太郎", "タロウ"], ["健一", "ケンイチ"], ["美咲", "ミサキ"], ["翔", "ショウ"]] as const;
const DEPARTMENTS = ["総務部総務課", "総務部人事課", "企画部情報政策課", "市民部市民課", "福祉部高齢者支援課", "建設部道路課", "教育委員会学校教育課"];
const MARKS = ["◎", "〇", "△", "×", "該当なし", "未受講"];

/** Column kinds in turn: text of a person, department, mark, number, date, formula, blank. About two in three are text, as in real rosters. */
const KINDS = ["code", "name", "department", "wareki", "number", "mark", "text", "date", "mark", "formula", "mark", "blank", "department", "mark", "decimal", "text", "mark", "mark", "number", "mark"] as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PKG = "http://schemas.openxmlformats.org/package/2006";

/** Writes a ledger as Japanese Excel would (shared strings with furigana, styled blanks, cached formulas). Invented people; the same bytes every time. */
export async function writeLedgerFile(path: string, rows: number, columns: number): Promise<LedgerTruth> {
  const zip = makeZipFile(path);
  const strings = new Map<string, number>();
  const truth = { cells: 0, textLength: 0, sum: 0 };
  await zip.part("[Content_Types].xml", [`${HEAD}<Types xmlns="${PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`]);
  await zip.part("_rels/.rels", [`${HEAD}<Relationships xmlns="${PKG}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
  await zip.part("xl/workbook.xml", [`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="職員台帳" sheetId="1" r:id="rId1"/></sheets></workbook>`]);
  await zip.part("xl/_rels/workbook.xml.rels", [`${HEAD}<Relationships xmlns="${PKG}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`]);
  await zip.part("xl/styles.xml", [`${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="1"><font><sz val="11"/><name val="ＭＳ Ｐゴシック"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" xfId="0"/><xf numFmtId="0" xfId="0"/><xf numFmtId="176" xfId="0"/><xf numFmtId="14" xfId="0"/></cellXfs></styleSheet>`]);
  await zip.part("xl/worksheets/sheet1.xml", sheetPieces(rows, columns, strings, truth));
  await zip.part("xl/sharedStrings.xml", stringPieces(strings));
  zip.close();
  return truth;
}

type Truth = { -readonly [K in keyof LedgerTruth]: LedgerTruth[K] };

function* sheetPieces(rows: number, columns: number, strings: Map<string, number>, truth: Truth): Generator<string> {
  const letters = Array.from({ length: columns }, (_, c) => columnLetters(c + 1));
  const shared = (text: string): number => {
    truth.textLength += text.length;
    const known = strings.get(text) ?? strings.size;
    strings.set(text, known);
    return known;
  };
  yield `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><dimension ref="A1:${letters.at(-1)}${rows + 1}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="13.5"/><sheetData>`;
  for (let r = 1; r <= rows; r++) {
    let row = `<row r="${r}" spans="1:${columns}">`;
    for (let c = 0; c < columns; c++) row += cellXml(`${letters[c]}${r}`, r, c, shared, truth);
    yield `${row}</row>`;
  }
  yield '</sheetData><phoneticPr fontId="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';
}

function cellXml(at: string, row: number, column: number, shared: (text: string) => number, truth: Truth): string {
  const kind = KINDS[column % KINDS.length]!;
  if (kind === "blank") return `<c r="${at}" s="1"/>`;
  truth.cells++;
  const number = (value: number, style: number, formula = ""): string => {
    truth.sum += value;
    return `<c r="${at}" s="${style}">${formula}<v>${value}</v></c>`;
  };
  switch (kind) {
    case "wareki":
      return number(20_000 + ((row * 37) % 25_000), 2);
    case "date":
      return number(40_000 + ((row * 11) % 6_000), 3);
    case "number":
      return number((row * 7919) % 1_000_003, 1);
    case "decimal":
      return number(((row * 31) % 10_000) / 100, 1);
    case "formula":
      return number(row % 60, 1, `<f>DATEDIF(E${row},DATE(2026,4,1),"Y")</f>`);
    default:
      return `<c r="${at}" s="1" t="s"><v>${shared(textOf(kind, row, column))}</v></c>`;
  }
}

function textOf(kind: "code" | "name" | "department" | "mark" | "text", row: number, column: number): string {
  switch (kind) {
    case "code":
      return String(row).padStart(8, "0");
    case "name":
      return `${FAMILY[row % FAMILY.length]![0]}　${GIVEN[row % GIVEN.length]![0]}`;
    case "department":
      return DEPARTMENTS[(row + column) % DEPARTMENTS.length]!;
    case "mark":
      return MARKS[(row * 13 + column) % MARKS.length]!;
    case "text":
      return row % 2 === 0 ? `令和${row % 8}年度研修${row % 977}` : "特記事項なし";
  }
}

const FURIGANA = new Map<string, string>(
  FAMILY.flatMap(([family, familyKana]) =>
    GIVEN.map(([given, givenKana]) => [
      `${family}　${given}`,
      `<rPh sb="0" eb="${family.length}"><t>${familyKana}</t></rPh><rPh sb="${family.length + 1}" eb="${family.length + 1 + given.length}"><t>${givenKana}</t></rPh>`,
    ] as const),
  ),
);

function* stringPieces(strings: ReadonlyMap<string, number>): Generator<string> {
  yield `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) yield `<si><t>${text}</t>${FURIGANA.get(text) ?? ""}<phoneticPr fontId="1"/></si>`;
  yield "</sst>";
}
