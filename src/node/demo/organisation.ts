import type { RecordOf } from "../../core/model/canonical.ts";

/** A canonical record before it is known where it will be written. */
export type Draft<T extends "staff" | "departments" | "skills" | "training" | "qualifications" | "readiness_answers" | "projects" | "project_demands" | "assignments" | "processes"> =
  Omit<RecordOf<T>, "_file" | "_sheet" | "_row">;

export interface Section {
  readonly code: string;
  readonly bureau: string;
  readonly bureauCode: string;
  /** 課. */
  readonly name: string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** How many staff, relative to others. */
  readonly share: number;
}

/** 部: 課(share) …; the first ones exist in a small town, all of them in a city of 20,000 staff. */
const BUREAUS: readonly (readonly [string, string])[] = [
  ["総務部", "総務課3 人事課3 財政課2 管財課2 契約検査課2 法制課1 危機管理課2 市史編さん課1 行政経営課2 職員厚生課2"],
  ["企画部", "企画政策課3 デジタル推進課3 広報課2 統計課1 広域連携課1 地方創生課2 交通政策課2 文化振興課2 国際交流課1 男女共同参画課1"],
  ["市民部", "市民課5 税務課5 保険年金課4 収納課4 市民税課5 資産税課5 市民協働課2 消費生活課1 戸籍住民課5 中央出張所4"],
  ["健康福祉部", "福祉課5 介護保険課4 健康推進課5 障がい福祉課4 生活支援課5 高齢者支援課4 地域包括ケア課3 保健予防課4 指導監査課1 国保年金課3"],
  ["こども部", "子育て支援課4 保育課5 こども家庭センター3 青少年課2 こども政策課2 児童発達支援課2 母子保健課3 放課後こども課2 幼児教育課2 ひとり親支援課1"],
  ["産業部", "農林水産課3 商工観光課3 農地整備課2 水産振興課2 企業立地課1 観光戦略課2 雇用政策課1 地域ブランド課1 林政課1 市場管理課2"],
  ["建設部", "土木課5 都市計画課3 建築住宅課3 道路維持課4 公園緑地課3 河川課2 用地課2 営繕課2 区画整理課2 開発指導課2"],
  ["環境部", "環境政策課2 廃棄物対策課4 脱炭素推進課2 環境保全課2 清掃事業課5 斎場管理課1 生活衛生課2 動物愛護課1 資源循環課2 施設整備課2"],
  ["上下水道部", "水道課4 下水道課4 経営企画課2 浄水課3 給排水課2 水質管理課2 料金課2 下水道施設課3 管路整備課2 漏水対策課1"],
  ["教育部", "教育総務課3 学校教育課3 生涯学習課3 学校給食課4 文化財課2 スポーツ推進課2 中央図書館3 公民館課3 学校施設課2 教育相談課2"],
  ["消防本部", "消防総務課2 予防課2 警防課4 救急課4 通信指令課3 中央消防署6 東消防署5 西消防署5 消防団課1 装備課1"],
  ["会計・議会", "会計課2 議会事務局2 監査委員事務局1 選挙管理委員会事務局1 農業委員会事務局1 公平委員会事務局1 固定資産評価課1 出納課1 検査課1 審査課1"],
];
const UNITS = ["庶務係", "管理係", "企画係", "推進係", "業務係", "相談係", "施設係", "調整係"] as const;

/** About one 課 for twelve people, 4 to 120. Round robin over 部 (eight of them in a town), so that each keeps its main 課. */
export function makeSections(staff: number): readonly Section[] {
  const wanted = Math.max(4, Math.min(120, Math.round(staff / 12)));
  const chosen: Section[] = [];
  for (let rank = 0; chosen.length < wanted && rank < 10; rank++) {
    BUREAUS.slice(0, wanted > 60 ? 12 : 8).forEach(([bureau, list], b) => {
      const entry = list.split(" ")[rank];
      if (entry !== undefined && chosen.length < wanted) chosen.push(makeSection(bureau, b + 1, rank + 1, entry));
    });
  }
  return chosen.sort((x, y) => (x.code < y.code ? -1 : 1));
}

/** Codes have eight digits (部2 課2 係2 00): never as long as a staff number. */
function makeSection(bureau: string, b: number, k: number, entry: string): Section {
  const share = Number(entry.slice(-1));
  const head = String(b).padStart(2, "0");
  const prefix = head + String(k).padStart(2, "0");
  const units = UNITS.slice(0, Math.min(UNITS.length, 1 + Math.ceil(share / 2)))
    .map((name, i) => ({ code: `${prefix}${String(i + 1).padStart(2, "0")}00`, name }));
  return { code: `${prefix}0000`, bureau, bureauCode: `${head}000000`, name: entry.slice(0, -1), units, share };
}

/** 所属の全体名: 「総務部　人事課　管理係」. */
export const fullPath = (...parts: readonly (string | null)[]): string => parts.filter((p) => p !== null && p !== "").join("　");

export function makeDepartments(sections: readonly Section[]): readonly Draft<"departments">[] {
  const rows = new Map<string, Draft<"departments">>();
  const add = (dept_code: string, level: number, name: string, parent_code: string | null, full_path: string): void => {
    if (!rows.has(dept_code)) rows.set(dept_code, { dept_code, level, name, parent_code, full_path, valid_from: SINCE[level - 1] ?? null, valid_to: null });
  };
  for (const s of sections) {
    add(s.bureauCode, 1, s.bureau, null, s.bureau);
    add(s.code, 2, s.name, s.bureauCode, fullPath(s.bureau, s.name));
    for (const u of s.units) add(u.code, 3, u.name, s.code, fullPath(s.bureau, s.name, u.name));
  }
  return [...rows.values()].sort((x, y) => ((x.dept_code ?? "") < (y.dept_code ?? "") ? -1 : 1));
}

const SINCE = ["2018-04-01", "2022-04-01", "2024-04-01"] as const;

export const DIGITAL_OFFICE = "デジタル推進課";
