import type { FieldMapping, LedgerKind } from "../model/columns.ts";
import type { Slot } from "./slots.ts";

const CERTIFICATE = /ITパスポート|アイパス|基本情報|応用情報|情報セキュリティマネジメント|セキュマネ|安全確保支援士|登録セキスペ|スペシャリスト|プロジェクトマネージャ試験|ITストラテジスト|システムアーキテクト|ITコーディネータ|ITサービスマネージャ|システム監査|g検定|ds検定|統計検定|rpa技術者|生成aiパスポート|^mos|mos$|vbaエキスパート|^p検|簿記|ファシリテーション検定/iu;
const COURSE = /(?:研修|講座|セミナー|講習|eラーニング|入門|基礎編|受講)$/u;
const ROLE = /^(?:producer|pm|ba|sd|data|eng|sec|プロデューサー?|プロジェクトマネージャー?|ビジネスアーキテクト|サービスデザイナー?|デザイナー?|データサイエンティスト|データ|エンジニア|ソフトウェアエンジニア|サイバーセキュリティ|セキュリティ)(?:必要)?(?:人数|人工|人員|fte)?(?:人|人工)?$/iu;
const DEMAND = /必要人数|必要人工|必要人員|必要人材|所要人員|所要人数|人工|必要役割|必要数|要員/u;

/**
 * Columns whose header is itself a value: ○ or a date under 「ITパスポート」 or 「DX基礎研修」 in a roster, ○ under 「DX推進リーダー」,
 * a number under 「必要人数 / BA」 in a project ledger. `before`: such columns found so far, for the group number.
 */
export function constantMapping(kind: LedgerKind, slot: Slot, before: number): FieldMapping | undefined {
  const value = slot.key.shown.split(" / ").at(-1)?.trim() ?? "";
  const over = kind === "qualifications" || kind === "staff" ? underCertificate(slot) : undefined;
  if (over !== undefined) return over;
  const make = (field: string, constant: string): FieldMapping => ({
    field, columns: slot.columns, group: before + 101, constant: { field: constant, value }, confidence: 0.85,
    reason: `見出し「${slot.key.shown}」を値として読みます`,
  });
  const { mark, date, number } = slot.profile;
  if (kind === "staff" || kind === "qualifications" || kind === "training") {
    const marks = mark >= 0.6 || date >= 0.6;
    if (!marks || slot.profile.filled === 0) return undefined;
    if (kind !== "training" && CERTIFICATE.test(slot.key.leaf)) return make(date >= 0.6 ? "qualifications.acquired_on" : "qualifications.held", "qualifications.name");
    if (kind !== "qualifications" && COURSE.test(slot.key.leaf) && slot.key.leaf.length >= 5) return make(date >= 0.6 ? "training.start" : "training.result", "training.course");
  }
  if (kind === "projects" && ROLE.test(slot.key.leaf) && (number >= 0.6 || slot.profile.filled === 0)) {
    const demanded = DEMAND.test(slot.key.full) || slot.key.parent === "";
    return demanded ? make("project_demands.fte", "project_demands.role_id") : undefined;
  }
  return undefined;
}

/** 「ITパスポート試験」 over 有無 and 取得年月日: the certificate stands above, both columns are of one record (one group for one name). */
function underCertificate(slot: Slot): FieldMapping | undefined {
  const name = slot.key.shown.split(" / ").at(-2)?.trim() ?? "";
  if (!CERTIFICATE.test(slot.key.parent) || name === "") return undefined;
  const field = slot.profile.date >= 0.5 && /取得|合格|登録|年月|日$/u.test(slot.key.leaf) ? "qualifications.acquired_on" : /^(?:有無|保有|保有有無|取得|取得有無|合否|資格有無)$/u.test(slot.key.leaf) && slot.profile.mark >= 0.5 ? "qualifications.held" : undefined;
  if (field === undefined) return undefined;
  return { field, columns: slot.columns, constant: { field: "qualifications.name", value: name }, confidence: 0.85, reason: `見出し「${slot.key.shown}」を値として読みます` };
}
