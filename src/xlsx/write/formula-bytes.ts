import { columnLetters } from "../../core/model/cell-address.ts";
import { type Formula, type Reference, quoteSheet, renderFormula } from "../../core/model/formula.ts";
import { type ByteBuffer, encode, putByte, putBytes, putInteger, putText } from "./byte-buffer.ts";
import { escapeText } from "./xml.ts";

/**
 * Functions newer than Excel 2007 that Excel 2016 knows. The file carries them with this prefix, or Excel shows #NAME? until the cell is edited.
 * Source: MS-XLSX 2.2.2 "future functions".
 */
const PREFIXED =
  /(?<![\w.])(?=(?:AGGREGATE|IFNA|XOR|DAYS|ISOWEEKNUM|NUMBERVALUE|SHEETS?|UNICHAR|UNICODE|FORMULATEXT|ISFORMULA|RANK\.(?:EQ|AVG)|STDEV\.[SP]|VAR\.[SP]|COVARIANCE\.[SP]|PERCENTILE\.(?:INC|EXC)|PERCENTRANK\.(?:INC|EXC)|QUARTILE\.(?:INC|EXC)|MODE\.(?:SNGL|MULT)|NORM\.(?:S\.)?(?:DIST|INV)|BINOM\.(?:DIST|INV)|BINOM\.DIST\.RANGE|T\.(?:DIST|INV|TEST)(?:\.2T|\.RT)?|CHISQ\.(?:DIST|INV|TEST)(?:\.RT)?|F\.(?:DIST|INV|TEST)(?:\.RT)?|CONFIDENCE\.(?:NORM|T)|CEILING\.MATH|FLOOR\.MATH|SKEW\.P|PERMUTATIONA|COMBINA|PHI|GAUSS|BITAND|BITOR|BITXOR|BASE|DECIMAL|ARABIC)\()/giu;
/** A text literal or a quoted sheet name: nothing inside is a function. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/u;

/** Formula text as the file carries it: future functions prefixed. Without `=`, not yet escaped. */
export function fileFormula(formula: Formula): string {
  return prefixFunctions(renderFormula(formula));
}

const prefixFunctions = (text: string): string =>
  text.split(QUOTED).map((piece, i) => (i % 2 === 1 ? piece : piece.replace(PREFIXED, "_xlfn."))).join("");

const DOLLAR = 36;
const COLON = 58;

/** Writes formulas into a buffer. Keeps what it has seen of literals, columns and sheet names, which repeat down a column. */
export interface FormulaWriter {
  put(out: ByteBuffer, formula: Formula): void;
}

/** A literal piece escaped, or undefined when the whole formula must be looked at (a future function stands in it). */
type Literal = Uint8Array | undefined;
const MANY_LITERALS = 4096;

export function makeFormulaWriter(): FormulaWriter {
  const literals = new Map<string, Literal>();
  const columns: Uint8Array[] = [];
  const sheets = new Map<string, Uint8Array>();

  const literal = (text: string): Literal => {
    if (literals.has(text)) return literals.get(text);
    if (literals.size >= MANY_LITERALS) literals.clear();
    const bytes = text.search(PREFIXED) >= 0 ? undefined : encode(escapeText(text));
    literals.set(text, bytes);
    return bytes;
  };

  const putCorner = (out: ByteBuffer, row: number, column: number, anchor: Reference["anchor"]): void => {
    if (anchor === "both" || anchor === "column") putByte(out, DOLLAR);
    putBytes(out, (columns[column] ??= encode(columnLetters(column))));
    if (anchor === "both" || anchor === "row") putByte(out, DOLLAR);
    putInteger(out, row);
  };

  const putReference = (out: ByteBuffer, { range, anchor = "both", sheet }: Reference, down: number): void => {
    const moved = anchor === "column" || anchor === "none" ? down : 0;
    if (sheet !== undefined) putBytes(out, sheetPrefix(sheets, sheet));
    putCorner(out, range.top + moved, range.left, anchor);
    if (range.top === range.bottom && range.left === range.right) return;
    putByte(out, COLON);
    putCorner(out, range.bottom + moved, range.right, anchor);
  };

  const put = (out: ByteBuffer, formula: Formula): void => {
    const start = out.length;
    for (const part of formula.parts) {
      if (typeof part !== "string") {
        putReference(out, part, formula.down ?? 0);
        continue;
      }
      const bytes = literal(part);
      if (bytes === undefined) {
        out.length = start;
        return putText(out, escapeText(fileFormula(formula)));
      }
      putBytes(out, bytes);
    }
  };
  return { put };
}

function sheetPrefix(sheets: Map<string, Uint8Array>, sheet: string): Uint8Array {
  const known = sheets.get(sheet);
  if (known !== undefined) return known;
  const bytes = encode(`${escapeText(quoteSheet(sheet))}!`);
  sheets.set(sheet, bytes);
  return bytes;
}
