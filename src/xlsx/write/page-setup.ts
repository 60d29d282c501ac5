import type { PrintModel } from "../../core/model/workbook.ts";
import { attributes, element, escapeText } from "./xml.ts";

const PAPER = { A4: 9, A3: 8 } as const;
/** Narrow margins that office printers can still print, with room for header and footer. Inches. */
const MARGINS: NonNullable<PrintModel["marginsInches"]> = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };
const LAST_COLUMN_INDEX = 16_383;

/** `printOptions` to `rowBreaks`, in the order of `CT_Worksheet`; nothing for a sheet that is not meant for print. */
export function pageSetupXml(print: PrintModel | undefined): string {
  if (print === undefined) return "";
  const { width, height } = print.fitTo ?? { width: 1, height: 0 };
  const margins = print.marginsInches ?? MARGINS;
  return (
    (print.centerHorizontally === true ? '<printOptions horizontalCentered="1"/>' : "") +
    element("pageMargins", { left: margins.left, right: margins.right, top: margins.top, bottom: margins.bottom, header: margins.header, footer: margins.footer }) +
    element("pageSetup", { paperSize: PAPER[print.paper ?? "A4"], fitToWidth: width, fitToHeight: height, orientation: print.orientation }) +
    headerFooterXml(print) +
    rowBreaksXml(print.rowBreaks ?? [])
  );
}

function headerFooterXml({ header, footer }: PrintModel): string {
  const content = [["oddHeader", header], ["oddFooter", footer]].map(([tag, text]) => (text === undefined ? "" : `<${tag}>${escapeText(text)}</${tag}>`)).join("");
  return content === "" ? "" : element("headerFooter", {}, content);
}

/** A break stands after the row it names. */
function rowBreaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((id) => element("brk", { id, max: LAST_COLUMN_INDEX, man: true })).join("");
  return `<rowBreaks${attributes({ count: rows.length, manualBreakCount: rows.length })}>${breaks}</rowBreaks>`;
}
