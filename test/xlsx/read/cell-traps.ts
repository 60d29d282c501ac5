import type { Cell } from "../../../src/core/model/grid.ts";
import { type TinyWorkbook, workbookOf } from "./builders/tiny-workbook.ts";

/** One cell (B1) that readers get wrong, and what it holds. The corpus serves the trap tests, the differential tests and the fuzzers. */
export interface CellTrap {
  readonly name: string;
  readonly cell: string;
  readonly expected: Partial<Cell>;
  /** What stands behind `date`, `format` … in the styles of the corpus. */
  readonly strings?: readonly string[];
}

const reading = (from: number, to: number, kana: string): string => `<rPh sb="${from}" eb="${to}"><t>${kana}</t></rPh>`;
const text = (name: string, si: string, value: string): CellTrap => ({
  name, cell: '<c r="B1" t="s"><v>0</v></c>', strings: [`<si>${si}</si>`], expected: value === "" ? { kind: "blank", value: null } : { kind: "text", value },
});
const cell = (name: string, xml: string, expected: Partial<Cell>): CellTrap => ({ name, cell: xml, expected });
const number = (name: string, xml: string, value: number): CellTrap => cell(name, xml, { kind: "number", value });

/** Built-in ids that a Japanese Excel writes without a code (ECMA-376-1, 18.8.30), and custom codes; style index = place in the list. */
export const BUILT_IN_DATES = [14, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58] as const;
export const DATE_CODES = [
  '[$-411]ggge"年"m"月"d"日";@', '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "[$-411]ge.m.d;@", 'yyyy"年"m"月"d"日";@', "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  '[$-411]e"年度"', 'm"月"d"日"', "yyyy年m月d日", "aaa", '"採用;"yyyy/mm/dd',
] as const;
export const NUMBER_CODES = [
  'General"年"', '0"月"', '#,##0"日"', '"平成"0"年"', "[Red]0.0;[Blue]-0.0", "[DBNum3][$-411]0", "0_);[Red]\\(0\\)", '"¥"#,##0;[Red]"¥"-#,##0', "\\d0", '0"歳"', 'G/標準"人"',
  "[<=999]000;[<=9999]000-00;000-0000", "0.00E+00", "_-* #,##0_-;\\-* #,##0_-", "[h]:mm", "[mm]:ss", "@",
] as const;
const FIRST_CUSTOM = 176;
export const STYLES: TinyWorkbook = {
  sheets: [],
  formats: [...DATE_CODES, ...NUMBER_CODES, "h:mm", 'yyyy/m/d\\ h:mm'],
  styles: [0, ...BUILT_IN_DATES, ...[...DATE_CODES, ...NUMBER_CODES, 0, 0].map((_, i) => FIRST_CUSTOM + i)],
};
const styleOf = (id: number): number => (STYLES.styles ?? []).indexOf(id);
const D = styleOf(14);
const TIME = styleOf(FIRST_CUSTOM + DATE_CODES.length + NUMBER_CODES.length);
const DATE_TIME = TIME + 1;
const styled = (style: number, value: string): string => `<c r="B1" s="${style}"><v>${value}</v></c>`;

export const CELL_TRAPS: readonly CellTrap[] = [
  text("plain shared string", "<t>職員</t>", "職員"),
  text("furigana is no part of the value", `<t>山田　太郎</t>${reading(0, 2, "ヤマダ")}${reading(3, 5, "タロウ")}<phoneticPr fontId="1"/>`, "山田　太郎"),
  text("rich text runs are joined", '<r><t>前</t></r><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">中 </t></r><r><t>後</t></r>', "前中 後"),
  text("rich text with furigana", `<r><t>髙</t></r><r><rPr><b/></rPr><t>橋</t></r>${reading(0, 2, "タカハシ")}<phoneticPr fontId="1" type="noConversion"/>`, "髙橋"),
  text("first run empty", "<r><t/></r><r><rPr><b/></rPr><t>太字</t></r>", "太字"),
  text("leading zeros", "<t>00012345</t>", "00012345"),
  text("long digits", "<t>123456789012345678901</t>", "123456789012345678901"),
  text("looks like an exponent", "<t>1E5</t>", "1E5"),
  text("looks like a boolean", "<t>TRUE</t>", "TRUE"),
  text("spaces at both ends", '<t xml:space="preserve">　 前後 </t>', "　 前後 "),
  text("line feed", "<t>一行目\n二行目</t>", "一行目\n二行目"),
  text("line end of XML is LF", "<t>一行目\r\n二行目</t>", "一行目\n二行目"),
  text("_x000D_ is a carriage return", "<t>一行目_x000D_\n二行目</t>", "一行目\r\n二行目"),
  text("_x005F_ escapes an underscore", "<t>a_x005F_x0041_b</t>", "a_x0041_b"),
  text("an escape cut by a run's end is none", "<r><t>a_x00</t></r><r><t>41_b</t></r>", "a_x0041_b"),
  text("characters outside the basic plane", "<t>𠮷野家𩸽</t>", "𠮷野家𩸽"),
  text("ideographic variation sequence", "<t>葛\u{E0100}飾区</t>", "葛\u{E0100}飾区"),
  text("decomposed kana stays so", "<t>か\u3099</t>", "か\u3099"),
  text("entities and character references", "<t>A&amp;B &lt;C&gt; &quot;&apos; &#x9AD9;&#39640;</t>", "A&B <C> \"' 髙高"),
  text("an escaped ampersand is resolved once", "<t>&amp;lt;</t>", "&lt;"),
  text("CDATA", "<t><![CDATA[A<B&amp;]]></t>", "A<B&amp;"),
  text("text, CDATA and a comment in one", "<t>甲<!-- < --><![CDATA[<乙>]]>丙</t>", "甲<乙>丙"),
  text("empty string", "<t></t>", ""),
  text("empty string, self-closed", "<t/>", ""),
  text("prefix inside a string", "<x:t xmlns:x=\"u\">接頭辞</x:t>", "接頭辞"),
  cell("inline string", '<c r="B1" t="inlineStr"><is><t>インライン</t></is></c>', { kind: "text", value: "インライン" }),
  cell("inline string with furigana", `<c r="B1" t="inlineStr"><is><t>東京</t>${reading(0, 2, "トウキョウ")}</is></c>`, { kind: "text", value: "東京" }),
  cell("inline rich string", '<c r="B1" t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r></is></c>', { kind: "text", value: "東京" }),
  number("decimal", '<c r="B1"><v>12.5</v></c>', 12.5),
  number("exponent", '<c r="B1"><v>1.5E-3</v></c>', 0.0015),
  number("seventeen digits", '<c r="B1"><v>0.30000000000000004</v></c>', 0.30000000000000004),
  number("decimal of fifteen digits", '<c r="B1"><v>0.123456789012345</v></c>', 0.123456789012345),
  number("sixteen digits", '<c r="B1"><v>9007199254740993</v></c>', 9007199254740992),
  number("negative", '<c r="B1"><v>-7.25</v></c>', -7.25),
  number("spaces around a number", '<c r="B1"><v> 5 </v></c>', 5),
  number("explicit type n", '<c r="B1" t="n"><v>5</v></c>', 5),
  cell("true", '<c r="B1" t="b"><v>1</v></c>', { kind: "boolean", value: true }),
  cell("false", '<c r="B1" t="b"><v>0</v></c>', { kind: "boolean", value: false }),
  cell("error", '<c r="B1" t="e"><v>#N/A</v></c>', { kind: "error", value: "#N/A" }),
  cell("formula with number", '<c r="B1"><f>SUM(1,2)</f><v>3</v></c>', { kind: "number", value: 3, computed: true }),
  cell("formula with zero", '<c r="B1"><f>0*1</f><v>0</v></c>', { kind: "number", value: 0, computed: true }),
  cell("formula with text", '<c r="B1" t="str"><f>"あ"&amp;"い"</f><v>あい</v></c>', { kind: "text", value: "あい", computed: true }),
  cell("formula with empty text", '<c r="B1" t="str"><f>""</f><v></v></c>', { kind: "blank", value: null, computed: true }),
  cell("formula with error", '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: "error", value: "#DIV/0!", computed: true }),
  cell("formula with boolean", '<c r="B1" t="b"><f>1=1</f><v>1</v></c>', { kind: "boolean", value: true, computed: true }),
  cell("formula without a result is unknown, not zero", '<c r="B1"><f>1+1</f></c>', { kind: "blank", value: null, computed: true }),
  cell("child of a shared formula", '<c r="B1"><f t="shared" si="0"/><v>20</v></c>', { kind: "number", value: 20, computed: true }),
  cell("a formula that holds markup signs", '<c r="B1"><f>IF(A1&gt;"&lt;v&gt;9",1,2)</f><v>2</v></c>', { kind: "number", value: 2, computed: true }),
  cell("a formula in CDATA that looks like a value", '<c r="B1"><f><![CDATA["<v>9</v>"]]></f><v>2</v></c>', { kind: "number", value: 2, computed: true }),
  cell("type d", `<c r="B1" s="${D}" t="d"><v>2023-03-15T00:00:00</v></c>`, { kind: "date", value: 45000, iso: "2023-03-15" }),
  cell("type d with a time", `<c r="B1" s="${D}" t="d"><v>2023-03-15T12:00:00Z</v></c>`, { kind: "date", value: 45000.5, iso: "2023-03-15T12:00:00" }),
  cell("styled blank", `<c r="B1" s="${D}"/>`, { kind: "blank", value: null }),
  cell("single quotes around attributes", "<c r='B1' s='0' t='b'><v>1</v></c>", { kind: "boolean", value: true }),
  cell("attributes in another order, with spaces", '<c  t = "b"  cm="1" \n r = "B1" ><v>1</v></c>', { kind: "boolean", value: true }),
  cell("attributes on v", '<c r="B1"><v xml:space="preserve">5</v></c>', { kind: "number", value: 5 }),
  cell("an extension list with cells of its own", '<c r="B1"><v>5</v><extLst><ext><c><v>9</v></c></ext></extLst></c>', { kind: "number", value: 5 }),
  cell("a comment in a cell", '<c r="B1"><!-- <v>9</v> --><v>5</v></c>', { kind: "number", value: 5 }),
  cell("a number that is none stays as written", '<c r="B1"><v>12,3</v></c>', { kind: "text", value: "12,3" }),
  ...BUILT_IN_DATES.map((id) => cell(`built-in date ${id}`, styled(styleOf(id), "45000"), { kind: "date", value: 45000, iso: "2023-03-15" })),
  ...DATE_CODES.map((code, i) => cell(`date ${code}`, styled(styleOf(FIRST_CUSTOM + i), "45000"), { kind: "date", value: 45000, iso: "2023-03-15", format: code })),
  ...NUMBER_CODES.map((code, i) => cell(`no date ${code}`, styled(styleOf(FIRST_CUSTOM + DATE_CODES.length + i), "31"), { kind: "number", value: 31, format: code })),
  cell("a time of day alone is no day", styled(TIME, "0.75"), { kind: "number", value: 0.75, format: "h:mm" }),
  cell("date and time", styled(DATE_TIME, "45000.71875"), { kind: "date", iso: "2023-03-15T17:15:00" }),
  cell("a time that rounds to midnight is the next day", styled(DATE_TIME, "45000.999999"), { kind: "date", iso: "2023-03-16" }),
  cell("1900-02-28", styled(D, "59"), { kind: "date", iso: "1900-02-28" }),
  cell("1900-02-29 does not exist", styled(D, "60"), { kind: "number", value: 60 }),
  cell("1900-03-01", styled(D, "61"), { kind: "date", iso: "1900-03-01" }),
  cell("a day of Japanese summer time", styled(D, "18415"), { kind: "date", iso: "1950-06-01" }),
  cell("a negative number under a date format", styled(D, "-1"), { kind: "number", value: -1 }),
];

/** The trap as a workbook of its own, so that one bad cell does not hide the others. */
export const trapWorkbook = (trap: CellTrap): Uint8Array =>
  workbookOf({ ...STYLES, strings: trap.strings ?? [], sheets: [{ data: `<row r="1"><c r="A1" t="inlineStr"><is><t>k</t></is></c>${trap.cell}</row>` }] });
