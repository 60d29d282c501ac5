import { ROLE_IDS } from "../../core/model/scores.ts";
import { type Draft, fullPath, type Section } from "./organisation.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";

export interface Project {
  readonly project: Draft<"projects">;
  readonly demands: readonly Draft<"project_demands">[];
  readonly assignments: readonly { readonly person: Person; readonly record: Draft<"assignments"> }[];
}

/** Internal FTE are for a body of this many projects and staff; chosen so that about two thirds of the demand can be met. */
const INTERNAL_SCALE = 2;

type Want = readonly [role: (typeof ROLE_IDS)[number], fte: number, sourcing?: string];
/** 案件名, 主管課 (first that exists), 重点取組事項, 取組区分, 状況, from, to, 必要人材. */
const PLANS: readonly (readonly [string, string, string, string, string, string, string, readonly Want[]])[] = [
  ["書かない窓口の全面展開", "市民課", "自治体フロントヤード改革の推進", "業務改善", "構築", "2026-04-01", "2028-03-31", [["PM", 0.3], ["BA", 0.5], ["SD", 0.4], ["ENG", 0.3]]],
  ["オンライン申請200手続の拡充", "デジタル推進課", "自治体フロントヤード改革の推進", "手続オンライン化", "要件", "2026-06-01", "2027-09-30", [["BA", 0.4], ["SD", 0.3], ["ENG", 0.5]]],
  ["住民情報系20業務の標準化移行", "デジタル推進課", "自治体の情報システムの標準化・共通化", "業務改善", "構築", "2024-04-01", "2027-03-31", [["PM", 0.6], ["ENG", 0.5], ["ENG", 3, "委託"], ["SEC", 0.2]]],
  ["税務システムの特定移行支援対応", "税務課", "自治体の情報システムの標準化・共通化", "業務改善", "調達", "2026-10-01", "2029-03-31", [["PM", 0.3], ["BA", 0.3], ["ENG", 2, "委託"]]],
  ["公金収納のeLTAX対応", "税務課", "公金収納におけるeLTAXの活用", "手続オンライン化", "要件", "2026-07-01", "2027-03-31", [["PM", 0.2], ["BA", 0.2]]],
  ["マイナンバーカードを使う図書館・施設利用", "中央図書館", "マイナンバーカードの普及促進・利用の推進", "手続オンライン化", "構想", "2027-04-01", "2028-03-31", [["SD", 0.2], ["ENG", 0.2]]],
  ["情報セキュリティ監査と訓練の定着", "デジタル推進課", "セキュリティ対策の徹底", "業務改善", "運用", "2026-04-01", "2029-03-31", [["SEC", 0.5], ["PM", 0.1]]],
  ["介護認定事務のAI-OCR・RPA", "介護保険課", "自治体のAI・RPAの利用推進", "業務改善", "構築", "2026-04-01", "2027-03-31", [["BA", 0.3], ["ENG", 0.4], ["DATA", 0.1]]],
  ["保育所入所調整の自動化", "子育て支援課", "自治体のAI・RPAの利用推進", "業務改善", "調達", "2026-10-01", "2027-09-30", [["BA", 0.3], ["DATA", 0.3], ["PM", 0.2, "外部人材"]]],
  ["生成AIの全庁利用とガイドライン", "デジタル推進課", "自治体のAI・RPAの利用推進", "業務改善", "運用", "2025-04-01", "2028-03-31", [["DATA", 0.3], ["SEC", 0.1]]],
  ["テレワーク基盤の更新", "総務課", "テレワークの推進", "業務改善", "完了", "2024-04-01", "2026-03-31", [["PM", 0.2], ["ENG", 0.5]]],
  ["道路損傷の写真通報サービス", "土木課", "自治体フロントヤード改革の推進", "情報格差対策", "構想", "2027-04-01", "2028-09-30", [["SD", 0.3], ["DATA", 0.2]]],
  ["統計データの公開と政策利用", "企画政策課", "自治体フロントヤード改革の推進", "業務改善", "要件", "2026-05-01", "2027-12-31", [["DATA", 0.5], ["PRODUCER", 0.1]]],
];
const MUST_SKILL: Readonly<Record<string, string>> = {
  PRODUCER: "変革マネジメント", PM: "プロジェクト管理", BA: "業務改善・BPR", SD: "住民サービスデザイン", DATA: "データ利活用", ENG: "RPA・ノーコード", SEC: "情報セキュリティ",
};

export function makeProjects(random: Random, sections: readonly Section[], people: readonly Person[]): readonly Project[] {
  const helpers = people.filter((p) => (p.persona === "leader" || p.persona === "ict") && p.staff.status === "在職");
  return PLANS.map((plan, i) => {
    const [title, owner, plan_item, initiative_type, status, start, end, wants] = plan;
    const section = sections.find((s) => s.name === owner) ?? sections[i % sections.length];
    const project_id = `DX-${String(i + 1).padStart(3, "0")}`;
    const partner = sections[(i * 7 + 3) % sections.length];
    const project: Draft<"projects"> = {
      project_id, title, owner_dept: fullPath(section?.bureau ?? null, section?.name ?? null),
      partner_depts: i % 3 === 0 || partner === undefined || partner === section ? null : fullPath(partner.bureau, partner.name),
      plan_item, initiative_type, status, start, end, budget_yen: random.between(3, 240) * 500_000,
      priority: random.between(1, 5), expected_effect: i === 5 ? null : `年${random.between(4, 60) * 50}時間の削減`,
    };
    const demands = wants.map(([role_id, fte, sourcing = "内部"]): Draft<"project_demands"> => ({
      project_id, role_id, skill_id: MUST_SKILL[role_id] ?? null, required_level: 3, fte: sourcing === "内部" ? Math.round(fte * INTERNAL_SCALE * 10) / 10 : fte, from: start, to: end, sourcing,
      critical: sourcing === "内部" && fte >= 0.3,
    }));
    return { project, demands, assignments: assign(random, project, demands, helpers) };
  });
}

function assign(random: Random, project: Draft<"projects">, demands: readonly Draft<"project_demands">[], helpers: readonly Person[]): Project["assignments"] {
  if (project.status === "構想") return [];
  const used = new Set<Person>();
  return demands.filter((d) => d.sourcing === "内部" && random.chance(0.75)).flatMap((d) => {
    const near = helpers.filter((p) => !used.has(p) && project.owner_dept === fullPath(p.staff.dept_1, p.staff.dept_2));
    const person = near.length > 0 && random.chance(0.7) ? random.pick(near) : random.pick(helpers);
    if (person === undefined || used.has(person)) return [];
    used.add(person);
    const record = { project_id: project.project_id, role_id: d.role_id, staff_no: person.staff.staff_no, share: random.pick([0.1, 0.2, 0.2, 0.3, 0.5]), from: project.start, to: project.end };
    return [{ person, record }];
  });
}

const PROCESS_NAMES = ["申請受付", "証明書発行", "台帳更新", "照会回答", "支払処理", "通知書発送", "実績集計", "許可・認定", "相談対応", "契約事務", "議会資料作成", "統計報告"] as const;

export function makeProcesses(random: Random, sections: readonly Section[]): readonly Draft<"processes">[] {
  return sections.flatMap((s) => PROCESS_NAMES.filter(() => random.chance(0.4)).map((name, i): Draft<"processes"> => {
    const volume = Math.round(10 ** (1.5 + random.next() * 3));
    return {
      process_id: `${s.code.slice(0, 4)}-${String(i + 1).padStart(2, "0")}`, dept_code: s.code, name: `${s.name.replace(/課$/u, "")}${name}`,
      volume_per_year: random.chance(0.06) ? null : volume, hours_per_year: random.chance(0.1) ? null : Math.round(volume * (0.1 + random.next() * 0.6)),
      channel: random.pick(["紙", "紙", "電子", "混在"]), online_rate: random.chance(0.15) ? null : random.pick([0, 0, 0.1, 0.25, 0.4, 0.6, 0.85]),
      automation: random.weighted([["なし", 7], ["RPA", 2], ["AI", 0.5], ["ノーコード", 1]] as const), bpr_state: random.weighted([["未", 5], ["可視化", 3], ["再設計", 1], ["定着", 0.5]] as const),
    };
  }));
}

/** The 41 questions; D-type ones are asked of each 課, all of them of the organisation (`precise-rules.md` R36). */
export const CHECKLIST: readonly (readonly [id: string, who: "ORG" | "課", text: string])[] = [
  ["A01", "ORG", "首長のDXへの意思表明"], ["A02", "課", "管理職のDX研修受講率"], ["A03", "課", "一般職員のDX基礎研修受講率"], ["A04", "課", "DXで解決する住民課題の特定"], ["A05", "課", "若手を含む改善の話合い"],
  ["A06", "ORG", "取組結果の全庁共有"], ["A07", "ORG", "住民・事業者・大学の参画"], ["P01", "ORG", "DX計画の策定"], ["P02", "ORG", "住民便益で書かれた将来像"], ["P03", "ORG", "年度別の工程表"], ["P04", "ORG", "数値目標と毎年の公表"],
  ["P05", "課", "所管のDX案件の登録"], ["P06", "ORG", "人材育成方針でのデジタル人材の位置付け"], ["O01", "ORG", "CIOの任命"], ["O02", "ORG", "CIO補佐官等の任命"], ["O03", "ORG", "CISOとCSIRT"], ["O04", "ORG", "推進本部の設置"],
  ["O05", "ORG", "DX専任部署"], ["O06", "課", "DX推進リーダーの指名"], ["O07", "ORG", "外部人材の活用"], ["O08", "ORG", "人事とDX担当の共同点検"], ["T01", "課", "リテラシー到達率"], ["T02", "課", "リーダー充足率"], ["T03", "課", "案件の役割充足"],
  ["T04", "課", "資格保有率"], ["T05", "課", "代替要員の確保"], ["T06", "ORG", "人材層別の研修計画と予算"], ["E01", "課", "業務一覧の整備"], ["E02", "課", "上位5業務のBPR"], ["E03", "課", "オンライン完結手続の割合"], ["E04", "課", "書かない窓口"],
  ["E05", "課", "AI・RPA・ノーコードの本格利用"], ["E06", "課", "電子決裁率"], ["E07", "課", "生成AIの利用"], ["E08", "課", "案件の中間点検"], ["E09", "課", "データを使った意思決定"], ["S01", "課", "セキュリティ研修受講率"], ["S02", "課", "情報資産台帳の整備"],
  ["S03", "ORG", "インシデント対応訓練"], ["S04", "課", "外部サービス利用の承認手続"], ["S05", "ORG", "個人情報のExcel配布の点検"],
];

/** Each 課 answers its questions; the organisation all. Silent sections have no record at all. */
export function makeReadiness(random: Random, sections: readonly Section[], silent: ReadonlySet<string>): readonly Draft<"readiness_answers">[] {
  const answer = (dept_code: string, item_id: string, lift: number): Draft<"readiness_answers"> => {
    const state = random.weighted([["確認済", 84], ["未確認", 11], ["対象外", item_id === "E04" ? 30 : 2]] as const);
    const level = state === "確認済" ? Math.max(0, Math.min(5, Math.round(1.6 + lift + random.normal() * 1.1))) : null;
    const target = level === null ? null : Math.min(5, level + random.between(1, 2));
    return {
      dept_code, item_id, level, state, evidence: level !== null && level >= 2 && random.chance(0.5) ? random.pick(["実施要領", "会議録", "課内研修の記録", "業務フロー", "台帳"]) : null,
      target_level: target, target_fy: target === null ? null : random.pick(["2027", "2028", "2029"]), action: target !== null && random.chance(0.4) ? random.pick(["担当者を決める", "研修に参加する", "様式を見直す", "業務フローを作る"]) : null,
    };
  };
  const own = sections.filter((s) => !silent.has(s.code)).flatMap((s) => {
    const lift = random.normal() * 0.6 + (s.name.includes("デジタル") ? 1.2 : 0);
    return CHECKLIST.filter(([, who]) => who === "課").map(([id]) => answer(s.code, id, lift));
  });
  return [...CHECKLIST.map(([id]) => answer("ORG", id, 0.5)), ...own];
}
