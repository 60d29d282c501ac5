import { CANONICAL, type CanonicalTables } from "../model/canonical.ts";
import type { DistributionProfile } from "../model/distribution-profile.ts";
import { packagePath } from "./manifest.ts";
import type { Split } from "./split.ts";

/** 本人照会: one line per person and package they are in; one line with the reason for whoever is in none. */
export interface PersonLine {
  readonly staffNo: string;
  readonly name: string;
  readonly file: string;
  /** Why in no package; "" otherwise. */
  readonly reason: string;
  /** 「職員（職員番号、氏名…）」: tables and columns the package may hold about the person. */
  readonly items: string;
  /** Records about the person that went into the package. */
  readonly skills: number;
  readonly training: number;
  readonly qualifications: number;
  readonly assignments: number;
}

export const PERSON_INDEX_FILE = "本人照会.csv";
export const PERSON_INDEX_HEADER = ["職員番号", "氏名", "載っている資料", "載せていない理由", "載っている項目", "スキル評価（件）", "研修（件）", "資格（件）", "案件の配置（件）"] as const;

/** In which packages does this person appear, with what: for disclosure and correction requests, and to tell who is concerned when a file goes astray. */
export function personIndex(split: Split, profile: DistributionProfile): readonly PersonLine[] {
  const items = itemsOf(profile);
  const lines = split.shares.flatMap((share) => {
    const counts = (["skills", "training", "qualifications", "assignments"] as const).map((table) => [table, countByPerson(share.tables, table)] as const);
    const names = new Map(share.tables.staff.map((s) => [s.staff_no, s.name ?? ""] as const));
    return (profile.named ? share.people : []).map((staffNo): PersonLine => ({
      staffNo, name: names.get(staffNo) ?? "", file: packagePath(share), reason: "", items,
      ...(Object.fromEntries(counts.map(([table, count]) => [table, count.get(staffNo) ?? 0])) as Pick<PersonLine, "skills" | "training" | "qualifications" | "assignments">),
    }));
  });
  const out = [...split.quarantine, ...split.held].map((q): PersonLine => ({ staffNo: q.staffNo, name: q.name, file: "", reason: q.reason, items: "", skills: 0, training: 0, qualifications: 0, assignments: 0 }));
  return [...lines, ...out].sort((a, b) => (a.staffNo < b.staffNo ? -1 : a.staffNo > b.staffNo ? 1 : a.file < b.file ? -1 : 1));
}

export const personRow = (l: PersonLine): readonly (string | number)[] => [l.staffNo, l.name, l.file, l.reason, l.items, l.skills, l.training, l.qualifications, l.assignments];

function countByPerson(tables: CanonicalTables, table: "skills" | "training" | "qualifications" | "assignments"): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { staff_no } of tables[table]) if (staff_no !== null) counts.set(staff_no, (counts.get(staff_no) ?? 0) + 1);
  return counts;
}

function itemsOf(profile: DistributionProfile): string {
  return (["staff", "skills", "training", "qualifications", "assignments"] as const).flatMap((table) => {
    const allowed = profile.columns[table];
    if (allowed === undefined) return [];
    const labels = CANONICAL[table].columns.filter((c) => allowed.includes(c.id)).map((c) => c.label);
    return [`${CANONICAL[table].label}（${labels.join("、")}）`];
  }).join("；");
}
