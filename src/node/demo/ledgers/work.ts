import { DIMENSION_NAMES } from "../wording.ts";
import type { Draft, Section } from "../organisation.ts";
import { fullPath } from "../organisation.ts";
import type { Random } from "../random.ts";
import { addRow, addTitle, type DraftCell, type LedgerDraft, makeSheet, merge, mergeDown, type Places, type SheetDraft } from "../sheet-draft.ts";
import { mixedDigit, wareki, wide } from "../spelling.ts";
import { CHECKLIST, type Project } from "../work.ts";
import { groupBy } from "./roster.ts";

const READINESS = "06_DX準備度チェックリスト.xlsx";

/** The form of the DX推進指標: one line per 所属 and question, 所属 merged down, present and target side by side. */
export function writeReadiness(random: Random, answers: readonly Draft<"readiness_answers">[], sections: readonly Section[], places: Places): LedgerDraft {
  const sheet = makeSheet("回答集計", [22, 7, 14, 34, 8, 9, 18, 8, 9, 18]);
  addTitle(sheet, "ＤＸ準備度チェックリスト　回答集計表", 10);
  addRow(sheet, ["回答期限　令和８年８月２９日"]);
  const top = addRow(sheet, ["所属", "項目番号", "分野", "設問", "現在", null, "根拠・確認方法", "目標", null, "取組"], true);
  addRow(sheet, [null, null, null, null, "レベル", "状態", null, "レベル", "年度", null], true);
  for (const column of [1, 2, 3, 4, 7, 10]) merge(sheet, top, column, top + 1, column);
  merge(sheet, top, 5, top, 6);
  merge(sheet, top, 8, top, 9);
  const names = new Map<string, string>([["ORG", "全庁"], ...sections.map((s) => [s.code, fullPath(s.bureau, s.name)] as const)]);
  for (const group of groupBy(answers, (a) => a.dept_code ?? "")) {
    const first = sheet.rows.length + 1;
    for (const a of group) {
      const [id, , question] = CHECKLIST.find(([item]) => item === a.item_id) ?? ["", "", ""];
      const level: DraftCell = a.level === null ? (random.chance(0.5) ? "－" : null) : mixedDigit(random, a.level);
      const year = a.target_fy === null ? null : random.chance(0.5) ? `令和${Number(a.target_fy) - 2018}年度` : `R${Number(a.target_fy) - 2018}`;
      const row = addRow(sheet, [names.get(a.dept_code ?? "") ?? null, id, DIMENSION_NAMES[id.slice(0, 1)] ?? null, question, level, a.state, a.evidence, a.target_level, year, a.action]);
      places.set(a, { file: READINESS, sheet: "回答集計", row });
    }
    mergeDown(sheet, 1, first, sheet.rows.length);
  }
  addRow(sheet, ["※回答のない所属には督促中。未回答は「0」ではない。"]);
  return { file: READINESS, format: "xlsx", sheets: [sheet] };
}

const PROJECTS = "07_DX案件一覧.xlsx";

/** Three sheets: the projects (money in 千円), who is needed, who is on it. */
export function writeProjects(random: Random, projects: readonly Project[], places: Places): LedgerDraft {
  return { file: PROJECTS, format: "xlsx", sheets: [projectSheet(random, projects, places), demandSheet(random, projects, places), assignmentSheet(projects, places)] };
}

function projectSheet(random: Random, projects: readonly Project[], places: Places): SheetDraft {
  const sheet = makeSheet("案件一覧", [10, 34, 22, 22, 30, 18, 8, 12, 12, 12, 8, 20]);
  addTitle(sheet, "令和８年度　ＤＸ案件一覧", 12);
  addRow(sheet, [null, null, null, null, null, null, null, null, null, "（単位：千円）"]);
  const top = addRow(sheet, ["案件番号", "案件名", "主管課", "関係課", "重点取組事項", "取組区分", "状況", "期間", null, "予算額", "優先度", "期待効果"], true);
  addRow(sheet, [null, null, null, null, null, null, null, "開始", "終了"], true);
  for (const column of [1, 2, 3, 4, 5, 6, 7, 10, 11, 12]) merge(sheet, top, column, top + 1, column);
  merge(sheet, top, 8, top, 9);
  for (const { project: p } of projects) {
    const row = addRow(sheet, [
      p.project_id, p.title, p.owner_dept, p.partner_depts ?? random.pick([null, "－"]), p.plan_item, p.initiative_type, p.status, p.start === null ? null : wareki(p.start, "sign"),
      p.end === null ? null : random.chance(0.5) ? { date: p.end } : wareki(p.end, "long"), (p.budget_yen ?? 0) / 1000, p.priority === null ? null : mixedDigit(random, p.priority), p.expected_effect ?? "未定",
    ]);
    places.set(p, { file: PROJECTS, sheet: sheet.name, row });
  }
  addRow(sheet, [null, "合　計", null, null, null, null, null, null, null, projects.reduce((sum, { project }) => sum + (project.budget_yen ?? 0) / 1000, 0)]);
  return sheet;
}

function demandSheet(random: Random, projects: readonly Project[], places: Places): SheetDraft {
  const sheet = makeSheet("必要人材", [10, 30, 12, 22, 10, 12, 12, 12, 10, 8]);
  addTitle(sheet, "案件別　必要人材", 10);
  addRow(sheet, ["案件番号", "案件名", "役割", "スキル", "必要レベル", "必要人数\n（人工）", "開始", "終了", "調達区分", "必須"], true);
  for (const { project, demands } of projects) {
    demands.forEach((d, i) => {
      const role = random.chance(0.2) ? wide(d.role_id ?? "") : d.role_id;
      const row = addRow(sheet, [i === 0 ? project.project_id : "〃", i === 0 ? project.title : null, role, d.skill_id, d.required_level, d.fte, d.from === null ? null : wareki(d.from, "sign"), d.to === null ? null : wareki(d.to, "sign"), d.sourcing, d.critical === true ? "○" : "×"]);
      places.set(d, { file: PROJECTS, sheet: sheet.name, row });
    });
  }
  return sheet;
}

function assignmentSheet(projects: readonly Project[], places: Places): SheetDraft {
  const sheet = makeSheet("従事者", [10, 12, 10, 16, 10, 12, 12]);
  addTitle(sheet, "案件別　従事者一覧", 7);
  addRow(sheet, ["案件番号", "役割", "職員番号", "氏名", "従事割合", "従事開始", "従事終了"], true);
  for (const { assignments } of projects) {
    for (const { person, record: a } of assignments) {
      const row = addRow(sheet, [a.project_id, a.role_id, a.staff_no, `${person.name.family}　${person.name.given}`, `${(a.share ?? 0) * 100}％`, a.from === null ? null : wareki(a.from, "sign"), a.to === null ? null : wareki(a.to, "sign")]);
      places.set(a, { file: PROJECTS, sheet: sheet.name, row });
    }
  }
  return sheet;
}

const PROCESSES = "08_業務一覧.xls";

export function writeProcesses(random: Random, processes: readonly Draft<"processes">[], sections: readonly Section[], places: Places): LedgerDraft {
  const sheet = makeSheet("業務一覧");
  addTitle(sheet, "業務一覧表（業務量調査）", 9);
  addRow(sheet, ["業務番号", "所属", "業務名", "年間件数（件）", "年間時間（時間）", "受付方法", "オンライン率", "自動化", "見直し状況"], true);
  for (const group of groupBy(processes, (p) => p.dept_code ?? "")) {
    const section = sections.find((s) => s.code === group[0]?.dept_code);
    group.forEach((p, i) => {
      const row = addRow(sheet, [
        p.process_id, i === 0 ? fullPath(section?.bureau ?? null, section?.name ?? null) : null, p.name, p.volume_per_year === null ? "不明" : thousands(random, p.volume_per_year),
        p.hours_per_year ?? "…", p.channel, p.online_rate === null ? "－" : `${Math.round(p.online_rate * 100)}%`, p.automation, p.bpr_state,
      ]);
      places.set(p, { file: PROCESSES, sheet: "業務一覧", row });
    });
    const known = group.filter((p) => p.hours_per_year !== null);
    addRow(sheet, [null, "小計", null, null, known.reduce((sum, p) => sum + (p.hours_per_year ?? 0), 0)]);
  }
  return { file: PROCESSES, format: "xls", sheets: [sheet] };
}

const thousands = (random: Random, n: number): DraftCell =>
  random.weighted<DraftCell>([[n, 5], [String(n).replaceAll(/\B(?=(\d{3})+$)/gu, ","), 3], [`${n}件`, 1]]);

const ORGANISATION = "09_組織一覧.csv";

export function writeOrganisation(departments: readonly Draft<"departments">[], places: Places): LedgerDraft {
  const sheet = makeSheet("09_組織一覧");
  addRow(sheet, ["所属コード", "階層", "所属名", "上位所属コード", "所属名称（全体）", "設置年月日", "廃止年月日"], true);
  for (const d of departments) {
    const row = addRow(sheet, [d.dept_code, d.level, d.name, d.parent_code, d.full_path, d.valid_from === null ? null : wareki(d.valid_from, "long"), null]);
    places.set(d, { file: ORGANISATION, sheet: sheet.name, row });
  }
  return { file: ORGANISATION, format: "csv", sheets: [sheet] };
}
