import { type CanonicalTables, emptyTables, type RecordOf, TABLE_IDS, type TableId } from "../../core/model/canonical.ts";
import { defaultMasters } from "../../core/masters/masters.ts";
import { tableToCsv } from "../../output/canonical-csv.ts";
import { dataPackage } from "../../output/data-package.ts";
import { makeQualifications, makeSkills, makeTraining } from "./evidence.ts";
import { ledgerBytes } from "./ledger-bytes.ts";
import { writeQualifications, writeSkills, writeTraining } from "./ledgers/evidence.ts";
import { isFiscalYearStaff, writeFiscalYearRoster, writeRoster } from "./ledgers/roster.ts";
import { writeOrganisation, writeProcesses, writeProjects, writeReadiness } from "./ledgers/work.ts";
import { makeDepartments, makeSections, type Section } from "./organisation.ts";
import { makePeople } from "./people.ts";
import { makeRandom, type Random } from "./random.ts";
import { chooseSlips } from "./slips.ts";
import type { LedgerDraft, Places } from "./sheet-draft.ts";
import { README } from "./wording.ts";
import { transferExample } from "./transfer-example.ts";
import { makeProcesses, makeProjects, makeReadiness } from "./work.ts";

export interface DemoFile {
  /** Relative, `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Demo {
  /** The messy ledgers. */
  readonly files: readonly DemoFile[];
  /** What they mean: one csv per canonical table, as `convert` should write it (`contract.md` 3), each record with the place it was written. */
  readonly truth: readonly DemoFile[];
  /** What a clerk may give besides ledgers: an example of transfer plans. */
  readonly examples: readonly DemoFile[];
}

/** An invented municipality: messy ledgers and their clean truth. The same options give the same bytes. */
export async function makeDemo(options: { readonly staff: number; readonly seed: number }): Promise<Demo> {
  const { ledgers, tables } = composeTown(options.staff, options.seed);
  const files: DemoFile[] = [];
  for (const draft of ledgers) files.push({ path: draft.file, bytes: await ledgerBytes(draft) });
  const utf8 = new TextEncoder();
  const truth = TABLE_IDS.filter((id) => tables[id].length > 0).map((id) => ({ path: `tables/${id}.csv`, bytes: utf8.encode(tableToCsv(id, tables[id])) }));
  // The package file also tells `daicho run` that this folder holds results, not ledgers.
  const described = dataPackage("truth", TABLE_IDS.filter((id) => tables[id].length > 0));
  truth.push({ path: "datapackage.json", bytes: utf8.encode(`${JSON.stringify(described, null, 2)}\n`) });
  return { files, examples: await transferExample(tables), truth: [...truth, { path: "README.txt", bytes: utf8.encode(README(options.staff, options.seed).replaceAll("\n", "\r\n")) }] };
}

/** The town as drafts and as canonical tables, before any bytes. */
export function composeTown(staff: number, seed: number): { readonly ledgers: readonly LedgerDraft[]; readonly tables: CanonicalTables } {
  const random = (stream: string): Random => makeRandom(seed, stream);
  const sections = makeSections(staff);
  const people = makePeople(random("people"), sections, staff);
  const departments = makeDepartments(sections);
  const skills = makeSkills(random("skills"), people, chooseSilent(random("silent skills"), sections, 0.12));
  const training = makeTraining(random("training"), people);
  const held = makeQualifications(random("certificates"), people);
  const answers = makeReadiness(random("readiness"), sections, chooseSilent(random("silent readiness"), sections, 0.15));
  const projects = makeProjects(random("projects"), sections, people);
  const processes = makeProcesses(random("processes"), sections);
  const slips = chooseSlips(people, training, [...held.values()].flat());
  const places: Places = new Map();
  const spelling = random("spelling");
  const ledgers = [
    writeRoster(spelling, people, places), writeFiscalYearRoster(spelling, people, places, slips), writeTraining(spelling, training, places, slips),
    writeQualifications(spelling, held, places, slips), writeSkills(spelling, people, skills, places), writeReadiness(spelling, answers, sections, places),
    writeProjects(spelling, projects, places), writeProcesses(spelling, processes, sections, places), writeOrganisation(departments, places),
  ];
  const placed = <T extends TableId>(records: readonly object[]): readonly RecordOf<T>[] => records.map((r) => withPlace<T>(r, places, slips.get(r)?.truth));
  const tables: CanonicalTables = {
    ...emptyTables(),
    staff: people.map((p) => withPlace<"staff">(p.staff, places, isFiscalYearStaff(p) ? { pay_table: null, grade: null, former_name: null, retire_date: null, ...slips.get(p.staff)?.truth } : {})),
    departments: placed(departments), skills: placed([...skills.values()].flat()), training: placed(training.map((t) => t.record)),
    qualifications: placed([...held.values()].flat()), readiness_answers: placed(answers), projects: projects.map((p) => withPlace<"projects">(p.project, places, { plan_item: planItemId(p.project.plan_item) })),
    project_demands: placed(projects.flatMap((p) => p.demands)), assignments: placed(projects.flatMap((p) => p.assignments.map((a) => a.record))), processes: placed(processes),
  };
  return { ledgers, tables };
}

/** The ledger writes the item's name; the canonical table holds its id. */
const planItemId = (name: string | null): string | null => defaultMasters().planItems.items.find((item) => item.name === name)?.id ?? null;

function withPlace<T extends TableId>(record: object, places: Places, override: object = {}): RecordOf<T> {
  const place = places.get(record);
  if (place === undefined) throw new Error(`a record was written to no ledger: ${JSON.stringify(record)}`);
  return { ...record, ...override, _file: place.file, _sheet: place.sheet, _row: place.row } as unknown as RecordOf<T>;
}

/** 課 that sent nothing back: unknown, not zero. Never the DX office. */
function chooseSilent(random: Random, sections: readonly Section[], share: number): ReadonlySet<string> {
  return new Set(sections.filter((s) => !s.name.includes("デジタル") && random.chance(share)).map((s) => s.code));
}

