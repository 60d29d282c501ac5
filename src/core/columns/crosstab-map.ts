import type { FieldMapping, LedgerKind } from "../model/columns.ts";
import type { DetectedTable } from "../model/table.ts";
import { compactText, foldHeader } from "../table/cell-facts.ts";
import { profileOf } from "./value-profile.ts";

/** What the headers of a cross-tab are, when its records are people, departments or items. */
export interface PivotMeaning {
  readonly kind: Exclude<LedgerKind, "unknown">;
  readonly header: string;
  readonly value: string;
  /** How sure, 0-1. */
  readonly confidence: number;
  readonly reason: string;
}

const SKILL = /スキル|技能|業務改善|bpr|データ(?:利活用|活用|分析)|プロジェクト管理|セキュリティ|rpa|ノーコード|生成ai|ネットワーク|クラウド|調達|サービスデザイン|標準化|変革|可視化|プログラミング|excel|エクセル|^[p]\d\.\d|^l[wthm]\d|デザイン|マネジメント|統計|ai|設計|思考|リテラシー/iu;
const COURSE = /研修|講座|講習|セミナー|eラーニング|入門|基礎|応用|初級|中級|上級|受講|修了/iu;
const CERTIFICATE = /パスポート|技術者|支援士|検定|資格|試験|スペシャリスト|mos|免許|コーディネータ/iu;
const QUESTION = /^(?:q|問|設問|質問)[\d０-９一二三]+/iu;
const ITEM = /^[APOTES]\d{2}/u;
const DEPARTMENT = /(?:部|局|課|室|係|所|センター|事務局|館|園|校|委員会)$/u;

/** Reads the meaning of the pivot from its header texts, its values, the title and what stands in the stub. */
export function pivotMeaning(table: DetectedTable): PivotMeaning | undefined {
  const headers = pivotHeaders(table);
  const of = (test: RegExp): number => (headers.length === 0 ? 0 : headers.filter((h) => test.test(h)).length / headers.length);
  const above = (table.wide?.columns ?? []).flatMap((c) => c.header.slice(0, -1)).join("");
  const title = foldHeader(`${table.title ?? ""}${table.grid.name}${table.file.split("/").at(-1) ?? ""}${above}`);
  const pivot = table.columns.find((c) => c.source.kind === "pivot_value");
  const value = pivot === undefined ? undefined : profileOf(table, pivot);
  if (value === undefined) return undefined;
  const units = unitsMeaning(table);
  if (units !== undefined) return units;
  if (hasNamesAcross(table)) return namesMeaning(table, value, title);
  const people = table.columns.some((c) => /氏名|職員番号|名前|職員名/u.test(c.header.join("")));
  const made = (kind: PivotMeaning["kind"], header: string, field: string, confidence: number): PivotMeaning =>
    ({ kind, header: `${kind}.${header}`, value: `${kind}.${field}`, confidence, reason: "見出しが横に並ぶ表を縦に直しました" });
  const items = table.columns.some((c) => /項目|番号|設問|指標/u.test(c.header.join("")));
  if (of(DEPARTMENT) >= 0.6 && items && !people) return made("readiness_answers", "dept", "level", 0.85);
  if (of(ITEM) >= 0.6) return made("readiness_answers", "item_id", "level", 0.9);
  if (of(QUESTION) >= 0.6) return made("survey", "question_id", "value", 0.9);
  const course = of(COURSE) + (/研修|受講/u.test(title) ? 0.6 : 0) + (value.mark >= 0.6 || value.date >= 0.5 ? 0.3 : 0);
  const skill = of(SKILL) + (/スキル|技能/u.test(title) ? 0.8 : 0) + (value.level >= 0.6 && value.number >= 0.6 ? 0.4 : 0);
  const certificate = of(CERTIFICATE) + (/資格|免許/u.test(title) ? 0.6 : 0) + (value.mark >= 0.6 || value.date >= 0.5 ? 0.3 : 0);
  const best = Math.max(course, skill, certificate);
  if (!people || best < 0.6) return undefined;
  const confidence = Math.min(0.95, 0.5 + best * 0.3);
  if (best === skill) return made("skills", "skill_name", "level", confidence);
  if (best === certificate) return made("qualifications", "name", value.date >= 0.5 ? "acquired_on" : "held", confidence);
  return made("training", "course", value.date >= 0.5 ? "start" : "result", confidence);
}

/** 課 to the right of their 部, or under it. */
function unitsMeaning(table: DetectedTable): PivotMeaning | undefined {
  const name = table.columns.find((c) => c.source.kind === "pivot_value")?.header[0] ?? "";
  const over = table.columns.find((c) => c.source.kind === "pivot_header");
  if (!/課|室|係|班|担当|グループ|内部組織/u.test(name) || (over !== undefined && over.header[0] !== "部")) return undefined;
  const value = `departments.${/係|班|担当|グループ/u.test(name) ? "dept_3" : "dept_2"}`;
  return { kind: "departments", header: over === undefined ? value : "departments.dept_1", value, confidence: 0.85, reason: "横に並ぶ課を縦に直しました" };
}

/** People across: what stands left of the names tells skills, courses and certificates apart. */
const hasNamesAcross = (table: DetectedTable): boolean => table.columns.some((c) => c.source.kind === "pivot_header" && c.header[0] === "氏名");

function namesMeaning(table: DetectedTable, value: ReturnType<typeof profileOf>, title: string): PivotMeaning | undefined {
  const stub = table.columns.filter((c) => c.source.kind === "cell").map((c) => c.header.join("")).join(" ");
  const made = (kind: PivotMeaning["kind"], field: string): PivotMeaning =>
    ({ kind, header: `${kind}.person_name`, value: `${kind}.${field}`, confidence: 0.85, reason: "氏名が横に並ぶ表を縦に直しました" });
  const dated = value.date >= 0.5;
  const of = (text: string): PivotMeaning | undefined => {
    if (/資格|免許|検定/u.test(text)) return made("qualifications", dated ? "acquired_on" : "held");
    if (/研修|講座|受講/u.test(text)) return made("training", dated ? "start" : "result");
    return /スキル|技能|能力|力量|知識|コンピテンシー/u.test(text) && !dated ? made("skills", "level") : undefined;
  };
  return of(stub) ?? of(title);
}

function pivotHeaders(table: DetectedTable): readonly string[] {
  const header = table.columns.findLast((c) => c.source.kind === "pivot_header");
  if (header?.source.kind !== "pivot_header") return [];
  const { headerRow } = header.source;
  const columns = [...new Set(table.records.flatMap((r) => (r.pivotColumn === undefined ? [] : [r.pivotColumn])))];
  return columns.map((c) => compactText(String(table.grid.cell(headerRow, c).value ?? "")));
}

/** Field of one of the columns a name has; the first is the value itself unless its header says whose it is. */
function valueField(meaning: PivotMeaning, header: string, place: number): string | undefined {
  if (meaning.kind === "skills") {
    if (/本人|自己/u.test(header)) return "skills.level_self";
    if (/上司|所属長|管理職|課長|評価者|他者/u.test(header)) return "skills.level_manager";
    if (/目標|必要/u.test(header)) return "skills.level_target";
  }
  const said = PARTS[meaning.kind]?.find(([, words]) => words.test(header))?.[0];
  return said ?? (place === 0 ? meaning.value : undefined);
}

/** What one of several columns under a course or certificate says, by its header. */
const PARTS: Partial<Record<LedgerKind, readonly (readonly [string, RegExp])[]>> = {
  training: [["training.end", /終了日|修了日|修了年月/u], ["training.start", /日$|年月$/u], ["training.hours", /時間/u], ["training.result", /結果|状況|可否|合否|区分|^修了$|^受講$|成績|有無/u]],
  qualifications: [["qualifications.valid_until", /期限|有効期間|更新/u], ["qualifications.acquired_on", /日$|年月$/u], ["qualifications.held", /有無|^取得$|合否|可否/u]],
};

/** Header rows over the names of people: their numbers, departments, posts. */
const PERSON_ROWS: Readonly<Record<string, string>> = { 職員番号: "staff_no", 所属: "person_dept", 職名: "person_post" };

/** Mappings of the pivot columns; a second header level is the category or, when it says 本人/上司, the source. */
export function pivotMappings(table: DetectedTable, meaning: PivotMeaning): readonly FieldMapping[] {
  const headers = table.columns.flatMap((c, i) => (c.source.kind === "pivot_header" ? [i] : []));
  const values = table.columns.flatMap((c, i) => (c.source.kind === "pivot_value" ? [i] : []));
  const { confidence, reason } = meaning;
  const last = headers.at(-1);
  return [
    ...(last === undefined ? [] : [{ field: meaning.header, columns: [last], confidence, reason }]),
    ...headers.filter((i) => i !== last).flatMap((i) => {
      const part = hasNamesAcross(table) ? PERSON_ROWS[table.columns[i]?.header[0] ?? ""] : undefined;
      return part === undefined ? [] : [{ field: `${meaning.kind}.${part}`, columns: [i], confidence, reason }];
    }),
    ...values.flatMap((i, k) => {
      const field = valueField(meaning, table.columns[i]?.header[0] ?? "", k);
      return field === undefined ? [] : [{ field, columns: [i], confidence, reason }];
    }),
  ];
}
