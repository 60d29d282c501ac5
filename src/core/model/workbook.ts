import type { CellRange } from "./cell-address.ts";
import type { Formula, Reference } from "./formula.ts";

/** A workbook as plain data, complete before any writer sees it. Writers do not repair. */
export interface WorkbookModel {
  readonly properties: DocumentProperties;
  /** Named styles; a cell names one. `default` must exist. */
  readonly styles: Readonly<Record<string, StyleModel>>;
  readonly sheets: readonly SheetModel[];
  readonly names: readonly DefinedName[];
}

export interface DocumentProperties {
  readonly title: string;
  readonly subject?: string;
  readonly creator: string;
  readonly description?: string;
  readonly keywords?: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`, injected; never read from the clock. */
  readonly created: string;
  /** Custom properties (取扱区分, 実行番号 …), text only. */
  readonly custom?: Readonly<Record<string, string>>;
}

export interface StyleModel {
  /** What is left out (face, size) comes from the font of `default`. */
  readonly font?: { readonly name?: string; readonly sizePoints?: number; readonly bold?: boolean; readonly italic?: boolean; readonly underline?: boolean; readonly strike?: boolean; readonly colour?: Colour };
  /** Solid fill. */
  readonly fill?: Colour;
  readonly border?: { readonly top?: BorderLine; readonly bottom?: BorderLine; readonly left?: BorderLine; readonly right?: BorderLine };
  readonly align?: { readonly horizontal?: "left" | "center" | "right" | "justify"; readonly vertical?: "top" | "center" | "bottom"; readonly wrap?: boolean; readonly indent?: number; readonly shrink?: boolean; readonly vertical_text?: boolean };
  /** Excel number format code; default General. */
  readonly numberFormat?: string;
  /** Default true: locked when the sheet is protected. */
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
}

/** `RRGGBB`. */
export type Colour = string;
export interface BorderLine {
  readonly style: "hair" | "thin" | "medium" | "thick" | "double" | "dotted" | "dashed";
  readonly colour?: Colour;
}

export interface SheetModel {
  readonly name: string;
  /** Default visible. */
  readonly state?: "visible" | "hidden" | "veryHidden";
  readonly tabColour?: Colour;
  /** Widths by position from column 1; `undefined` = default width. In characters of the default font. */
  readonly columns: readonly ColumnModel[];
  /** Ascending rows; iterable more than once (an array, or an object with its own generator for very long sheets). */
  readonly rows: Iterable<RowModel>;
  readonly merges?: readonly CellRange[];
  readonly tables?: readonly TableModel[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly validations?: readonly ValidationModel[];
  /** Present = protected without a password; cells whose style has `locked:false` stay editable. */
  readonly protection?: { readonly allowSort?: boolean; readonly allowFilter?: boolean; readonly allowFormatColumns?: boolean; readonly allowInsertRows?: boolean };
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly autoFilter?: CellRange;
  readonly print?: PrintModel;
  readonly charts?: readonly ChartModel[];
  readonly notes?: readonly { readonly row: number; readonly column: number; readonly text: string; readonly author?: string }[];
  readonly hyperlinks?: readonly { readonly row: number; readonly column: number; readonly target: Reference; readonly tooltip?: string }[];
  readonly sparklines?: readonly { readonly at: { readonly row: number; readonly column: number }; readonly data: Reference; readonly type: "line" | "column" }[];
  /** Percent; default 100. */
  readonly zoom?: number;
  /** Default true. */
  readonly showGridLines?: boolean;
  /** Default true: the summary row of a group stands below its rows; false: above. */
  readonly outlineBelow?: boolean;
}

export interface ColumnModel {
  readonly widthChars?: number;
  readonly hidden?: boolean;
  readonly style?: string;
}

export interface RowModel {
  readonly row: number;
  readonly heightPoints?: number;
  readonly hidden?: boolean;
  readonly outlineLevel?: number;
  /** Ascending by column. */
  readonly cells: readonly CellModel[];
}

export interface CellModel {
  readonly column: number;
  /** Constant, or the formula's cached value. Dates are serial days (1900 system) with a date style. `null` = styled blank; with a formula = cached empty text. */
  readonly value: string | number | boolean | null;
  readonly formula?: Formula;
  /** The formula works on arrays (Ctrl+Shift+Enter in Excel 2016): comparisons of whole ranges outside SUMPRODUCT. */
  readonly array?: true;
  readonly style?: string;
  /** Text with runs of their own font; `value` must be the runs' joined text. */
  readonly runs?: readonly { readonly text: string; readonly font?: StyleModel["font"] }[];
}

export interface TableModel {
  /** Unique in the workbook, a legal name. */
  readonly name: string;
  readonly range: CellRange;
  /** Equal to the header cells' texts. */
  readonly columns: readonly string[];
  /** Default "TableStyleLight1"; null = none. */
  readonly style?: string | null;
}

export interface DefinedName {
  readonly name: string;
  readonly target: Reference;
  /** Sheet the name is local to. */
  readonly scope?: string;
  readonly comment?: string;
}

export type ConditionalFormat =
  | { readonly kind: "expression"; readonly range: CellRange; readonly formula: Formula; readonly style: string }
  | { readonly kind: "colourScale"; readonly range: CellRange; readonly low: Colour; readonly mid?: Colour; readonly high: Colour; readonly min?: number; readonly max?: number }
  | { readonly kind: "dataBar"; readonly range: CellRange; readonly colour: Colour; readonly min?: number; readonly max?: number };

export type ValidationModel = {
  readonly range: CellRange;
  readonly allowBlank?: boolean;
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: { readonly title: string; readonly text: string };
} & (
  | { readonly kind: "list"; readonly values: readonly string[] | Reference }
  | { readonly kind: "whole" | "decimal" | "date" | "textLength"; readonly min?: number; readonly max?: number }
  | { readonly kind: "custom"; readonly formula: Formula }
);

export interface PrintModel {
  /** Default A4. */
  readonly paper?: "A4" | "A3";
  readonly orientation: "landscape" | "portrait";
  /** Pages wide and tall; 0 = as many as needed. Default 1 × 0. */
  readonly fitTo?: { readonly width: number; readonly height: number };
  /** Rows and columns repeated on every page, first and last. */
  readonly titleRows?: readonly [number, number];
  readonly titleColumns?: readonly [number, number];
  readonly area?: CellRange;
  /** Excel header/footer codes: `&L…&C…&R…`, `&P / &N`. */
  readonly header?: string;
  readonly footer?: string;
  readonly marginsInches?: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly header: number; readonly footer: number };
  readonly rowBreaks?: readonly number[];
  readonly centerHorizontally?: boolean;
}

export interface ChartModel {
  readonly type: "bar" | "column" | "stackedBar" | "stackedColumn" | "line" | "radar" | "scatter";
  readonly title: string;
  /** Alternative text for readers that cannot see it. */
  readonly description: string;
  /** From the upper left corner of cell `from` to the lower right corner of cell `to`. */
  readonly anchor: { readonly from: { readonly row: number; readonly column: number }; readonly to: { readonly row: number; readonly column: number } };
  readonly series: readonly ChartSeries[];
  /** x = categories (or x values), y = values, whichever way the chart lies. */
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly yMin?: number;
  readonly yMax?: number;
  readonly xMin?: number;
  readonly xMax?: number;
  /** Where the axes cross, for quadrant charts: x value at which the y axis stands, y value at which the x axis stands. */
  readonly crossX?: number;
  readonly crossY?: number;
  readonly legend?: "right" | "bottom" | "none";
  readonly dataLabels?: boolean;
  readonly numberFormat?: string;
}

export interface ChartSeries {
  readonly name: string | Reference;
  readonly nameCache?: string;
  /** Category labels (bar, line, radar) or x values (scatter), with their cached values. */
  readonly categories: Reference;
  readonly categoryCache: readonly (string | number)[];
  readonly values: Reference;
  readonly valueCache: readonly (number | null)[];
  readonly colour?: Colour;
  /** Second channel beside colour, for greyscale: pattern fill of bars, dash of lines. */
  readonly pattern?: "solid" | "dense" | "sparse" | "diagonal" | "horizontal";
  readonly dash?: "solid" | "dash" | "dot";
  readonly marker?: "circle" | "square" | "triangle" | "diamond" | "none";
  readonly pointLabels?: readonly string[];
}
