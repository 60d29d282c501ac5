/** What the Excels of our users say they can do. Source: Microsoft, "Excel JavaScript API requirement sets". */
export interface ExcelProfile {
  readonly version: string;
  readonly platform: "PC" | "OfficeOnline";
  readonly sets: Readonly<Record<string, number>>;
  /** Bytes per request and per answer. */
  readonly payloadLimit: number;
}

const COMMON = { SharedRuntime: 1.1, RibbonApi: 1.2, DialogApi: 1.2, DialogOrigin: 1.1, CompressedFile: 1.1, File: 1.1, Settings: 1.1, DocumentEvents: 1.1, RichApiRuntime: 1.2, RichApiRuntimeFlag: 1.1 };
const NO_LIMIT = Number.POSITIVE_INFINITY;

export const PROFILES = {
  /** Excel 2019: below what we need. */
  old: { version: "16.0.10730.20102", platform: "PC", sets: { ...COMMON, ExcelApi: 1.8 }, payloadLimit: NO_LIMIT },
  ltsc2021: { version: "16.0.14332.20011", platform: "PC", sets: { ...COMMON, ExcelApi: 1.14 }, payloadLimit: NO_LIMIT },
  ltsc2024: { version: "16.0.17932.20000", platform: "PC", sets: { ...COMMON, ExcelApi: 1.17 }, payloadLimit: NO_LIMIT },
  web: { version: "16.0.20308.15050", platform: "OfficeOnline", sets: { ...COMMON, ExcelApi: 1.19, ExcelApiOnline: 1.1 }, payloadLimit: 5 * 1024 * 1024 },
} as const satisfies Readonly<Record<string, ExcelProfile>>;
